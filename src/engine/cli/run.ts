import { AppError } from '../../shared/errors.ts'
import { parseArguments, UsageError } from './arguments.ts'
import type { Command, Terminal } from './command.ts'
import { answer } from './command.ts'
import { commands } from './commands/index.ts'
import type { ExitCode } from './exit-codes.ts'
import { EXIT, exitCodeOf } from './exit-codes.ts'
import { helpOf, overview } from './help.ts'

/** Runs what was typed and answers with the exit code; nothing is thrown but bugs. */
export async function runCli(typed: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const found = findCommand(typed)
  const wantsHelp = typed.includes('--help') || typed[0] === 'help'
  if (!found) {
    terminal.say(wantsHelp || typed.length === 0 ? overview(commands) : unknown(typed))
    return wantsHelp ? EXIT.done : EXIT.usage
  }
  if (wantsHelp) {
    terminal.say(helpOf(found.command))
    return EXIT.done
  }
  try {
    const args = parseArguments(found.rest, found.command.positionals, found.command.options)
    return await found.command.run(args, terminal)
  } catch (error) {
    return failed(error, found.command, terminal)
  }
}

/** The command whose words come first; `help` may stand before it. */
function findCommand(typed: readonly string[]): { command: Command; rest: readonly string[] } | null {
  const words = typed[0] === 'help' ? typed.slice(1) : typed
  for (const command of commands) {
    const name = command.name.split(' ')
    if (name.every((word, index) => words[index] === word)) return { command, rest: words.slice(name.length) }
  }
  return null
}

function unknown(typed: readonly string[]): string {
  const group = commands.filter(({ name }) => name.startsWith(`${typed[0]} `))
  return group.length > 0
    ? `There is ${group.map(({ name }) => name).join(', ')}.\n`
    : `There is no command "${typed[0]}".\n\n${overview(commands)}`
}

function failed(error: unknown, command: Command, terminal: Terminal): ExitCode {
  if (error instanceof UsageError) {
    terminal.say(`${error.message}\n\n${helpOf(command)}`)
    answer(terminal, { error: { code: 'usage', message: error.message } })
    return EXIT.usage
  }
  if (!(error instanceof AppError)) throw error
  terminal.say(error.message)
  answer(terminal, { error: { code: error.code, message: error.message, details: error.details } })
  return exitCodeOf(error.code)
}
