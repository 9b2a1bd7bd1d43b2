import type { CellPosition } from 'ag-grid-community'
import type { Language } from '../../i18n/index.ts'
import type { CellDesk } from './cells/cell-desk.ts'
import { columnTitle } from './cells/cell-words.ts'
import type { GridColumn } from './columns/grid-column.ts'
import type { RowStore } from './rows/row-store.ts'

/** Where the cursor is and what there is to say about it. */
export interface Cursor {
  /** Null while its row is not loaded. */
  readonly productId: number | null
  readonly row: number
  readonly column: GridColumn
  readonly sku: string
  /** The row is a group's: what it says. */
  readonly group: string | null
  readonly reason: string | null
}

export interface CursorSource {
  readonly store: RowStore
  readonly desk: CellDesk
  readonly column: (id: string) => GridColumn | undefined
  readonly groupText: (row: number) => string | null
}

/** Null while the cursor is nowhere, or on no cell of a product. */
export function cursorAt(
  focused: CellPosition | null,
  { store, desk, column: columnOf, groupText }: CursorSource,
): Cursor | null {
  const column = columnOf(focused?.column.getColId() ?? '')
  if (!focused || !column) return null
  const row = focused.rowIndex
  return {
    productId: store.idAt(row) ?? null,
    row,
    column,
    sku: String(store.value(row, 'sku') ?? ''),
    group: groupText(row),
    reason: desk.reason(row, column.id),
  }
}

/** Where the cursor is, for the status bar and for those who cannot see it. */
export function cursorText(cursor: Cursor | null, language: Language): string | null {
  if (cursor?.group) return cursor.group
  if (!cursor || cursor.sku === '') return null
  return [cursor.sku, columnTitle(cursor.column, language), ...(cursor.reason === null ? [] : [cursor.reason])].join(
    ' · ',
  )
}
