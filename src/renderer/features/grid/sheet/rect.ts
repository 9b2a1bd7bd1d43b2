/** A place in the view: its row in the order in view, its column as shown from the left. Both count from 0. */
export interface Cell {
  readonly row: number
  readonly column: number
}

/** How many rows and columns there are. */
export interface Size {
  readonly rows: number
  readonly columns: number
}

/** Cells side by side; all four sides belong to it. */
export interface Rect {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Number of cells. */
export function sizeOf({ top, left, bottom, right }: Rect): number {
  return (bottom - top + 1) * (right - left + 1)
}

export function holds({ top, left, bottom, right }: Rect, { row, column }: Cell): boolean {
  return row >= top && row <= bottom && column >= left && column <= right
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right
}

/** Smallest rectangle around both. */
export function union(a: Rect, b: Rect): Rect {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  }
}

/** The nearest place that a view of this size has. */
export function clampCell({ row, column }: Cell, { rows, columns }: Size): Cell {
  return {
    row: Math.min(Math.max(0, row), Math.max(0, rows - 1)),
    column: Math.min(Math.max(0, column), Math.max(0, columns - 1)),
  }
}

/** What is left of a rectangle without a hole: up to four, above, below, left and right of it. */
export function subtract(rect: Rect, hole: Rect): readonly Rect[] {
  const top = Math.max(rect.top, hole.top)
  const bottom = Math.min(rect.bottom, hole.bottom)
  const left = Math.max(rect.left, hole.left)
  const right = Math.min(rect.right, hole.right)
  if (top > bottom || left > right) return [rect]
  const pieces = [
    { ...rect, bottom: top - 1 },
    { ...rect, top: bottom + 1 },
    { top, bottom, left: rect.left, right: left - 1 },
    { top, bottom, left: right + 1, right: rect.right },
  ]
  return pieces.filter((piece) => piece.top <= piece.bottom && piece.left <= piece.right)
}

/** The same cells as rectangles that do not overlap. */
export function disjoint(rects: readonly Rect[]): readonly Rect[] {
  return rects.reduce<readonly Rect[]>((kept, rect) => {
    const fresh = kept.reduce<readonly Rect[]>(
      (pieces, known) => pieces.flatMap((piece) => subtract(piece, known)),
      [rect],
    )
    return [...kept, ...fresh]
  }, [])
}
