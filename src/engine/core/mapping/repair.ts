import type { TextFormat } from '../../../shared/contract/common.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { SourceCell } from './source-cell.ts'

/** What a person made of one cell of a staged row, instead of what the file says there. */
export type Repair =
  /** Brings nothing: what the catalogue holds stays. */
  | { readonly kind: 'leave' }
  /** Empties what the catalogue holds. */
  | { readonly kind: 'clear' }
  /** Read as the person writes numbers and dates; without a format as the column of the file is. */
  | { readonly kind: 'set'; readonly cell: SourceCell; readonly format: TextFormat | null }
  /** Chosen in an editor, in stored form. */
  | { readonly kind: 'value'; readonly value: CellValue }

/** As it lies in the staging file. */
export function repairText(repair: Repair): string {
  return JSON.stringify(repair)
}

export function parseRepair(text: string): Repair {
  return JSON.parse(text) as Repair // written by repairText
}
