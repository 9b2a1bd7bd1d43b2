import { edgeFrom } from '../../../../shared/edge.ts'
import type { GridCursor } from './grid-cursor.ts'
import type { SheetCommand } from './key-map.ts'
import type { Lanes } from './lanes.ts'
import { columnAcross } from './lanes.ts'
import type { Cell, Size } from './rect.ts'
import { clampCell } from './rect.ts'
import type { Selection } from './selection.ts'
import { isAnchored, isSingleCell, selectAll, selectCell, stepInside, widen } from './selection.ts'

export interface SheetKeysOptions {
  readonly size: () => Size
  readonly lanes: () => Lanes
  readonly selection: () => Selection
  readonly select: (selection: Selection) => void
  /** To a cell, or, extending, up to it. */
  readonly go: (cell: Cell, extend: boolean) => void
  readonly cursor: GridCursor
  /** Whether a cell holds a value; undefined while its row is not loaded. */
  readonly isFilled: (row: number, columnId: string) => boolean | undefined
  /** Where Ctrl+arrow goes in a column, asked where not all rows on the way are loaded. */
  readonly edgeInColumn: (row: number, columnId: string, step: 1 | -1) => Promise<number>
  /** Keeps the keyboard until this has gone where it goes to. */
  readonly hold: (going: Promise<void>) => Promise<void>
  /** A command that is not about where one is: what is done to the cells. */
  readonly onCommand: (command: SheetCommand) => boolean
  /** The arrow down on the last row; true when the keyboard has gone elsewhere by it. */
  readonly onPastEnd: () => boolean
}

/** What keys do that go somewhere or select; what is done to cells is handed on. */
export interface SheetKeys {
  /** Does what the key says; false when the grid may have it. */
  run(command: SheetCommand): boolean
  /** Enter or Tab: inside what is selected, or on to the next cell. */
  step(by: 'enter' | 'tab', step: 1 | -1): void
}

export function createSheetKeys(options: SheetKeysOptions): SheetKeys {
  const { size, lanes, selection, select, go, cursor } = options
  const columnId = (column: number): string => lanes().columns[column]?.id ?? ''

  /** Where Shift and an arrow go on from; without Shift, the active cell. */
  const startOf = (extend: boolean): Cell => {
    const head = selection().ranges.at(-1)?.head
    return extend && head && isAnchored(selection()) ? clampCell(head, size()) : selection().active
  }

  const goToEdge = async (rows: number, columns: number, extend: boolean): Promise<void> => {
    const from = startOf(extend)
    const before = selection()
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
    if (selection() === before) go({ row, column: from.column }, extend)
  }

  const stepWith = (by: 'enter' | 'tab', step: 1 | -1): void => {
    const { active, tabStart } = selection()
    if (!isSingleCell(selection(), size())) {
      select(stepInside(selection(), size(), by === 'enter' ? 'row' : 'column', step))
      cursor.reveal(selection().active, 'cells')
      return
    }
    const start = tabStart ?? active.column
    if (by === 'enter') return go({ row: active.row + step, column: start }, false)
    const column = active.column + step
    if (column < 0 || column >= size().columns)
      return go({ row: active.row + step, column: step > 0 ? 0 : size().columns - 1 }, false)
    cursor.reveal({ row: active.row, column }, 'cells')
    select({ ...selectCell({ row: active.row, column }), tabStart: start })
  }

  /** Tab leaves the grid where it ends, and Up the first row for the headers: no key may be a trap. */
  const isWayOut = (command: SheetCommand): boolean => {
    if (!isSingleCell(selection(), size())) return false
    const { row, column } = selection().active
    if (command.do === 'move') return command.rows < 0 && row === 0 && command.extend === undefined
    if (command.do !== 'tab') return false
    return command.step > 0 ? row === size().rows - 1 && column === size().columns - 1 : row === 0 && column === 0
  }

  const run = (command: SheetCommand): boolean => {
    if (command.do === 'elsewhere' || isWayOut(command)) return false
    const { rows, columns } = size()
    if (rows === 0) return false
    const extend = 'extend' in command
    const from = startOf(extend)
    switch (command.do) {
      case 'move':
        if (command.rows > 0 && from.row === rows - 1 && !extend && options.onPastEnd()) return true
        go({ row: from.row + command.rows, column: from.column + command.columns }, extend)
        return true
      case 'edge':
        void options.hold(goToEdge(command.rows, command.columns, extend))
        return true
      case 'row-end':
        go({ row: from.row, column: command.step > 0 ? columns - 1 : 0 }, extend)
        return true
      case 'corner':
        go(command.step > 0 ? { row: rows - 1, column: columns - 1 } : { row: 0, column: 0 }, extend)
        return true
      case 'page':
        go({ row: from.row + command.step * cursor.screen().rows, column: from.column }, extend)
        return true
      case 'page-across': {
        const width = command.step * cursor.screen().width
        go({ row: from.row, column: columnAcross(lanes(), selection().active.column, width) }, extend)
        return true
      }
      case 'enter':
      case 'tab':
        stepWith(command.do, command.step)
        return true
      case 'select-rows':
      case 'select-columns':
        select(widen(selection(), command.do === 'select-rows' ? 'rows' : 'columns'))
        return true
      case 'select-all':
        select(selectAll(selection(), size()))
        return true
      default:
        return options.onCommand(command)
    }
  }

  return { run, step: stepWith }
}
