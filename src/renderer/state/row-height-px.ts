/** How high rows are, in pixels: to see many, as a rule, to see the pictures. */
const HEIGHTS = { compact: 24, normal: 28, pictures: 64 } as const

export type RowHeight = keyof typeof HEIGHTS
export const ROW_HEIGHTS = Object.keys(HEIGHTS) as readonly RowHeight[]

/** Above this height of all rows together Chromium draws no element, and the grid begins to stretch (docs/grid.md). */
const MAX_BODY_PX = 32_000_000

/** The height in pixels; less than was chosen where so many rows would be too high together. */
export function rowHeightPx(chosen: RowHeight, rows: number): number {
  return Math.min(HEIGHTS[chosen], Math.floor(MAX_BODY_PX / Math.max(1, rows)))
}
