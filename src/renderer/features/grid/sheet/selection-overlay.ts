import { rowsOf } from '../dom-contract.ts'
import type { Box, Lanes } from './lanes.ts'
import { boxesOf } from './lanes.ts'
import type { Rect } from './rect.ts'

/** What lies over the cells. */
export interface Drawing {
  readonly ranges: readonly Rect[]
  /** One cell alone needs no range around it: the cursor shows it. */
  readonly isSingle: boolean
  /** What has been copied or cut and can still be pasted. */
  readonly copied: readonly Rect[]
  /** Where the fill handle is being dragged to. */
  readonly fill: Rect | null
  /** The range that the fill handle belongs to; null hides it. */
  readonly handle: Rect | null
}

export interface SelectionOverlay {
  /** Draws a few rectangles, whatever is in them: 0.1 to 0.3 ms for a cell or for all of a million rows. */
  draw(drawing: Drawing, lanes: Lanes): void
  destroy(): void
}

/** More ranges than this are not outlined one by one; they stay selected. */
const MAX_RANGES = 200

/**
 * The selection as a few absolutely placed elements inside the element that scrolls, so that they move with the rows
 * without any handler. Those over scrolling columns slide under the pinned ones (z-index 1 under AG Grid's 2), those
 * over pinned columns are in an element that sticks to the left as they do.
 */
export function createSelectionOverlay(host: HTMLElement, rowHeight: number): SelectionOverlay {
  const layer = element('sheet-layer')
  const pinned = element('sheet-pinned')
  const scrolling = element('sheet-scrolling')
  layer.append(pinned, scrolling)
  layer.setAttribute('aria-hidden', 'true')
  const pools = { pinned: createPool(pinned), scrolling: createPool(scrolling) }
  const handle = element('fill-handle')

  const drawBoxes = (rect: Rect, lanes: Lanes, kind: string): void => {
    for (const box of boxesOf(rect, lanes, rowHeight)) place(pools[box.section].next(), box, kind)
  }

  return {
    draw: ({ ranges, isSingle, copied, fill, handle: cornerOf }, lanes) => {
      const rows = rowsOf(host)
      if (rows && layer.parentElement !== rows) rows.append(layer)
      pinned.style.width = `${lanes.pinnedWidth}px`
      if (!isSingle) for (const rect of ranges.slice(-MAX_RANGES)) drawBoxes(rect, lanes, 'sheet-range')
      for (const rect of copied.slice(0, MAX_RANGES)) drawBoxes(rect, lanes, 'sheet-copied')
      if (fill) drawBoxes(fill, lanes, 'sheet-fill')
      if (lanes.rowNumberWidth > 0) {
        for (const { top, bottom } of ranges.slice(-MAX_RANGES)) {
          const height = (bottom - top + 1) * rowHeight
          const band = { left: 0, width: lanes.rowNumberWidth, top: top * rowHeight, height }
          place(
            pools.pinned.next(),
            { ...band, section: 'pinned', hasLeftEdge: false, hasRightEdge: false },
            'sheet-band',
          )
        }
      }
      const corner = cornerOf ? boxesOf(cornerOf, lanes, rowHeight).at(-1) : undefined
      handle.hidden = corner === undefined
      if (corner) {
        const section = corner.section === 'pinned' ? pinned : scrolling
        if (handle.parentElement !== section) section.append(handle)
        handle.style.left = `${corner.left + corner.width - 5}px`
        handle.style.top = `${corner.top + corner.height - 5}px`
      }
      pools.pinned.end()
      pools.scrolling.end()
    },
    destroy: () => layer.remove(),
  }
}

function place(target: HTMLElement, box: Box, kind: string): void {
  target.className = kind
  target.classList.toggle('has-no-left', !box.hasLeftEdge)
  target.classList.toggle('has-no-right', !box.hasRightEdge)
  target.style.left = `${box.left - 1}px`
  target.style.top = `${box.top - 1}px`
  target.style.width = `${box.width + 1}px`
  target.style.height = `${box.height + 1}px`
}

/** Elements used again and again; what a drawing does not need is hidden. */
function createPool(parent: HTMLElement): { next(): HTMLElement; end(): void } {
  const elements: HTMLElement[] = []
  let used = 0
  return {
    next: () => {
      let found = elements[used++]
      if (!found) {
        found = element('')
        elements.push(found)
        parent.append(found)
      }
      found.hidden = false
      return found
    },
    end: () => {
      for (const spare of elements.slice(used)) spare.hidden = true
      used = 0
    },
  }
}

function element(className: string): HTMLElement {
  const made = document.createElement('div')
  made.className = className
  return made
}
