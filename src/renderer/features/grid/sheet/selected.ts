import type { RowStore } from '../rows/row-store.ts'
import type { ViewInUse } from './engine-selection.ts'
import { placesOf } from './places.ts'
import type { Cell, Rect } from './rect.ts'
import type { Sheet } from './sheet.ts'

/** What is selected, for those who tell about it; rows are places of products, as the engine counts them. */
export interface Selected {
  readonly rects: readonly Rect[]
  /** Keys of the columns as shown. */
  readonly keys: readonly string[]
  readonly isSingle: boolean
  readonly view: ViewInUse
  /** Null on a group's row. */
  readonly active: Cell | null
  /** Products in view, without those of closed groups. */
  readonly total: number
}

export function selectedIn(sheet: Sheet, store: RowStore, keys: readonly string[], view: ViewInUse): Selected {
  const { row, column } = sheet.selection().active
  const place = store.map().placeAt(row)
  return {
    rects: placesOf(store.map(), sheet.rects()),
    keys,
    isSingle: sheet.isSingle(),
    view,
    active: place === null ? null : { row: place, column },
    total: store.total() ?? 0,
  }
}
