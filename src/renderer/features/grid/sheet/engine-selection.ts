import type { ViewQuery } from '../../../../shared/contract/catalogue.ts'
import type { Selection as EngineSelection } from '../../../../shared/contract/sheet.ts'
import type { Rect } from './rect.ts'

/** The view that positions are counted in, as the engine knows it. */
export interface ViewInUse {
  readonly viewKey: string
  readonly query: ViewQuery
  /** Stamp of the order; the engine refuses positions of another one. */
  readonly order: number | null
}

/** A range as the engine takes it: rows by position, columns by key. */
export interface EngineRange {
  readonly from: number
  readonly count: number
  readonly columns: string[]
}

/** A rectangle for the engine. `keys` are the columns as shown. */
export function rangeOf({ top, bottom, left, right }: Rect, keys: readonly string[]): EngineRange {
  return { from: top, count: bottom - top + 1, columns: keys.slice(left, right + 1) }
}

/** What is selected, for the engine: as small for a million rows as for one cell. */
export function engineSelection(rects: readonly Rect[], keys: readonly string[], view: ViewInUse): EngineSelection {
  return { kind: 'view', ...view, ranges: rects.map((rect) => rangeOf(rect, keys)) }
}
