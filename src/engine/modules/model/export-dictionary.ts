import { writeFile } from 'node:fs/promises'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { DictionaryEntry } from '../../../shared/contract/model.ts'
import { csvLine } from '../../core/text/csv-line.ts'
import { labelIn } from '../../core/values/format-value.ts'
import { chosenPath } from '../../runtime/chosen-file.ts'
import type { JobContext } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import { dictionary } from './dictionary.ts'

const HEADER = [
  'code',
  'name',
  'type',
  'group',
  'owner',
  'per_channel',
  'per_language',
  'per_context',
  'internal',
  'definition',
  'purpose',
  'families',
  'required_in',
  'products',
  'filled',
]

const dictionaryText = readStep('model.dictionaryText', 'worker', (context, { locale }: { locale: string }) =>
  [csvLine(HEADER), ...dictionary(context, {}).entries.map((entry) => csvLine(lineOf(entry, locale)))].join(''),
)

export const dictionarySteps = [dictionaryText]

/** Writes the data dictionary as CSV with the names of one language; a spreadsheet opens it as it is. */
export async function exportDictionary(
  context: JobContext,
  { ticket, locale }: Parsed<'model.exportDictionary'>,
): Promise<Result<'model.exportDictionary'>> {
  // The mark at the start tells spreadsheets that accents are UTF-8.
  await writeFile(chosenPath(context, ticket), `\ufeff${await context.run(dictionaryText, { locale })}`)
  return {}
}

function lineOf(entry: DictionaryEntry, locale: string): string[] {
  const yes = (is: boolean): string => (is ? 'yes' : 'no')
  return [
    entry.code,
    labelIn(entry.labels, locale) ?? entry.code,
    entry.type,
    entry.group ?? '',
    entry.owner,
    yes(entry.isScopable),
    yes(entry.isLocalizable),
    yes(entry.hasContext),
    yes(entry.isInternal),
    labelIn(entry.definition, locale) ?? '',
    labelIn(entry.purpose, locale) ?? '',
    entry.families.map(({ family }) => family).join(' | '),
    entry.families.flatMap(({ family, requiredIn }) => requiredIn.map((channel) => `${family}:${channel}`)).join(' | '),
    String(entry.products),
    String(entry.filled),
  ]
}
