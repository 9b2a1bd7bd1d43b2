import type { GridApi } from 'ag-grid-community'
import { viewportOf } from '../dom-contract.ts'
import { edgeFrom } from '../../../../shared/edge.ts'
import type { SheetCommand } from './key-map.ts'
import type { Lanes } from './lanes.ts'
import { connectPointer } from './pointer.ts'
import { readLanes } from './read-lanes.ts'
import type { Cell, Rect, Size } from './rect.ts'
import { clampCell } from './rect.ts'
import type { Selection, Span } from './selection.ts'
import {
  extendTo,
  fitted,
  isSingleCell,
  rectOf,
  rectsOf,
  selectAll,
  selectCell,
  selectRange,
  selectedRects,
  stepInside,
  widen,
} from './selection.ts'
import { createSelectionOverlay } from './selection-overlay.ts'

export interface SheetOptions {
  readonly host: HTMLElement
  readonly api: GridApi
  readonly rowHeight: number
  readonly rows: () => number
  /** Whether a cell holds a value; undefined while its row is not loaded. */
  readonly isFilled: (row: number, columnId: string) => boolean | undefined
  /** Where Ctrl+arrow goes in a column, asked where not all rows on the way are loaded. */
  readonly edgeInColumn: (row: number, columnId: string, step: 1 | -1) => Promise<number>
  readonly onSelection: () => void
  /** A command that is not about where one is: what is done to the cells. */
  readonly onCommand: (command: SheetCommand) => boolean
  /** The fill handle was dragged; with Ctrl to copy only. */
  readonly onFill: (source: Rect, target: Rect, isCopy: boolean) => void
  /** A drag scrolls fast, as a person with a wheel would. */
  readonly onHurry: () => void
  /** Height of what lies over the top of the rows when this row stands there, in px. */
  readonly coveredAbove: (row: number) => number
  /** The arrow down on the last row; true when the keyboard has gone elsewhere by it. */
  readonly onPastEnd: () => boolean
}

/** The selection of the grid, its keys, its mouse and its drawing. */
export interface Sheet {
  selection(): Selection
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
  destroy(): void
}

export function createSheet(options: SheetOptions): Sheet {
  const { host, api, rowHeight } = options
  let lanes: Lanes = readLanes(api)
  let selection: Selection = selectCell({ row: 0, column: 0 })
  let copied: readonly Rect[] = []
  let fillTo: Rect | null = null
  let hasCursor = false
  const overlay = createSelectionOverlay(host, rowHeight)

  const size = (): Size => ({ rows: options.rows(), columns: lanes.columns.length })
  const columnId = (column: number): string => lanes.columns[column]?.id ?? ''

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

  /** Puts AG Grid's own cursor, and with it the keyboard and the screen reader, on the active cell. */
  const focusActive = (): void => {
    const { row, column } = selection.active
    api.setFocusedCell(row, columnId(column))
  }

  const reveal = ({ row, column }: Cell, span: Span | undefined): void => {
    if (span !== 'columns' && span !== 'all') {
      api.ensureIndexVisible(row)
      const viewport = viewportOf(host)
      const top = row * rowHeight - options.coveredAbove(row)
      if (viewport && viewport.scrollTop > top) viewport.scrollTop = top
    }
    if (span !== 'rows' && span !== 'all') api.ensureColumnVisible(columnId(column))
  }

  const select = (next: Selection): void => {
    selection = next
    hasCursor = true
    draw()
    const focused = api.getFocusedCell()
    const { row, column } = selection.active
    const isThere = focused?.rowIndex === row && focused.column.getColId() === columnId(column)
    if (!isThere || !host.contains(document.activeElement)) focusActive()
    options.onSelection()
  }

  /** To a cell, or, with Shift, up to it. */
  const go = (target: Cell, extend: boolean): void => {
    const cell = clampCell(target, size())
    reveal(cell, extend ? selection.ranges.at(-1)?.span : 'cells')
    select(extend ? extendTo(selection, cell) : selectCell(cell))
  }
  /** Where Shift and an arrow go on from; without Shift, the active cell. */
  const startOf = (extend: boolean): Cell => {
    const head = selection.ranges.at(-1)?.head
    return extend && head && isAnchored(selection) ? clampCell(head, size()) : selection.active
  }

  const goToEdge = async (rows: number, columns: number, extend: boolean): Promise<void> => {
    const from = startOf(extend)
    const before = selection
    if (columns !== 0) {
      const last = columns > 0 ? size().columns - 1 : 0
      const isFilled = (place: number): boolean => options.isFilled(from.row, columnId(place)) ?? false
      const column = edgeFrom(from.column, columns > 0 ? 1 : -1, last, isFilled) ?? last
      return go({ row: from.row, column }, extend)
    }
    const step = rows > 0 ? 1 : -1
    const last = rows > 0 ? size().rows - 1 : 0
    const id = columnId(from.column)
    const near = edgeFrom(from.row, step, last, (place) => options.isFilled(place, id))
    const row = near ?? (await options.edgeInColumn(from.row, id, step))
    if (selection === before) go({ row, column: from.column }, extend)
  }

  const pageRows = (): number => {
    const viewport = viewportOf(host)
    return Math.max(1, Math.floor(((viewport?.clientHeight ?? 0) - 33) / rowHeight) - 1)
  }
  /** The first column that begins a screen further right, or left. */
  const pageAcross = (step: 1 | -1): number => {
    const viewport = viewportOf(host)
    const width = (viewport?.clientWidth ?? 0) - lanes.pinnedWidth
    const now = lanes.columns[Math.max(lanes.pinned, selection.active.column)]
    const goal = (now?.left ?? 0) + step * width
    const found = lanes.columns.findIndex(({ left }, index) => index >= lanes.pinned && left >= goal)
    return found === -1 ? size().columns - 1 : found
  }

  const stepWith = (by: 'enter' | 'tab', step: 1 | -1): void => {
    const { active, tabStart } = selection
    if (!isSingleCell(selection, size())) {
      select(stepInside(selection, size(), by === 'enter' ? 'row' : 'column', step))
      reveal(selection.active, 'cells')
      return
    }
    if (by === 'enter') return go({ row: active.row + step, column: tabStart ?? active.column }, false)
    const next = { row: active.row, column: active.column + step }
    const start = tabStart ?? active.column
    if (next.column < 0 || next.column >= size().columns) {
      const row = active.row + step
      return go({ row, column: step > 0 ? 0 : size().columns - 1 }, false)
    }
    go(next, false)
    selection = { ...selection, tabStart: start }
  }

  /** Tab leaves the grid where it ends, and Up the first row for the headers: no key may be a trap. */
  const isWayOut = (command: SheetCommand): boolean => {
    if (!isSingleCell(selection, size())) return false
    const { row, column } = selection.active
    if (command.do === 'move') return command.rows < 0 && row === 0 && command.extend === undefined
    if (command.do !== 'tab') return false
    return command.step > 0 ? row === size().rows - 1 && column === size().columns - 1 : row === 0 && column === 0
  }

  const run = (command: SheetCommand): boolean => {
    if (command.do === 'elsewhere' || isWayOut(command)) return false
    const from = startOf('extend' in command)
    const { rows, columns } = size()
    if (rows === 0) return false
    switch (command.do) {
      case 'move':
        if (command.rows > 0 && from.row === rows - 1 && command.extend !== true && options.onPastEnd()) return true
        go({ row: from.row + command.rows, column: from.column + command.columns }, command.extend === true)
        return true
      case 'edge':
        void goToEdge(command.rows, command.columns, command.extend === true)
        return true
      case 'row-end':
        go({ row: from.row, column: command.step > 0 ? columns - 1 : 0 }, command.extend === true)
        return true
      case 'corner':
        go(command.step > 0 ? { row: rows - 1, column: columns - 1 } : { row: 0, column: 0 }, command.extend === true)
        return true
      case 'page':
        go({ row: from.row + command.step * pageRows(), column: from.column }, command.extend === true)
        return true
      case 'page-across':
        go({ row: from.row, column: pageAcross(command.step) }, command.extend === true)
        return true
      case 'enter':
      case 'tab':
        stepWith(command.do, command.step)
        return true
      case 'select-rows':
      case 'select-columns':
        select(widen(selection, command.do === 'select-rows' ? 'rows' : 'columns'))
        return true
      case 'select-all':
        select(selectAll(selection, size()))
        return true
      default:
        return options.onCommand(command)
    }
  }

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

  const sheet: Sheet = {
    selection: () => selection,
    size,
    rects: () => (hasCursor ? selectedRects(selection, size()) : []),
    columnIds: () => lanes.columns.map(({ id }) => id),
    isSingle: () => isSingleCell(selection, size()),
    select,
    goTo: (row, id) => {
      const column = lanes.columns.findIndex((lane) => lane.id === id)
      go({ row, column: Math.max(0, column) }, false)
      focusActive()
    },
    run,
    stepAfterEdit: stepWith,
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
      const focused = api.getFocusedCell()
      const column = lanes.columns.findIndex(({ id }) => id === focused?.column.getColId())
      if (!focused || column === -1) return
      const { active } = selection
      if (hasCursor && active.row === focused.rowIndex && active.column === column) return
      select(selectCell({ row: focused.rowIndex, column }))
    },
    columnsChanged: () => {
      const before = lanes
      lanes = readLanes(api)
      const ids = (all: Lanes): string => all.columns.map(({ id }) => id).join('\n')
      if (ids(before) !== ids(lanes)) {
        copied = []
        selection = carried(selection, before, lanes)
        if (hasCursor) options.onSelection()
      }
      draw()
    },
    rowsChanged: (isOtherView) => {
      if (isOtherView) copied = []
      const before = selection
      selection = fitted(isOtherView ? selectCell(selection.active) : selection, size())
      draw()
      if (hasCursor && selection !== before) options.onSelection()
    },
    destroy: () => {
      stopPointer()
      overlay.destroy()
    },
  }
  return sheet
}

/** Whether the last range begins at the active cell; Tab and Enter may have moved on inside it. */
function isAnchored({ active, ranges }: Selection): boolean {
  const anchor = ranges.at(-1)?.anchor
  return anchor?.row === active.row && anchor.column === active.column
}

/** The selection when columns have moved or gone: whole rows stay, the rest becomes the active cell, in its column. */
function carried(selection: Selection, before: Lanes, after: Lanes): Selection {
  const id = before.columns[selection.active.column]?.id
  const found = after.columns.findIndex((lane) => lane.id === id)
  const active = { row: selection.active.row, column: Math.max(0, found) }
  const isWholeRows = selection.ranges.every(({ span }) => span === 'rows' || span === 'all')
  if (isWholeRows) return { ...selection, active, tabStart: null }
  return selectRange(active, active)
}
