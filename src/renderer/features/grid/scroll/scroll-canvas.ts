import type { GridApi } from 'ag-grid-community'
import { fakeScrollerOf, headerHeightOf, viewportOf } from '../dom-contract.ts'
import type { PaintSource } from './paint-rows.ts'
import { drawInSlices } from './draw-in-slices.ts'
import { createPainter } from './paint-rows.ts'

export interface ScrollCanvasOptions extends PaintSource {
  readonly host: HTMLElement
  readonly api: GridApi
  /** Loads these rows. */
  readonly show: (first: number, last: number) => void
}

export interface ScrollCanvas {
  /** Rows have arrived: draw them, if it is drawing. */
  refresh(): void
  /** The next scrolls are a person's, although a script makes them: a drag beyond the edge. */
  hurry(): void
  /** To the first row, drawn by the canvas first where that is far. */
  toTop(): void
  destroy(): void
}

/** A jump of more rows than this since the grid last drew is ours; less is cheaper in the grid itself. */
const JUMP_ROWS = 3
/** After so long without a scroll, and a frame, the grid draws its rows, once. */
const SETTLE_MS = 90
/** How long after a turn of the wheel a scroll still counts as the person's. */
const WHEEL_MS = 400

/**
 * Draws the rows on a canvas while a person scrolls fast. AG Grid builds every row from scratch (73 to 122 ms of CPU
 * per frame in a fling, measured); it is kept from hearing these scrolls and draws once when they are over (11 ms).
 * Scrolls that the grid makes itself, following the cursor, are left alone.
 */
export function createScrollCanvas(options: ScrollCanvasOptions): ScrollCanvas {
  const { host, api, rowHeight } = options
  const canvas = document.createElement('canvas')
  canvas.className = 'scroll-canvas'
  canvas.hidden = true
  host.append(canvas)
  const painter = createPainter(canvas, host, options)

  let drawnTop = 0
  let isPassing = false
  let isDragging = false
  let wheeledAt = -Infinity
  let settle: ReturnType<typeof setTimeout> | undefined
  let frame = 0
  let ending = 0
  let slices: AbortController | null = null

  const isOurs = (top: number): boolean => {
    if (!canvas.hidden) return true
    const isPersons = isDragging || performance.now() - wheeledAt < WHEEL_MS
    return isPersons && Math.abs(top - drawnTop) > JUMP_ROWS * rowHeight && api.getEditingCells().length === 0
  }

  const handleScroll = (event: Event): void => {
    const viewport = viewportOf(host)
    const scroller = fakeScrollerOf(host)
    const target = event.target
    if (!viewport || isPassing || (target !== viewport && target !== scroller)) return
    const top = target === viewport ? viewport.scrollTop : (scroller?.scrollTop ?? 0)
    if (!isOurs(top)) {
      drawnTop = top
      return
    }
    event.stopPropagation()
    slices?.abort()
    if (target === scroller) viewport.scrollTop = top
    else if (scroller && scroller.scrollTop !== top) scroller.scrollTop = top
    begin()
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => draw(viewport))
    endSoon(viewport)
  }

  /** Waits for a frame, too: on a busy machine the next scroll of a fling may be late, but comes before its frame. */
  const endSoon = (viewport: HTMLElement): void => {
    clearTimeout(settle)
    cancelAnimationFrame(ending)
    settle = setTimeout(() => {
      ending = requestAnimationFrame(() => end(viewport))
    }, SETTLE_MS)
  }

  const begin = (): void => {
    if (!canvas.hidden) return
    painter.prepare(api, headerHeightOf(host))
    canvas.hidden = false
  }

  const draw = (viewport: HTMLElement): void => {
    const first = Math.floor(viewport.scrollTop / rowHeight)
    const last = Math.min(api.getDisplayedRowCount() - 1, first + Math.ceil(canvas.clientHeight / rowHeight))
    options.show(first, last)
    painter.paint(viewport.scrollTop, viewport.scrollLeft, first, last)
  }

  /** The grid hears one scroll, draws its rows under the canvas, and the canvas goes when they are on the screen. */
  const end = (viewport: HTMLElement): void => {
    if (isDragging) {
      endSoon(viewport)
      if (viewport.scrollTop === drawnTop && slices?.signal.aborted !== true) return
    }
    slices?.abort()
    slices = new AbortController()
    const { signal } = slices
    const rows = Math.ceil(viewport.clientHeight / rowHeight)
    void drawInSlices({ api, rows, scroll: () => pass(viewport), signal }).then((isDrawn) => {
      if (isDrawn && !isDragging && viewport.scrollTop === drawnTop) canvas.hidden = true
    })
  }

  const pass = (viewport: HTMLElement): void => {
    isPassing = true
    drawnTop = viewport.scrollTop
    viewport.dispatchEvent(new Event('scroll'))
    isPassing = false
  }

  const handleWheel = (): void => {
    wheeledAt = performance.now()
  }
  const handlePointerDown = (event: PointerEvent): void => {
    isDragging = event.target === fakeScrollerOf(host)
  }
  const handlePointerUp = (): void => {
    isDragging = false
  }

  host.addEventListener('scroll', handleScroll, { capture: true })
  host.addEventListener('wheel', handleWheel, { capture: true, passive: true })
  host.addEventListener('pointerdown', handlePointerDown, { capture: true })
  window.addEventListener('pointerup', handlePointerUp, { capture: true })

  return {
    hurry: handleWheel,
    toTop: () => {
      const viewport = viewportOf(host)
      if (!viewport || viewport.scrollTop === 0) return
      handleWheel()
      viewport.scrollTop = 0
      options.show(0, Math.min(api.getDisplayedRowCount() - 1, Math.ceil(viewport.clientHeight / rowHeight)))
    },
    refresh: () => {
      const viewport = viewportOf(host)
      if (!canvas.hidden && viewport) draw(viewport)
    },
    destroy: () => {
      slices?.abort()
      clearTimeout(settle)
      cancelAnimationFrame(frame)
      cancelAnimationFrame(ending)
      host.removeEventListener('scroll', handleScroll, { capture: true })
      host.removeEventListener('wheel', handleWheel, { capture: true })
      host.removeEventListener('pointerdown', handlePointerDown, { capture: true })
      window.removeEventListener('pointerup', handlePointerUp, { capture: true })
      canvas.remove()
    },
  }
}
