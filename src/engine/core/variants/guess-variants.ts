import { isBlankCell } from '../mapping/source-cell.ts'
import type { SampleTable, VariantGuess } from './guess.ts'
import { guessColumns } from './guess-columns.ts'
import { guessSuffixes } from './guess-suffixes.ts'

/**
 * How variants lie in a file that does not say it, by its headers and first rows; null where its rows are products as
 * they stand. `wanted`: only this shape, which a person has chosen.
 */
export function guessVariants(table: SampleTable, wanted: 'columns' | 'suffixes' | null = null): VariantGuess | null {
  if (!canBeNamed(table)) return null
  if (wanted !== 'suffixes') {
    const inColumns = guessColumns(table)
    if (inColumns !== null || wanted === 'columns') return inColumns
  }
  return guessSuffixes(table)
}

/** Rows are taken apart by the names of their columns: two of one name, or one without, would be lost. */
function canBeNamed({ headers, rows }: SampleTable): boolean {
  const named = headers.filter((header) => header !== '')
  if (new Set(named.map((header) => header.trim().toLowerCase())).size < named.length) return false
  return headers.every((header, at) => header !== '' || rows.every((row) => isBlankCell(row[at] ?? '')))
}
