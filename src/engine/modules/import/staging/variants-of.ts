import type { VariantFacts } from '../../../../shared/contract/import-reading.ts'
import { isOwnHeader } from '../../../core/mapping/own-export.ts'
import { recognise } from '../../../core/presets/recognise.ts'
import type { SampleTable, VariantGuess } from '../../../core/variants/guess.ts'
import { guessVariants } from '../../../core/variants/guess-variants.ts'
import type { SourceFormat, SourceOptions } from '../readers/index.ts'

export interface FoundVariants {
  /** What it is read by; null: its rows are products as they stand. */
  readonly guess: VariantGuess | null
  readonly facts: VariantFacts
}

const NO_VARIANTS: FoundVariants = { guess: null, facts: { used: null, found: null } }

/** Records say themselves what lies in what. */
const RECORDS: ReadonlySet<SourceFormat> = new Set(['json', 'xml'])

/** How the variants of a file are read, by what it shows and what a person said. Exports of a program, and
 * our own, say it in their columns. */
export function variantsOf(
  table: SampleTable,
  format: SourceFormat,
  { variants: said, preset }: SourceOptions,
): FoundVariants {
  if (RECORDS.has(format) || isOwnHeader(table.headers)) return NO_VARIANTS
  const isExport = preset === undefined ? recognise(table.headers) !== null : preset !== 'none'
  if (isExport) return NO_VARIANTS
  const found = guessVariants(table)
  const isFound = said === undefined || said === found?.layout.kind
  const guess = said === 'none' ? null : isFound ? found : guessVariants(table, said)
  const told = found ?? guess
  return {
    guess,
    facts: {
      used: guess?.layout.kind ?? null,
      found: told === null ? null : { kind: told.layout.kind, models: told.models, samples: [...told.samples] },
    },
  }
}
