import { edgeFrom } from '../../../../shared/edge.ts'
import type { Cell, Selection, SheetCommand, Size } from '../../grid/parts.ts'
import {
  clampCell,
  extendTo,
  isSingleCell,
  selectAll,
  selectCell,
  selectRange,
  stepInside,
  widen,
} from '../../grid/parts.ts'

/** Rows that Page Up and Page Down go. */
const PAGE = 10

/**
 * Where a key of the sheet leads in a matrix, which is in view as a whole; null where it leads out of it, as Tab does at
 * the end, or is about something else. Pure.
 */
export function moved(
  selection: Selection,
  command: SheetCommand,
  size: Size,
  isFilled: (cell: Cell) => boolean,
): Selection | null {
  if (size.rows === 0 || size.columns === 0) return null
  const isExtending = 'extend' in command
  const { active, ranges, tabStart } = selection
  const head = ranges.at(-1)?.head
  const from = isExtending && head ? clampCell(head, size) : active
  const go = (cell: Cell): Selection => {
    const to = clampCell(cell, size)
    return isExtending ? extendTo(selection, to) : selectCell(to)
  }
  const last = { row: size.rows - 1, column: size.columns - 1 }
  switch (command.do) {
    case 'move':
      return go({ row: from.row + command.rows, column: from.column + command.columns })
    case 'edge': {
      const isDown = command.rows !== 0
      const step = command.rows + command.columns > 0 ? 1 : -1
      const start = isDown ? from.row : from.column
      const end = step < 0 ? 0 : isDown ? last.row : last.column
      const cellAt = (place: number): Cell => (isDown ? { ...from, row: place } : { ...from, column: place })
      return go(cellAt(edgeFrom(start, step, end, (place) => isFilled(cellAt(place))) ?? end))
    }
    case 'row-end':
      return go({ row: from.row, column: command.step > 0 ? last.column : 0 })
    case 'corner':
      return go(command.step > 0 ? last : { row: 0, column: 0 })
    case 'page':
      return go({ row: from.row + command.step * PAGE, column: from.column })
    case 'page-across':
      return go({ row: from.row, column: from.column + command.step * PAGE })
    case 'enter':
      if (!isSingleCell(selection, size)) return stepInside(selection, size, 'row', command.step)
      return selectCell(clampCell({ row: active.row + command.step, column: tabStart ?? active.column }, size))
    case 'tab': {
      if (!isSingleCell(selection, size)) return stepInside(selection, size, 'column', command.step)
      const column = active.column + command.step
      if (column >= 0 && column <= last.column)
        return { ...selectCell({ row: active.row, column }), tabStart: tabStart ?? active.column }
      const row = active.row + command.step
      return row < 0 || row > last.row ? null : selectCell({ row, column: command.step > 0 ? 0 : last.column })
    }
    case 'select-rows':
      return widen(selection, 'rows')
    case 'select-columns':
      return widen(selection, 'columns')
    case 'select-all':
      return selectAll(selection, size)
    default:
      return null
  }
}

/** A whole row, by its header; or a whole column. */
export function selectLane(size: Size, lane: { readonly row: number } | { readonly column: number }): Selection {
  return 'row' in lane
    ? selectRange({ row: lane.row, column: 0 }, { row: lane.row, column: size.columns - 1 }, 'rows')
    : selectRange({ row: 0, column: lane.column }, { row: size.rows - 1, column: lane.column }, 'columns')
}
