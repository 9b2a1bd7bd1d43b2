import type { Command } from '../command.ts'
import { answer } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { withCatalogue } from '../open-catalogue.ts'

export const check: Command = {
  name: 'check',
  usage: '<file>',
  summary: 'Prove that a catalogue is whole: the file, its journal, what models lend, its pictures, every projection.',
  positionals: ['file'],
  options: {},
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ call }) => {
      const report = await call('catalogue.check', {})
      answer(terminal, report)
      for (const { name, problems } of report.checks)
        for (const problem of problems) terminal.say(`${name}: ${problem}`)
      terminal.say(report.ok ? 'Everything holds.' : 'This catalogue is not whole. Keep the file and open a backup.')
      return report.ok ? EXIT.done : EXIT.rejections
    }),
}
