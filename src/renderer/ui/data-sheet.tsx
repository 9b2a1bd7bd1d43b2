import type { CellClassParams, ColDef, GridApi, ICellRendererParams, IDatasource } from 'ag-grid-community'
import {
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  RowApiModule,
  TooltipModule,
  createGrid,
  themeQuartz,
} from 'ag-grid-community'
import type { ReactNode } from 'react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { styleNonce } from '../app/nonce.ts'
import styles from './data-sheet.module.css'
import type { SheetCell } from './sheet-cell.ts'
import { cellContent, toneClass } from './sheet-cell.ts'

export interface SheetColumn<Row> {
  readonly key: string
  readonly name: string
  readonly width: number
  readonly isPinned?: boolean
  readonly cell: (row: Row) => SheetCell
}

export interface DataSheetProps<Row> {
  /** Names it for screen readers. */
  readonly label: string
  readonly columns: readonly SheetColumn<Row>[]
  readonly count: number
  readonly load: (from: number, count: number) => Promise<readonly Row[]>
  /** Another text = other rows: what was loaded is dropped. */
  readonly version: string
  readonly emptyText: string
  readonly onSelect: (row: Row) => void
}

ModuleRegistry.registerModules([
  InfiniteRowModelModule,
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  RowApiModule,
  TooltipModule,
])

const PAGE = 100
const ROW_HEIGHT = 28
const HEADER_HEIGHT = 30

const theme = themeQuartz.withParams({
  browserColorScheme: 'inherit', // AG Grid's own is light, whatever the page is
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--paper)',
  foregroundColor: 'var(--ink)',
  borderColor: 'var(--line)',
  headerBackgroundColor: 'var(--paper-sunken)',
  headerTextColor: 'var(--ink-soft)',
  headerFontWeight: 500,
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontSize: 12,
  cellHorizontalPadding: 10,
  rowHoverColor: 'var(--paper-hover)',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  columnBorder: true,
})

/** A read-only sheet of any length and width: pages are asked for as they come into view. */
export function DataSheet<Row>(props: DataSheetProps<Row>): ReactNode {
  if (props.count === 0) return <div className={styles['empty']}>{props.emptyText}</div>
  return <Sheet key={props.version} {...props} />
}

function Sheet<Row>({ label, columns, count, load, onSelect }: DataSheetProps<Row>): ReactNode {
  const host = useRef<HTMLElement>(null)
  const grid = useRef<GridApi<Row>>(null)
  const loadRows = useEffectEvent(load)
  const select = useEffectEvent(onSelect)

  useEffect(() => {
    if (!host.current) return
    const api = createGrid<Row>(host.current, {
      theme,
      ...(styleNonce === undefined ? {} : { styleNonce }),
      rowModelType: 'infinite',
      cacheBlockSize: PAGE,
      maxConcurrentDatasourceRequests: 2,
      rowHeight: ROW_HEIGHT,
      headerHeight: HEADER_HEIGHT,
      suppressMovableColumns: true,
      defaultColDef: { resizable: true, sortable: false, suppressHeaderMenuButton: true },
      onCellFocused: ({ rowIndex }) => {
        const row = rowIndex === null ? undefined : api.getDisplayedRowAtIndex(rowIndex)?.data
        if (row !== undefined) select(row)
      },
    })
    grid.current = api
    return () => api.destroy()
  }, [])

  useEffect(() => {
    grid.current?.setGridOption('columnDefs', columns.map(toColDef))
  }, [columns])

  useEffect(() => {
    const datasource: IDatasource = {
      rowCount: count,
      getRows: ({ startRow, endRow, successCallback, failCallback }) => {
        const size = Math.min(endRow, count) - startRow
        loadRows(startRow, size).then((rows) => successCallback([...rows], count), failCallback)
      },
    }
    grid.current?.setGridOption('datasource', datasource)
  }, [count])

  return <section ref={host} className={styles['sheet']} aria-label={label} />
}

function toColDef<Row>(column: SheetColumn<Row>): ColDef<Row> {
  return {
    colId: column.key,
    headerName: column.name,
    headerTooltip: column.name,
    initialWidth: column.width,
    ...(column.isPinned === true ? { pinned: 'left' as const } : {}),
    cellClass: ({ data }: CellClassParams<Row>) => toneClass(data === undefined ? undefined : column.cell(data).tone),
    cellRenderer: ({ data }: ICellRendererParams<Row>) => (data === undefined ? '' : withTitle(column.cell(data))),
  }
}

function withTitle(cell: SheetCell): HTMLElement {
  const content = cellContent(cell)
  content.title = cell.was === undefined ? cell.text : `${cell.was} → ${cell.text}`
  return content
}
