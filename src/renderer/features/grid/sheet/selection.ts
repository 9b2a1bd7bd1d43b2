import type { Cell, Rect, Size } from './rect.ts'
import { clampCell, disjoint, holds, sizeOf, subtract } from './rect.ts'

/** What of a range is meant: its cells, or its rows, columns or everything, whatever the size of the view becomes. */
export type Span = 'cells' | 'rows' | 'columns' | 'all'

/** A range as a person drags it: from its anchor to its head. */
export interface SelectedRange {
  readonly anchor: Cell
  readonly head: Cell
  readonly span: Span
}

/** What is selected, in positions of the whole view; nothing in here grows with the number of cells. Never empty. */
export interface Selection {
  /** The one cell that typing goes to. */
  readonly active: Cell
  /** The last one is what Shift extends. */
  readonly ranges: readonly SelectedRange[]
  /** Column of the first of a series of Tabs: Enter goes back to it. */
  readonly tabStart: number | null
}

export function selectCell(cell: Cell): Selection {
  return selectRange(cell, cell)
}

export function selectRange(anchor: Cell, head: Cell, span: Span = 'cells'): Selection {
  return { active: anchor, ranges: [{ anchor, head, span }], tabStart: null }
}

/** One more range beside those there are; its anchor becomes the active cell. */
export function addRange({ ranges }: Selection, anchor: Cell, head: Cell = anchor, span: Span = 'cells'): Selection {
  return { active: anchor, ranges: [...ranges, { anchor, head, span }], tabStart: null }
}

/** The last range from the active cell to `head`; earlier ranges stay. */
export function extendTo({ active, ranges }: Selection, head: Cell, span?: Span): Selection {
  const last = ranges.at(-1)
  const extended = { anchor: active, head, span: span ?? last?.span ?? 'cells' }
  return { active, ranges: [...ranges.slice(0, -1), extended], tabStart: null }
}

export function selectAll({ active }: Selection, { rows, columns }: Size): Selection {
  const head = { row: Math.max(0, rows - 1), column: Math.max(0, columns - 1) }
  return { active, ranges: [{ anchor: { row: 0, column: 0 }, head, span: 'all' }], tabStart: null }
}

/** The rows of every range (Shift+Space), or its columns (Ctrl+Space). Rows of whole columns are everything. */
export function widen({ active, ranges }: Selection, to: 'rows' | 'columns'): Selection {
  const widened = ranges.map((range): SelectedRange => {
    const isWhole = range.span === 'cells' || range.span === to
    return { ...range, span: isWhole ? to : 'all' }
  })
  return { active, ranges: widened, tabStart: null }
}

/** Takes one cell out, as Ctrl+click on a selected cell does. The last cell stays. */
export function removeCell(selection: Selection, cell: Cell, size: Size): Selection {
  const hole = { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column }
  const left = rectsOf(selection, size).flatMap((rect) => subtract(rect, hole))
  if (left.length === 0) return selection
  const ranges = left.map((rect): SelectedRange => ({ ...cornersOf(rect), span: 'cells' }))
  return { active: ranges.at(-1)?.anchor ?? selection.active, ranges, tabStart: null }
}

/** The cells of a range in a view of this size; null when the view has none of them. */
export function rectOf({ anchor, head, span }: SelectedRange, size: Size): Rect | null {
  if (size.rows === 0 || size.columns === 0) return null
  const hasAllRows = span === 'columns' || span === 'all'
  const hasAllColumns = span === 'rows' || span === 'all'
  const rect = {
    top: hasAllRows ? 0 : Math.min(anchor.row, head.row),
    bottom: hasAllRows ? size.rows - 1 : Math.min(size.rows - 1, Math.max(anchor.row, head.row)),
    left: hasAllColumns ? 0 : Math.min(anchor.column, head.column),
    right: hasAllColumns ? size.columns - 1 : Math.min(size.columns - 1, Math.max(anchor.column, head.column)),
  }
  return rect.top > rect.bottom || rect.left > rect.right ? null : rect
}

/** The ranges as cells of the view, in the order they were made; they may overlap. */
export function rectsOf({ ranges }: Selection, size: Size): readonly Rect[] {
  return ranges.flatMap((range) => rectOf(range, size) ?? [])
}

/** The selected cells, each of them once: what an operation works on. */
export function selectedRects(selection: Selection, size: Size): readonly Rect[] {
  return disjoint(rectsOf(selection, size))
}

export function isSelected(selection: Selection, cell: Cell, size: Size): boolean {
  return rectsOf(selection, size).some((rect) => holds(rect, cell))
}

/** Number of selected cells, each counted once. */
export function countCells(selection: Selection, size: Size): number {
  return selectedRects(selection, size).reduce((sum, rect) => sum + sizeOf(rect), 0)
}

export function isSingleCell(selection: Selection, size: Size): boolean {
  const rects = rectsOf(selection, size)
  const first = rects[0]
  return rects.length === 1 && first !== undefined && sizeOf(first) === 1
}

/** The next cell of Enter or Tab inside what is selected: through a range, then on to the next, and around. */
export function stepInside(selection: Selection, size: Size, by: 'row' | 'column', step: 1 | -1): Selection {
  const rects = rectsOf(selection, size)
  const found = rects.findLastIndex((rect) => holds(rect, selection.active))
  const rect = rects[Math.max(0, found)]
  if (!rect) return selection
  const next = stepInRect(rect, selection.active, by, step)
  if (next) return { ...selection, active: next }
  const other = rects[(Math.max(0, found) + step + rects.length) % rects.length] ?? rect
  return { ...selection, active: step > 0 ? cornersOf(other).anchor : cornersOf(other).head }
}

function stepInRect(rect: Rect, { row, column }: Cell, by: 'row' | 'column', step: 1 | -1): Cell | null {
  const { top, left, bottom, right } = rect
  if (by === 'row') {
    if (step > 0 ? row < bottom : row > top) return { row: row + step, column }
    if (step > 0 ? column < right : column > left) return { row: step > 0 ? top : bottom, column: column + step }
    return null
  }
  if (step > 0 ? column < right : column > left) return { row, column: column + step }
  if (step > 0 ? row < bottom : row > top) return { row: row + step, column: step > 0 ? left : right }
  return null
}

/** The same selection in a view that has become smaller; what it lost is no longer selected. */
export function fitted(selection: Selection, size: Size): Selection {
  const ranges = selection.ranges.filter((range) => rectOf(range, size) !== null)
  const active = clampCell(selection.active, size)
  const isWhole = ranges.length === selection.ranges.length && active.row === selection.active.row
  if (isWhole && active.column === selection.active.column) return selection
  return ranges.length === 0 ? selectCell(active) : { ...selection, active, ranges }
}

/** Whether the last range begins at the active cell; Tab and Enter may have moved on inside it. */
export function isAnchored({ active, ranges }: Selection): boolean {
  const anchor = ranges.at(-1)?.anchor
  return anchor?.row === active.row && anchor.column === active.column
}

/**
 * The selection when columns (by their ids) have moved or gone: whole rows stay, the rest becomes the active cell, in
 * its column.
 */
export function carriedOver(selection: Selection, before: readonly string[], after: readonly string[]): Selection {
  const column = Math.max(0, after.indexOf(before[selection.active.column] ?? ''))
  const active = { row: selection.active.row, column }
  const isWholeRows = selection.ranges.every(({ span }) => span === 'rows' || span === 'all')
  return isWholeRows ? { ...selection, active, tabStart: null } : selectRange(active, active)
}

function cornersOf({ top, left, bottom, right }: Rect): { readonly anchor: Cell; readonly head: Cell } {
  return { anchor: { row: top, column: left }, head: { row: bottom, column: right } }
}
