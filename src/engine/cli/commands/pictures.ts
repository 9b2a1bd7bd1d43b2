import type { Command } from '../command.ts'
import { answer } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { withCatalogue } from '../open-catalogue.ts'

export const picturesCommand: Command = {
  name: 'pictures',
  usage: '<file> <folder> [--attach]',
  summary: 'Find the products of a folder of pictures; attach those that are sure, in one step.',
  positionals: ['file', 'folder'],
  options: { attach: 'flag' },
  help: ['--attach  without it nothing is changed; look-alikes and guesses are never attached'],
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ job, call, ticket }) => {
      const staged = await job('media.stagePictures', { tickets: [ticket(args.positional('folder'), 'read')] })
      const pictures = []
      for (let from = 0; from < staged.pictures; from += 1_000) {
        const page = await call('media.stagedPictures', { dropId: staged.dropId, from, count: 1_000 })
        pictures.push(...page.pictures)
      }
      const { kinds } = staged
      const attached = args.flag('attach')
        ? await job('media.attachPictures', { requestId: crypto.randomUUID(), dropId: staged.dropId })
        : null
      answer(terminal, { ...staged, attached, list: pictures })
      terminal.say(
        `${staged.pictures} pictures: ${kinds.matched} matched, ${kinds['look-alike']} look-alikes, ` +
          `${kinds['to-decide']} to decide, ${kinds.duplicate} duplicates, ${kinds.unseen} unreadable.`,
      )
      if (attached) terminal.say(`${attached.pictures} attached to ${attached.products} products.`)
      return EXIT.done
    }),
}
