import type { GridApi } from 'ag-grid-community'
import { createGridCursor } from './grid-cursor.ts'
import type { SheetCommand } from './key-map.ts'
import type { Lanes } from './lanes.ts'
import { connectPointer } from './pointer.ts'
import { readLanes } from './read-lanes.ts'
import type { Cell, Rect, Size } from './rect.ts'
import { clampCell } from './rect.ts'
import type { Selection } from './selection.ts'
import { carriedOver, extendTo, fitted, isSingleCell, rectOf, rectsOf, selectCell, selectedRects } from './selection.ts'
import { createSelectionOverlay } from './selection-overlay.ts'
import type { SheetKeysOptions } from './sheet-keys.ts'
import { createSheetKeys } from './sheet-keys.ts'

type Asked = 'isFilled' | 'hold' | 'edgeInColumn' | 'onCommand' | 'onPastEnd'

export interface SheetOptions extends Pick<SheetKeysOptions, Asked> {
  readonly host: HTMLElement
  readonly api: GridApi
  readonly rowHeight: number
  readonly rows: () => number
  readonly onSelection: () => void
  /** The fill handle was dragged; with Ctrl to copy only. */
  readonly onFill: (source: Rect, target: Rect, isCopy: boolean) => void
  /** A drag scrolls fast, as a person with a wheel would. */
  readonly onHurry: () => void
  /** Height of what lies over the top of the rows when this row stands there, in px. */
  readonly coveredAbove: (row: number) => number
}

/** The selection of the grid, its keys, its mouse and its drawing. */
export interface Sheet {
  selection(): Selection
  /** The one cell that typing goes to; the SKU's while there is no column. */
  active(): { readonly row: number; readonly columnId: string }
  size(): Size
  /** What is selected, each cell once. */
  rects(): readonly Rect[]
  /** Ids of the columns as shown, in the order that selections count in. */
  columnIds(): readonly string[]
  isSingle(): boolean
  /** Selects and goes there; the keyboard is in the grid afterwards. */
  select(selection: Selection): void
  goTo(row: number, columnId: string): void
  /** Does what the key says; false when the grid may have it. */
  run(command: SheetCommand): boolean
  /** Enter or Tab after an edit. */
  stepAfterEdit(by: 'enter' | 'tab', step: 1 | -1): void
  move(rows: number, columns: number): void
  /** Outlines what has been copied; nothing with an empty list. */
  showCopied(rects: readonly Rect[]): void
  copied(): readonly Rect[]
  /** AG Grid has moved its cursor by itself: the selection goes along. */
  followFocus(): void
  /** Columns were moved, hidden, resized. */
  columnsChanged(): void
  /** There are more or fewer rows; with `isOtherView` they are others. */
  rowsChanged(isOtherView: boolean): void
  /** There are more or fewer rows after this; where the row with the keyboard is gone, another has it, not the page. */
  keepKeyboard(change: () => void): void
  destroy(): void
}

export function createSheet(options: SheetOptions): Sheet {
  const { host, api, rowHeight } = options
  let lanes: Lanes = readLanes(api)
  let selection: Selection = selectCell({ row: 0, column: 0 })
  let copied: readonly Rect[] = []
  let fillTo: Rect | null = null
  /** False until somebody has been in the grid: nothing is selected for the eye before. */
  let hasCursor = false
  const overlay = createSelectionOverlay(host, rowHeight)
  const cursor = createGridCursor({ ...options, lanes: () => lanes })

  const size = (): Size => ({ rows: options.rows(), columns: lanes.columns.length })
  const columnIds = (): readonly string[] => lanes.columns.map(({ id }) => id)

  const handleSource = (): Rect | null => {
    const last = selection.ranges.at(-1)
    return selection.ranges.length === 1 && last ? rectOf(last, size()) : null
  }

  const draw = (): void => {
    const isShown = hasCursor && size().rows > 0
    overlay.draw(
      {
        ranges: isShown ? rectsOf(selection, size()) : [],
        isSingle: isSingleCell(selection, size()),
        copied,
        fill: fillTo,
        handle: isShown ? handleSource() : null,
      },
      lanes,
    )
  }

  const select = (next: Selection): void => {
    selection = next
    hasCursor = true
    draw()
    const at = cursor.cell()
    const isThere = at?.row === selection.active.row && at.column === selection.active.column
    if (!isThere || !host.contains(document.activeElement)) cursor.put(selection.active)
    options.onSelection()
  }

  const rowsChanged = (isOtherView: boolean): void => {
    if (isOtherView) copied = []
    const before = selection
    selection = fitted(isOtherView ? selectCell(selection.active) : selection, size())
    draw()
    if (hasCursor && selection !== before) options.onSelection()
  }

  const go = (target: Cell, extend: boolean): void => {
    const cell = clampCell(target, size())
    cursor.reveal(cell, extend ? selection.ranges.at(-1)?.span : 'cells')
    select(extend ? extendTo(selection, cell) : selectCell(cell))
  }

  const keys = createSheetKeys({
    ...options,
    size,
    lanes: () => lanes,
    selection: () => selection,
    select,
    go,
    cursor,
  })

  const stopPointer = connectPointer({
    host,
    rowHeight,
    lanes: () => lanes,
    size,
    selection: () => selection,
    select: (next) => {
      if (api.getEditingCells().length > 0) api.stopEditing()
      select(next)
    },
    fillSource: handleSource,
    onFillTo: (target) => {
      fillTo = target
      draw()
    },
    onFill: options.onFill,
    onHurry: options.onHurry,
  })

  return {
    selection: () => selection,
    active: () => ({ row: selection.active.row, columnId: columnIds()[selection.active.column] ?? 'sku' }),
    size,
    rects: () => (hasCursor ? selectedRects(selection, size()) : []),
    columnIds,
    isSingle: () => isSingleCell(selection, size()),
    select,
    goTo: (row, id) => {
      const column = columnIds().indexOf(id)
      go({ row, column: Math.max(0, column) }, false)
      cursor.put(selection.active)
    },
    run: keys.run,
    stepAfterEdit: keys.step,
    move: (rows, columns) => {
      const { row, column } = selection.active
      go({ row: row + rows, column: column + columns }, false)
    },
    showCopied: (rects) => {
      copied = rects
      draw()
    },
    copied: () => copied,
    followFocus: () => {
      const at = cursor.cell()
      const { active } = selection
      if (!at || (hasCursor && active.row === at.row && active.column === at.column)) return
      select(selectCell(at))
    },
    columnsChanged: () => {
      const before = columnIds()
      lanes = readLanes(api)
      if (before.join('\n') !== columnIds().join('\n')) {
        copied = []
        selection = carriedOver(selection, before, columnIds())
        if (hasCursor) options.onSelection()
      }
      draw()
    },
    rowsChanged,
    keepKeyboard: (change) => {
      const hadKeyboard = host.contains(document.activeElement)
      change()
      rowsChanged(false)
      const isLost = document.activeElement === null || document.activeElement === document.body
      if (hadKeyboard && isLost && size().rows > 0) cursor.put(selection.active)
    },
    destroy: () => {
      stopPointer()
      overlay.destroy()
    },
  }
}
