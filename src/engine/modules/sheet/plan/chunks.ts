import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { Override } from '../../../../shared/vocabulary.ts'
import type { ResolvedBand } from '../read/resolve.ts'
import type { CellSource, Chunk } from './chunk.ts'

/** Rows in one chunk, whatever their cells: what is looked up about a product costs as much as a few cells. */
const ROWS_MOST = 2_000

interface Person {
  readonly format: TextFormat
  readonly language: string
  readonly override?: readonly Override[]
}

/**
 * Cuts bands into chunks of about `cells` cells and at most `rowsMost` rows; `sourceOf` gives what comes into rows
 * from..to of a band.
 */
export function* chunksOf(
  bands: readonly ResolvedBand[],
  cells: number,
  { format, language, override = [] }: Person,
  sourceOf: (band: ResolvedBand, from: number, to: number) => CellSource,
  rowsMost = ROWS_MOST,
): Generator<Chunk> {
  for (const band of bands) {
    if (band.columns.length === 0) continue
    const rows = Math.max(1, Math.min(rowsMost, Math.floor(cells / band.columns.length)))
    for (let from = 0; from < band.ids.length; from += rows) {
      const to = Math.min(band.ids.length, from + rows)
      const ids = band.ids.subarray(from, to).slice() // a copy: posting a view of it would send the whole band
      yield { ids, columns: band.columns, source: sourceOf(band, from, to), format, language, override }
    }
  }
}
