import type { ColDef, GridApi } from 'ag-grid-community'
import { ROW_NUMBER, rowNumberDefinition } from '../sheet/row-number.ts'
import type { CellSource } from './column-definitions.ts'
import { columnDefinition } from './column-definitions.ts'
import type { ColumnLayout } from './column-layout.ts'
import { arranged } from './column-layout.ts'
import type { GridColumn } from './grid-column.ts'
import { layoutOf } from './read-layout.ts'

export interface ShownColumnsOptions {
  readonly columns: readonly GridColumn[]
  readonly api: () => GridApi
  readonly cells: CellSource
  readonly rowHeight: number
  readonly rowNumber: (row: number) => string
  readonly onLayout: (layout: ColumnLayout) => void
}

/** The columns of the grid: which there are, and how the grid has them arranged. */
export interface ShownColumns {
  get(id: string): GridColumn | undefined
  definitions(layout: ColumnLayout): ColDef[]
  /** Other columns, or the same in another scope or arrangement; true when any asks for other values. */
  set(columns: readonly GridColumn[], layout: ColumnLayout): boolean
  /** Keys of the values that rows in view are drawn with. */
  keys(): readonly string[]
  /** A person may have arranged the columns: tells how. */
  saveLayout(): void
}

/** What rows are drawn with, whichever columns are shown. */
const ALWAYS = ['sku', 'kind', 'family']

export function createShownColumns(options: ShownColumnsOptions): ShownColumns {
  const { api, cells, rowHeight } = options
  let columns = new Map(options.columns.map((column) => [column.id, column]))
  let isOurs = false // what is arranged here is not a person's arranging

  const definitions = (layout: ColumnLayout): ColDef[] => [
    rowNumberDefinition(options.rowNumber),
    ...arranged([...columns.values()], layout).map((column) => columnDefinition(column, layout, cells, rowHeight)),
  ]

  return {
    get: (id) => columns.get(id),
    definitions,
    set: (next, layout) => {
      const hasOtherKeys = next.some(({ id, key }) => columns.get(id)?.key !== key)
      const isSameSet = next.length === columns.size && next.every(({ id }) => columns.has(id))
      columns = new Map(next.map((column) => [column.id, column]))
      isOurs = true
      if (!isSameSet) api().setGridOption('columnDefs', definitions(layout))
      api().applyColumnState({
        state: [
          { colId: ROW_NUMBER, pinned: 'left' as const },
          ...arranged(next, layout).map((column) => ({
            colId: column.id,
            hide: layout.hidden.includes(column.id),
            pinned: column.kind === 'sku' || layout.pinned.includes(column.id) ? ('left' as const) : null,
            ...widthIn(layout, column.id),
          })),
        ],
        applyOrder: true,
      })
      isOurs = false
      return hasOtherKeys
    },
    keys: () => {
      const shown = api()
        .getAllGridColumns()
        .filter((column) => column.isVisible())
      return [...new Set([...ALWAYS, ...shown.flatMap((column) => columns.get(column.getColId())?.key ?? [])])]
    },
    saveLayout: () => {
      if (!isOurs) options.onLayout(layoutOf(api()))
    },
  }
}

function widthIn({ widths }: ColumnLayout, id: string): { readonly width?: number } {
  const width = widths[id]
  return width === undefined ? {} : { width }
}
