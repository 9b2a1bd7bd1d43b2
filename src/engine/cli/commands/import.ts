import { readFileSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import type { ImportFileOutcome } from '../../modules/import/index.ts'
import { importFile } from '../../modules/import/index.ts'
import type { Arguments } from '../arguments.ts'
import { UsageError } from '../arguments.ts'
import type { Command } from '../command.ts'
import { answer } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { withCatalogue } from '../open-catalogue.ts'

export const importCommand: Command = {
  name: 'import',
  usage:
    '<file> <source> [--profile p.json] [--dry-run] [--fetch-pictures] [--sheet name] [--header-row n] [--encoding e] [--delimiter d]',
  summary: 'Take a supplier file in: products are created and updated, in one step that can be undone.',
  positionals: ['file', 'source'],
  options: {
    profile: 'text',
    'dry-run': 'flag',
    'fetch-pictures': 'flag',
    sheet: 'text',
    'header-row': 'text',
    encoding: 'text',
    delimiter: 'text',
  },
  help: [
    '--dry-run     plans only: the receipt is what would happen',
    '--fetch-pictures  fetches the pictures that the file names by address; without it they wait, and only those',
    '              that lie beside the file are taken',
    '--profile     an import profile decides the mapping; without one, what is sure is mapped and other filled',
    '              columns become text attributes',
    '              it also says what becomes of values that do not fit: left out, their row too, stop, or wait for a look',
    '--header-row  0 for a file without headers',
  ],
  run: (args, terminal) =>
    withCatalogue(args, terminal, async ({ engine, ticket }) => {
      const profile = args.text('profile')
      const result = await importFile(engine, {
        ticket: ticket(args.positional('source'), 'read'),
        profile: profile === null ? null : readProfile(profile),
        options: optionsOf(args),
        isDryRun: args.flag('dry-run'),
        fetchesPictures: args.flag('fetch-pictures'),
      }).catch(unusable)
      answer(terminal, result)
      const { gone } = result
      const said = gone?.isDone === false && result.outcome === 'staged' ? saidOfGone(gone) : SAID[result.outcome]
      if (said !== null) {
        terminal.say(said)
        return EXIT.notTaken
      }
      const { read, created, updated, unchanged, skipped, rejected } = result.receipt
      terminal.say(
        `${read} rows read: ${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped, ${rejected} rejected.`,
      )
      const { values, taken } = result.pictures
      if (values > 0)
        terminal.say(
          `${values} values name pictures that were not here: ${taken?.pictures ?? 0} pictures taken, ${taken?.failed ?? 0} failed${taken?.isOffline === true ? ', no connection: they wait' : ''}.`,
        )
      return result.rejections.length > 0 ? EXIT.rejections : EXIT.done
    }),
}

/** What is said of a file that was not taken in. */
const SAID: Readonly<Record<ImportFileOutcome, string | null>> = {
  committed: null,
  planned: null,
  stopped: 'Nothing was taken in: values or rows are refused, and the profile says to stop then.',
  staged: 'Nothing was taken in yet: values or rows are refused, and the file waits for a person in the app.',
}

function saidOfGone({ count, of }: { readonly count: number; readonly of: number }): string {
  return `Nothing was taken in yet: ${count} of the ${of} products of the last file are missing, more than the profile allows for, and the file waits for a person in the app.`
}

/** A file whose products nothing tells apart is, to a script, as good as unreadable. */
function unusable(error: unknown): never {
  if (error instanceof AppError && error.code === 'conflict')
    throw new AppError('source-unreadable', error.message, error.details, { cause: error })
  throw error
}

function optionsOf(args: Arguments): {
  encoding: string | null
  delimiter: string | null
  sheet: string | null
  headerRow: number | null
} {
  const delimiter = args.text('delimiter')
  return {
    encoding: args.text('encoding'),
    delimiter: delimiter === 'tab' ? '\t' : delimiter,
    sheet: args.text('sheet'),
    headerRow: args.whole('header-row', 0),
  }
}

function readProfile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // what node:fs throws
    if (code === 'ENOENT') throw new UsageError(`There is no profile ${path}.`)
    throw new AppError(
      'source-unreadable',
      `The profile ${path} cannot be read.`,
      { reason: code ?? '' },
      { cause: error },
    )
  }
}
