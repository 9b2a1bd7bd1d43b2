import type { CellClassParams, ColDef, GridApi, ICellRendererParams, ITooltipParams } from 'ag-grid-community'
import { createGrid } from 'ag-grid-community'
import { styleNonce } from '../../../app/nonce.ts'
import type { Sheet } from '../../grid/index.tsx'
import { GRID_SETTINGS, ROW_NUMBER, cellElement, createSheet, gridModules } from '../../grid/index.tsx'
import type { Rect, SheetCommand } from '../../grid/parts.ts'
import { commandOf } from '../../grid/parts.ts'
import { cellContent } from '../../../ui/index.ts'
import type { StagedRow } from '../staged-row.ts'
import type { StagedCell } from './staged-cell.ts'
import type { StagedColumn } from './staged-column.ts'

/** Rows in one answer of the engine, and how many of them the window holds: never the whole file. */
const PAGE = 100
const PAGES_HELD = 12
const ROW_HEIGHT = 28

/** What became of the row: the only column that is not of the file. */
export const OUTCOME = 'outcome'

/** What the grid asks of those around it, as they are at that moment. */
export interface StagedGridOptions {
  readonly count: () => number
  readonly load: (from: number, count: number) => Promise<readonly StagedRow[]>
  readonly column: (id: string) => StagedColumn | undefined
  readonly cell: (row: StagedRow, column: StagedColumn) => StagedCell
  readonly outcome: (row: StagedRow) => { readonly text: string; readonly className: string }
  readonly line: (row: StagedRow) => string
  /** Class names of tones and marks. */
  readonly classOf: (cell: StagedCell) => readonly string[]
  /** What is done to the selected cells; false when it is none of ours. */
  readonly onCommand: (command: SheetCommand) => boolean
  readonly onFill: (source: Rect, target: Rect) => void
  /** A letter was typed on the active cell, or Backspace as ''. */
  readonly onType: (typed: string) => void
  readonly onEdit: () => void
  readonly onCursor: (row: StagedRow | null) => void
}

export interface StagedGrid {
  readonly sheet: Sheet
  /** Draws anew only where a column or a word has changed. */
  setColumns(columns: readonly StagedColumn[], names: StagedNames): void
  /** Other rows: goes to the top. */
  reload(): void
  /** The same rows, saying something else. */
  refresh(): void
  rowAt(row: number): StagedRow | undefined
  elementAt(row: number, columnId: string): HTMLElement | null
  destroy(): void
}

export interface StagedNames {
  readonly line: string
  readonly outcome: string
  readonly of: (column: StagedColumn) => string
  /** Another text: the cells have other words for what they show. */
  readonly version: string
}

/** AG Grid over pages of staged rows, with the selection, keys and mouse of the sheet of products. */
export function createStagedGrid(host: HTMLElement, options: () => StagedGridOptions): StagedGrid {
  host.style.setProperty('--row-height', `${ROW_HEIGHT}px`)
  const api: GridApi<StagedRow> = createGrid<StagedRow>(
    host,
    {
      ...GRID_SETTINGS,
      ...(styleNonce === undefined ? {} : { styleNonce }),
      cacheBlockSize: PAGE,
      maxBlocksInCache: PAGES_HELD,
      maxConcurrentDatasourceRequests: 2,
      infiniteInitialRowCount: Math.max(1, options().count()),
      rowHeight: ROW_HEIGHT,
      defaultColDef: {
        resizable: true,
        sortable: false,
        suppressMovable: true,
        suppressHeaderMenuButton: true,
        cellDataType: false,
        suppressKeyboardEvent: ({ event }) => handleKey(event),
      },
      onCellFocused: () => {
        sheet.followFocus()
        tellCursor()
      },
      onCellDoubleClicked: () => options().onEdit(),
      onDisplayedColumnsChanged: () => sheet.columnsChanged(),
      onColumnResized: () => sheet.columnsChanged(),
      // A page that arrives may bring the row of the cursor.
      onModelUpdated: () => tellCursor(),
    },
    { modules: gridModules },
  )

  const rowAt = (row: number): StagedRow | undefined => api.getDisplayedRowAtIndex(row)?.data
  const tellCursor = (): void =>
    options().onCursor(sheet.rects().length === 0 ? null : (rowAt(sheet.active().row) ?? null))
  const handleKey = (event: KeyboardEvent): boolean => {
    if (event.type !== 'keydown') return false
    if (event.isComposing) return true
    const command = commandOf(event)
    if (command && sheet.run(command)) {
      event.preventDefault()
      return true
    }
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (!isPlain || command || (event.key.length !== 1 && event.key !== 'Backspace')) return false
    event.preventDefault()
    options().onType(event.key === 'Backspace' ? '' : event.key)
    return true
  }

  const sheet: Sheet = createSheet({
    host,
    api: api as GridApi,
    rowHeight: ROW_HEIGHT,
    rows: () => options().count(),
    isFilled: (row, id) => {
      const data = rowAt(row)
      const column = options().column(id)
      return data === undefined ? undefined : column === undefined || options().cell(data, column).text !== ''
    },
    // Over rows that are not loaded it goes as far as they go.
    edgeInColumn: (_row, _id, step) => Promise.resolve(step > 0 ? Math.max(0, options().count() - 1) : 0),
    onSelection: tellCursor,
    onCommand: (command) => options().onCommand(command),
    onFill: (source, target) => options().onFill(source, target),
    onHurry: () => {},
    coveredAbove: () => 0,
    onPastEnd: () => false,
    hold: (going) => going,
  })

  const load = (): void =>
    api.setGridOption('datasource', {
      rowCount: options().count(),
      getRows: ({ startRow, endRow, successCallback, failCallback }) => {
        const total = options().count()
        options()
          .load(startRow, Math.min(endRow, total) - startRow)
          .then((rows) => successCallback([...rows], total), failCallback)
      },
    })
  load()
  let drawn = ''

  return {
    sheet,
    setColumns: (columns, names) => {
      const next = JSON.stringify([columns.map((column) => [column.id, names.of(column)]), names])
      if (next === drawn) return
      drawn = next
      api.setGridOption('columnDefs', [
        lineColumn(options, names.line),
        outcomeColumn(options, names.outcome),
        ...columns.map((column) => valueColumn(options, column, names.of(column))),
      ])
      api.refreshCells({ force: true, suppressFlash: true })
      sheet.columnsChanged()
    },
    reload: () => {
      load()
      if (options().count() > 0) api.ensureIndexVisible(0, 'top')
      sheet.rowsChanged(true)
    },
    refresh: () => {
      api.refreshInfiniteCache()
      sheet.rowsChanged(false)
    },
    rowAt,
    elementAt: (row, columnId) => cellElement(host, row, columnId),
    destroy: () => {
      sheet.destroy()
      api.destroy()
      host.replaceChildren()
    },
  }
}

type Asked = () => StagedGridOptions

function lineColumn(options: Asked, name: string): ColDef<StagedRow> {
  return {
    colId: ROW_NUMBER,
    headerName: name,
    width: 64,
    pinned: 'left',
    suppressNavigable: true,
    resizable: false,
    cellClass: 'row-number',
    valueGetter: ({ data }) => (data === undefined ? '' : options().line(data)),
  }
}

function outcomeColumn(options: Asked, name: string): ColDef<StagedRow> {
  return {
    colId: OUTCOME,
    headerName: name,
    width: 116,
    pinned: 'left',
    valueGetter: ({ data }) => (data === undefined ? '' : options().outcome(data).text),
    cellClass: ({ data }: CellClassParams<StagedRow>) => [
      'cell',
      data === undefined ? '' : options().outcome(data).className,
    ],
  }
}

function valueColumn(options: Asked, column: StagedColumn, name: string): ColDef<StagedRow> {
  return {
    colId: column.id,
    headerName: name,
    headerTooltip: name,
    initialWidth: column.isKey ? 150 : Math.max(170, 28 + 7 * name.length), // wide enough for its own header
    pinned: column.isKey ? 'left' : null,
    valueGetter: ({ data }) => (data === undefined ? '' : options().cell(data, column).text),
    // What else there is to say of a cell does not change its text.
    equals: () => false,
    tooltipValueGetter: ({ data }: ITooltipParams<StagedRow>) => {
      if (data === undefined) return null
      const { text, was, reason } = options().cell(data, column)
      return reason ?? (was === undefined ? text : `${was} → ${text}`)
    },
    cellClass: ({ data }: CellClassParams<StagedRow>) =>
      data === undefined ? ['cell'] : ['cell', ...options().classOf(options().cell(data, column))],
    cellRenderer: ({ data }: ICellRendererParams<StagedRow>) =>
      data === undefined ? '' : repairedContent(options().cell(data, column)),
  }
}

function repairedContent(cell: StagedCell): HTMLElement {
  const content = cellContent(cell)
  if (cell.repair === null || cell.reason === null) return content
  const words = document.createElement('span')
  words.className = 'visually-hidden'
  words.textContent = ` ${cell.reason}`
  content.append(words)
  return content
}
