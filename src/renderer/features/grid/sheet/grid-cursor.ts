import type { GridApi } from 'ag-grid-community'
import { viewportOf } from '../dom-contract.ts'
import type { Lanes } from './lanes.ts'
import type { Cell } from './rect.ts'
import type { Span } from './selection.ts'

export interface GridCursorOptions {
  readonly host: HTMLElement
  readonly api: GridApi
  readonly rowHeight: number
  readonly lanes: () => Lanes
  /** Height of what lies over the top of the rows when this row stands there, in px. */
  readonly coveredAbove: (row: number) => number
}

/** AG Grid's own cursor; with it go the keyboard and what a screen reader says. */
export interface GridCursor {
  /** Null where the grid has none, or has it on a cell that is none of ours. */
  cell(): Cell | null
  put(cell: Cell): void
  /** Brings a cell into view, as far as the range it is the end of can leave the view. */
  reveal(cell: Cell, span: Span | undefined): void
  /** How many rows a screen goes on by, and how many px across. */
  screen(): { readonly rows: number; readonly width: number }
}

/** The header and the line below it, in px. */
const NOT_ROWS = 33

export function createGridCursor({ host, api, rowHeight, lanes, coveredAbove }: GridCursorOptions): GridCursor {
  const columnId = (column: number): string => lanes().columns[column]?.id ?? ''
  return {
    cell: () => {
      const focused = api.getFocusedCell()
      const column = lanes().columns.findIndex(({ id }) => id === focused?.column.getColId())
      return focused && column !== -1 ? { row: focused.rowIndex, column } : null
    },
    put: ({ row, column }) => api.setFocusedCell(row, columnId(column)),
    reveal: ({ row, column }, span) => {
      if (span !== 'columns' && span !== 'all') {
        api.ensureIndexVisible(row)
        const viewport = viewportOf(host)
        const top = row * rowHeight - coveredAbove(row)
        if (viewport && viewport.scrollTop > top) viewport.scrollTop = top
      }
      if (span !== 'rows' && span !== 'all') api.ensureColumnVisible(columnId(column))
    },
    screen: () => {
      const viewport = viewportOf(host)
      return {
        rows: Math.max(1, Math.floor(((viewport?.clientHeight ?? 0) - NOT_ROWS) / rowHeight) - 1),
        width: (viewport?.clientWidth ?? 0) - lanes().pinnedWidth,
      }
    },
  }
}
