import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Language } from '../../i18n/index.ts'
import type { CellEdit } from './cells/edit-book.ts'
import type { HeaderContext } from './columns/column-header.ts'
import type { GridColumn } from './columns/grid-column.ts'
import type { OptionSource } from './editors/option-source.ts'

/** What an editor opens with. */
export interface EditStart {
  readonly column: GridColumn
  /** The text to begin with: what was refused before, otherwise the value as one would type it. */
  readonly text: string
  readonly value: CellValue
  /** Of the product. */
  readonly sku: string
}

/** What AG Grid hands to every header, cell and editor of ours: the way back from its world into this one. */
export interface GridContext extends HeaderContext {
  readonly language: () => Language
  readonly options: OptionSource
  /** Undefined while the row is not loaded. */
  productAt(row: number): number | undefined
  /** Stored value at a position; undefined while it is not loaded. */
  cellValue(row: number, columnId: string): CellValue | undefined
  cellEdit(row: number, columnId: string): CellEdit | undefined
  /** What was composed over the cell, while its editor opens; null when it opens otherwise. */
  composed(): string | null
  editStart(row: number, columnId: string): EditStart | null
  /** Moves the cursor after an editor closed itself. */
  move(rows: number, columns: number): void
}
