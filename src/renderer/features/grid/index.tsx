/** The products of the catalogue as a sheet over the engine's pages. Others may import only what is named here. */
export { ProductsScreen } from './products-screen.tsx'
export { SHEET_KEYS, shownKeys } from './sheet/key-map.ts'

/** How a cell looks and is edited, for those who show the same cells elsewhere: the product card. */
export { shownText } from './cells/cell-desk.ts'
export type { CellState } from './cells/cell-state.ts'
export { badgeOf, isForeign, stateOf } from './cells/cell-state.ts'
export type { CellWords } from './cells/cell-text.ts'
export { cellText, editText, listOf, unitSymbols } from './cells/cell-text.ts'
export { cellReason, columnTitle, lockText } from './cells/cell-words.ts'
export type { CellAct, CellChange } from './cells/edit-book.ts'
export { createEditBook } from './cells/edit-book.ts'
export { submitEdits } from './cells/submit-edits.ts'
export type { GridColumn } from './columns/grid-column.ts'
export { gridColumns, linkColumn } from './columns/grid-column.ts'
export type { EditorEnd } from './editors/editor-over.tsx'
export { EditorOver } from './editors/editor-over.tsx'
export { createOptionSource } from './editors/option-source.ts'
export { FILE_DROPPED, addFiles, takeFiles, takesFiles } from './editors/take-file.ts'
export type { OptionSource } from './editors/option-source.ts'
export type { EditStart } from './grid-context.ts'

/** What a change of many cells would do and has done. */
export { ChangePreview, useChangePreview } from './find/change-preview.tsx'
export { Receipt } from './find/receipt.tsx'
export { LEFT_AS, failure, overrideOffers } from './sheet/sheet-jobs.ts'

/** The parts of the sheet that draw, for one that lays its cells out in another way; those that only reckon: parts.ts. */
export { kindClasses, stateClasses } from './columns/column-definitions.ts'
export type { CellDesk } from './cells/cell-desk.ts'
export { createCellDesk } from './cells/cell-desk.ts'
export type { CellNotice } from './cells/cell-notice.ts'
export { createCellNotice } from './cells/cell-notice.ts'
export type { RowStore } from './rows/row-store.ts'
export { createRowStore } from './rows/row-store.ts'

/** AG Grid as the sheet of products uses it, with its selection, keys and mouse: for sheets of other rows. */
export { gridModules } from './ag-modules.ts'
export { cellElement } from './dom-contract.ts'
export { GRID_SETTINGS } from './grid-settings.ts'
export { ROW_NUMBER } from './sheet/row-number.ts'
export type { Sheet } from './sheet/sheet.ts'
export { createSheet } from './sheet/sheet.ts'
