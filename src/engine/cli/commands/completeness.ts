import type { Command } from '../command.ts'
import { answer } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { withCatalogue } from '../open-catalogue.ts'

export const completeness: Command = {
  name: 'completeness',
  usage: '<file> [--channel code] [--locale code] [--family code]',
  summary: 'How complete the products are: per channel and language, per family, per required attribute.',
  positionals: ['file'],
  options: { channel: 'text', locale: 'text', family: 'text' },
  help: ['Each attribute comes with a filter that lists exactly the products where it is empty.'],
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ call }) => {
      const input = { channel: args.text('channel'), locale: args.text('locale'), family: args.text('family') }
      answer(terminal, await call('quality.summary', input))
      return EXIT.done
    }),
}
