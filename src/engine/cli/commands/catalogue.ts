import { resolve } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { sourceMigrations } from '../../app.ts'
import { createCatalogue, sourceContent } from '../../create-catalogue.ts'
import type { Arguments } from '../arguments.ts'
import { UsageError } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { answer } from '../command.ts'
import type { ExitCode } from '../exit-codes.ts'
import { EXIT } from '../exit-codes.ts'
import { withCatalogue } from '../open-catalogue.ts'

export const catalogueCreate: Command = {
  name: 'catalogue create',
  usage: '<file> [--sample] [--locales nl_NL,en_GB]',
  summary: 'Make a catalogue: empty with a starter structure, or the sample shop.',
  positionals: ['file'],
  options: { sample: 'flag', locales: 'text' },
  help: [
    '--sample    the sample shop, 310 products with pictures',
    '--locales   languages of an empty catalogue, the default first',
  ],
  run: async (args, terminal) => {
    const locales = localesOf(args)
    if (args.flag('sample') && locales) throw new UsageError('The sample has its own languages: leave out --locales.')
    const catalogue = resolve(args.positional('file'))
    createCatalogue({
      catalogue,
      content: args.flag('sample') ? 'sample' : 'empty',
      migrations: sourceMigrations,
      folders: sourceContent,
      actor: 'cli',
      ...(locales ? { locales } : {}),
    })
    return info(args, terminal)
  },
}

export const catalogueInfo: Command = {
  name: 'catalogue info',
  usage: '<file>',
  summary: 'What is in a catalogue: products, channels, languages, last change.',
  positionals: ['file'],
  options: {},
  run: info,
}

function info(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  return withCatalogue(args, terminal, async ({ path, call }) => {
    const facts = await call('catalogue.info', {})
    const { channels, locales, attributes, families, categories } = await call('catalogue.structure', {})
    answer(terminal, {
      file: path,
      ...facts,
      locales: locales.map(({ code }) => code),
      channels: channels.map(({ code, locales: ofChannel, currencies }) => ({ code, locales: ofChannel, currencies })),
      attributes: attributes.length,
      families: families.length,
      categories: categories.length,
    })
    return EXIT.done
  })
}

function localesOf(args: Arguments): readonly string[] | null {
  const text = args.text('locales')
  if (text === null) return null
  const codes = text.split(',').map((code) => code.trim())
  const wrong = codes.find((code, index) => !/^[a-z]{2,3}_[A-Z]{2}$/.test(code) || codes.indexOf(code) !== index)
  if (wrong !== undefined)
    throw new AppError('invalid-input', `--locales: "${wrong}" is no language like nl_NL, or named twice.`)
  return codes
}
