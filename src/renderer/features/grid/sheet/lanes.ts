import type { Cell, Rect } from './rect.ts'

/** One column as it is shown: where it begins within its section, and how wide it is, in px. */
export interface Lane {
  readonly id: string
  readonly left: number
  readonly width: number
}

/** The columns in view, pinned ones first; without the column of the row numbers, which is no cell. */
export interface Lanes {
  readonly columns: readonly Lane[]
  /** How many of them are pinned at the left. */
  readonly pinned: number
  readonly rowNumberWidth: number
  /** Row numbers and pinned columns together. */
  readonly pinnedWidth: number
}

/** A part of a rectangle on the screen, in px of its section: pinned, or scrolling. Rows are in the whole view's px. */
export interface Box {
  readonly section: 'pinned' | 'scrolling'
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Whether the rectangle ends here; it may go on in the other section. */
  readonly hasLeftEdge: boolean
  readonly hasRightEdge: boolean
}

/** Where a rectangle of cells lies: one box, or two when it crosses from pinned columns into scrolling ones. */
export function boxesOf(rect: Rect, { columns, pinned }: Lanes, rowHeight: number): readonly Box[] {
  const box = (section: Box['section'], from: number, to: number): Box[] => {
    const first = columns[from]
    const last = columns[to]
    if (from > to || !first || !last) return []
    return [
      {
        section,
        left: first.left,
        width: last.left + last.width - first.left,
        top: rect.top * rowHeight,
        height: (rect.bottom - rect.top + 1) * rowHeight,
        hasLeftEdge: from === rect.left,
        hasRightEdge: to === rect.right,
      },
    ]
  }
  return [
    ...box('pinned', rect.left, Math.min(rect.right, pinned - 1)),
    ...box('scrolling', Math.max(rect.left, pinned), rect.right),
  ]
}

/** A point of the grid's body, px from the top left of its visible part, with how far it is scrolled. */
export interface BodyPoint {
  readonly x: number
  readonly y: number
  readonly scrollLeft: number
  readonly scrollTop: number
}

/** The cell at a point, or the nearest in its direction; column -1 is the row number. No size of anything matters. */
export function cellAt({ x, y, scrollLeft, scrollTop }: BodyPoint, lanes: Lanes, rowHeight: number): Cell {
  return { row: Math.floor((y + scrollTop) / rowHeight), column: columnAt(x, scrollLeft, lanes) }
}

export function columnAt(x: number, scrollLeft: number, lanes: Lanes): number {
  const { columns, pinned, rowNumberWidth, pinnedWidth } = lanes
  if (x < rowNumberWidth) return -1
  const isPinned = x < pinnedWidth && pinned > 0
  const from = isPinned ? 0 : pinned
  const to = (isPinned ? pinned : columns.length) - 1
  const place = isPinned ? x : Math.max(0, x - pinnedWidth) + scrollLeft
  let low = from
  let high = to
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((columns[middle]?.left ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

/** The first column that begins so many px further right, or left; pinned ones do not scroll and do not count. */
export function columnAcross({ columns, pinned }: Lanes, from: number, width: number): number {
  const goal = (columns[Math.max(pinned, from)]?.left ?? 0) + width
  const found = columns.findIndex(({ left }, index) => index >= pinned && left >= goal)
  return found === -1 ? columns.length - 1 : found
}
