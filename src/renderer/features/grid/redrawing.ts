import type { GridApi } from 'ag-grid-community'
import { describeBadges } from './cells/describe-badges.ts'
import { markHits } from './scroll/mark-hits.ts'

export interface RedrawingOptions {
  readonly host: HTMLElement
  readonly api: () => GridApi
  /** What is searched for; its hits are marked in the cells. */
  readonly search: () => string
  readonly reasonAt: (row: number, columnId: string) => string | null
  /** These rows have been drawn again. */
  readonly onRows: (rows: ReadonlySet<number>) => void
  /** All that is in view has been drawn. */
  readonly onDrawn: () => void
}

/** Draws again what has changed, and marks it; however often it is asked for, once. */
export interface Redrawing {
  /** Rows that have new content. */
  rows(from: number, to: number): void
  /** All rows in view. */
  all(): void
  /** Marks with the next frame what is searched for and found in the cells that are drawn. */
  markSoon(): void
  destroy(): void
}

export function createRedrawing(options: RedrawingOptions): Redrawing {
  const { host, api } = options
  const undrawn = new Set<number>()
  let frame = 0

  const markSoon = (): void => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      const search = options.search()
      if (search !== '' || CSS.highlights.size > 0) markHits(host, search)
      options.onDrawn()
      describeBadges(host, options.reasonAt)
    })
  }

  const drawNow = (): void => {
    const rows = new Set(undrawn)
    undrawn.clear()
    if (api().isDestroyed()) return
    const rowNodes = api()
      .getRenderedNodes()
      .filter(({ rowIndex }) => rowIndex !== null && rows.has(rowIndex))
    if (rowNodes.length > 0) api().refreshCells({ rowNodes, force: true, suppressFlash: true })
    options.onRows(rows)
    markSoon()
  }
  const drawRows = (from: number, to: number): void => {
    if (undrawn.size === 0) queueMicrotask(drawNow)
    for (let row = from; row <= to; row++) undrawn.add(row)
  }

  return {
    rows: drawRows,
    all: () => {
      for (const { rowIndex } of api().getRenderedNodes()) if (rowIndex !== null) drawRows(rowIndex, rowIndex)
    },
    markSoon,
    destroy: () => {
      cancelAnimationFrame(frame)
      markHits(host, '')
    },
  }
}
