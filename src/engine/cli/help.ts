import type { Command } from './command.ts'

const CALL = 'npm run -s cli --'

/** What there is, one line per command. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return `Usage: ${CALL} <command> <file> [options]\n\n${lines.join('\n')}\n\nMore about one: ${CALL} <command> --help. Exit codes and examples: docs/cli.md.\n`
}

export function helpOf({ name, usage, summary, help = [] }: Command): string {
  return `Usage: ${CALL} ${name} ${usage}\n\n${summary}\n${help.map((line) => `  ${line}\n`).join('')}`
}
