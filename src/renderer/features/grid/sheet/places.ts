import type { RowMap } from '../groups/row-map.ts'
import type { Rect } from './rect.ts'

/** Rectangles of rows as rectangles of products, as the engine counts them: groups are no part of any selection. */
export function placesOf(map: RowMap, rects: readonly Rect[]): readonly Rect[] {
  return rects.flatMap((rect) => {
    const places = map.placesIn(rect.top, rect.bottom)
    return places ? [{ ...rect, top: places.first, bottom: places.last }] : []
  })
}
