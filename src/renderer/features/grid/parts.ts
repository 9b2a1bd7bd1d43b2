/** What the sheet reckons with, without drawing anything: for others that lay cells out, and for their tests. */
export type { CellsChange } from './cells/cell-desk.ts'
export type { CellWords } from './cells/cell-text.ts'
export { editText, listOf } from './cells/cell-text.ts'
export type { CellChange } from './cells/edit-book.ts'
export type { Submitted } from './cells/submit-edits.ts'
export type { GridColumn } from './columns/grid-column.ts'
export { listenToClipboard } from './sheet/clipboard-events.ts'
export { inSlices } from './sheet/in-slices.ts'
export type { SheetCommand } from './sheet/key-map.ts'
export { commandOf } from './sheet/key-map.ts'
export { columnSignature, formatOwnCopy, pastedTable } from './sheet/pasted-table.ts'
export type { Cell, Rect, Size } from './sheet/rect.ts'
export { clampCell } from './sheet/rect.ts'
export type { Selection } from './sheet/selection.ts'
export {
  extendTo,
  fitted,
  isSelected,
  isSingleCell,
  rectsOf,
  selectAll,
  selectCell,
  selectRange,
  selectedRects,
  stepInside,
  widen,
} from './sheet/selection.ts'
