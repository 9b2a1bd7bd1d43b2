import type { SheetTarget } from '../../../state/sheet-target.ts'
import type { Selected } from './selected.ts'
import { rangeOf } from './engine-selection.ts'

/** Worked out, and nobody's to change: no part of what an operation reaches. */
const isComputed = (key: string): boolean => key.startsWith('completeness/')

/** What is shown and selected, for operations that begin elsewhere in the window. */
export function sheetTarget({ rects, keys, isSingle, view, active, total }: Selected): SheetTarget {
  const column = active === null ? undefined : keys[active.column]
  return {
    view,
    total,
    columns: keys.filter((key) => !isComputed(key)),
    ranges: rects
      .map((rect) => rangeOf(rect, keys))
      .map((range) => ({ ...range, columns: range.columns.filter((key) => !isComputed(key)) }))
      .filter(({ columns }) => columns.length > 0),
    isSingle,
    active:
      rects.length === 0 || active === null || column === undefined || isComputed(column)
        ? null
        : { row: active.row, column },
  }
}
