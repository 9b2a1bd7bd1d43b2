import type { Result } from '../../../shared/contract/index.ts'
import type { Command, Terminal } from '../command.ts'
import { answer } from '../command.ts'
import type { ExitCode } from '../exit-codes.ts'
import { EXIT } from '../exit-codes.ts'
import { newRequestId, withCatalogue } from '../open-catalogue.ts'

export const historyList: Command = {
  name: 'history list',
  usage: '<file> [--limit n] [--before id]',
  summary: 'The steps that were taken, newest first.',
  positionals: ['file'],
  options: { limit: 'text', before: 'text' },
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ call }) => {
      const input = { limit: args.whole('limit', 1) ?? 100, before: args.whole('before', 1) }
      answer(terminal, await call('catalogue.history', input))
      return EXIT.done
    }),
}

export const historyUndo: Command = {
  name: 'history undo',
  usage: '<file> [--step id]',
  summary: 'Take back the newest step, or one of long ago; later edits of the same values stay.',
  positionals: ['file'],
  options: { step: 'text' },
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ job }) => {
      const input = { requestId: newRequestId(), changeSetId: args.whole('step', 1) }
      return tell(terminal, await job('catalogue.undo', input), 'undo')
    }),
}

export const historyRedo: Command = {
  name: 'history redo',
  usage: '<file>',
  summary: 'Do again what was undone last.',
  positionals: ['file'],
  options: {},
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ job }) =>
      tell(terminal, await job('catalogue.redo', { requestId: newRequestId() }), 'redo'),
    ),
}

function tell(terminal: Terminal, result: Result<'catalogue.undo'>, what: 'undo' | 'redo'): ExitCode {
  if (result.step === null) terminal.say(`There is nothing to ${what}.`)
  answer(terminal, result)
  return EXIT.done
}
