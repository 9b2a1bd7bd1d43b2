import { GRID_DOM, headerHeightOf, viewportOf } from '../dom-contract.ts'
import type { Lanes } from './lanes.ts'
import { cellAt, columnAt } from './lanes.ts'
import type { Cell, Rect, Size } from './rect.ts'
import { clampCell, sameRect } from './rect.ts'
import { ROW_NUMBER } from './row-number.ts'
import type { Selection, Span } from './selection.ts'
import {
  addRange,
  extendTo,
  isSelected,
  isSingleCell,
  removeCell,
  selectAll,
  selectCell,
  selectRange,
} from './selection.ts'

export interface PointerOptions {
  readonly host: HTMLElement
  readonly rowHeight: number
  readonly lanes: () => Lanes
  readonly size: () => Size
  readonly selection: () => Selection
  /** What is selected now; the keyboard goes to its active cell. */
  readonly select: (selection: Selection) => void
  /** Drag of the fill handle: what is filled, and where to as far as it has got. */
  readonly fillSource: () => Rect | null
  readonly onFillTo: (target: Rect | null) => void
  /** `isCopy`: Ctrl is held, no series. */
  readonly onFill: (source: Rect, target: Rect, isCopy: boolean) => void
  /** The drag scrolls fast, as a person with a wheel would. */
  readonly onHurry: () => void
}

interface Drag {
  readonly pointerId: number
  readonly move: (cell: Cell) => void
  readonly end: (isDone: boolean) => void
  /** Columns that scroll are being dragged over: the pinned ones are in the way, not the goal. */
  readonly startsScrolling: boolean
  x: number
  y: number
  hasMoved: boolean
}

/** Rows per frame that a drag scrolls at most; so fast when the pointer is 300 px outside. */
const MAX_SCROLL_ROWS = 40

/** Selects with the mouse: drag, Shift, Ctrl, row numbers, headers, the fill handle. Answers with its undoing. */
export function connectPointer(options: PointerOptions): () => void {
  const { host, rowHeight, lanes, size, selection, select } = options
  let drag: Drag | null = null
  let isControlHeld = false
  let frame = 0

  const body = (): { left: number; top: number; width: number; height: number; viewport: HTMLElement } | null => {
    const viewport = viewportOf(host)
    if (!viewport) return null
    const box = viewport.getBoundingClientRect()
    const header = headerHeightOf(host)
    const top = host.getBoundingClientRect().top + header
    return { left: box.left, top, width: viewport.clientWidth, height: box.top + viewport.clientHeight - top, viewport }
  }

  /** The cell under the pointer, or the nearest that can be seen. */
  const cellUnder = (clientX: number, clientY: number, isOverPinned: boolean): Cell | null => {
    const place = body()
    if (!place) return null
    const { viewport, left, top, width, height } = place
    const { pinnedWidth } = lanes()
    const inside = Math.min(Math.max(isOverPinned ? 0 : pinnedWidth, clientX - left), width - 1)
    const y = Math.min(Math.max(0, clientY - top), height - 1)
    const point = { x: inside, y, scrollLeft: viewport.scrollLeft, scrollTop: viewport.scrollTop }
    return cellAt(point, lanes(), rowHeight)
  }

  const begin = (event: PointerEvent, move: Drag['move'], end: Drag['end'] = () => {}): void => {
    const place = body()
    const isOverPinned = place !== null && event.clientX - place.left < lanes().pinnedWidth
    drag = {
      pointerId: event.pointerId,
      move,
      end,
      startsScrolling: !isOverPinned,
      x: event.clientX,
      y: event.clientY,
      hasMoved: false,
    }
  }

  const follow = (): void => {
    const place = drag && body()
    if (!drag || !place) return
    const isKeptFromPinned = drag.startsScrolling && place.viewport.scrollLeft > 0
    const cell = cellUnder(drag.x, drag.y, !isKeptFromPinned)
    if (cell) drag.move(clampCell(cell, size()))
  }

  /** Scrolls while the pointer is outside, faster the further it is. */
  const scroll = (): void => {
    cancelAnimationFrame(frame)
    const place = drag && body()
    if (!drag || !place) return
    const { left, top, width, height, viewport } = place
    const pinnedEdge = left + (drag.startsScrolling && viewport.scrollLeft > 0 ? lanes().pinnedWidth : 0)
    const beyondX = beyond(drag.x, pinnedEdge, left + width)
    const beyondY = beyond(drag.y, top, top + height)
    if (beyondX === 0 && beyondY === 0) return
    const rows = Math.sign(beyondY) * Math.min(MAX_SCROLL_ROWS, 0.2 + (Math.abs(beyondY) / 60) ** 2)
    if (Math.abs(rows) > 3) options.onHurry()
    if (rows !== 0) viewport.scrollTop += rows * rowHeight
    if (beyondX !== 0) viewport.scrollLeft += Math.sign(beyondX) * Math.min(120, 4 + Math.abs(beyondX) / 2)
    follow()
    frame = requestAnimationFrame(scroll)
  }

  const handleMove = (event: PointerEvent): void => {
    if (!drag || event.pointerId !== drag.pointerId) return
    if (!drag.hasMoved && Math.abs(event.clientX - drag.x) + Math.abs(event.clientY - drag.y) < 4) return
    if (!drag.hasMoved) host.setPointerCapture(event.pointerId) // not before: a click must stay the cell's
    drag.hasMoved = true
    drag.x = event.clientX
    drag.y = event.clientY
    follow()
    scroll()
  }

  const finish = (isDone: boolean): void => {
    cancelAnimationFrame(frame)
    const ended = drag
    drag = null
    ended?.end(isDone)
  }
  const handleUp = (event: PointerEvent): void => {
    isControlHeld = event.ctrlKey || event.metaKey
    if (event.pointerId === drag?.pointerId) finish(event.type === 'pointerup')
  }
  const handleEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !drag) return
    event.stopPropagation()
    finish(false)
  }

  const press = (event: PointerEvent, cell: Cell, span: Span): void => {
    const now = selection()
    const isAdded = event.ctrlKey || event.metaKey
    const before = isAdded && span === 'cells' && isSelected(now, cell, size()) && !isSingleCell(now, size())
    const next = event.shiftKey
      ? extendTo(now, cell, span)
      : isAdded
        ? before
          ? now
          : addRange(now, cell, cell, span)
        : span === 'cells'
          ? selectCell(cell)
          : selectRange(cell, cell, span)
    select(next)
    let isDragged = false
    begin(
      event,
      (head) => {
        const start = before && !isDragged ? addRange(now, cell) : selection()
        isDragged = true
        select(extendTo(start, head, span))
      },
      (isDone) => {
        if (isDone && before && !isDragged) select(removeCell(now, cell, size()))
      },
    )
  }

  const startFill = (event: PointerEvent): void => {
    const source = options.fillSource()
    if (!source) return
    let target: Rect | null = null
    begin(
      event,
      (cell) => options.onFillTo((target = fillTarget(source, cell))),
      (isDone) => {
        options.onFillTo(null)
        if (isDone && target) options.onFill(source, target, isControlHeld)
      },
    )
  }

  const handleDown = (event: PointerEvent): void => {
    const target = event.target as Element // a pointer's target is an element
    if (event.button !== 0 || event.pointerType === 'touch') return
    if (target.closest('.fill-handle')) {
      startFill(event)
    } else if (target.closest(`${GRID_DOM.headerCell}[col-id="${ROW_NUMBER}"]`)) {
      select(selectAll(selection(), size()))
    } else if (target.closest('.column-header-select')) {
      const place = body()
      if (!place || size().rows === 0) return
      const column = columnAt(event.clientX - place.left, place.viewport.scrollLeft, lanes())
      const top = Math.min(size().rows - 1, Math.max(0, Math.ceil(place.viewport.scrollTop / rowHeight)))
      press(event, { row: top, column }, 'columns')
    } else if (target.closest(GRID_DOM.row) && !target.closest(GRID_DOM.editingCell)) {
      const cell = cellUnder(event.clientX, event.clientY, true)
      if (!cell || cell.row >= size().rows) return
      press(event, { row: cell.row, column: Math.max(0, cell.column) }, cell.column < 0 ? 'rows' : 'cells')
    } else return
    event.stopPropagation()
  }

  /** AG Grid would move its own cursor, and drag headers about: what was pressed was dealt with above. */
  const handleMouseDown = (event: MouseEvent): void => {
    const target = event.target as Element // a mouse's target is an element
    if (event.button !== 0 || target.closest(GRID_DOM.editingCell)) return
    const isOurs =
      target.closest(GRID_DOM.row) ||
      target.closest(`.fill-handle, .column-header-select, ${GRID_DOM.headerCell}[col-id="${ROW_NUMBER}"]`)
    if (!isOurs) return
    event.stopPropagation()
    event.preventDefault()
  }

  host.addEventListener('pointerdown', handleDown, { capture: true })
  host.addEventListener('mousedown', handleMouseDown, { capture: true })
  window.addEventListener('pointermove', handleMove)
  window.addEventListener('pointerup', handleUp)
  window.addEventListener('pointercancel', handleUp)
  window.addEventListener('keydown', handleEscape, { capture: true })
  return () => {
    finish(false)
    host.removeEventListener('pointerdown', handleDown, { capture: true })
    host.removeEventListener('mousedown', handleMouseDown, { capture: true })
    window.removeEventListener('pointermove', handleMove)
    window.removeEventListener('pointerup', handleUp)
    window.removeEventListener('pointercancel', handleUp)
    window.removeEventListener('keydown', handleEscape, { capture: true })
  }
}

/** How far a place is before or behind a stretch; 0 inside. */
function beyond(place: number, from: number, to: number): number {
  return place < from ? place - from : place > to ? place - to : 0
}

/** The cells a drag of the fill handle would fill: beside the source, in the one direction it went furthest. */
export function fillTarget(source: Rect, { row, column }: Cell): Rect | null {
  const down = beyond(row, source.top, source.bottom)
  const right = beyond(column, source.left, source.right)
  if (down === 0 && right === 0) return null
  const target =
    Math.abs(down) >= Math.abs(right)
      ? {
          ...source,
          ...(down > 0 ? { top: source.bottom + 1, bottom: row } : { top: row, bottom: source.top - 1 }),
        }
      : {
          ...source,
          ...(right > 0 ? { left: source.right + 1, right: column } : { left: column, right: source.left - 1 }),
        }
  return sameRect(target, source) ? null : target
}
