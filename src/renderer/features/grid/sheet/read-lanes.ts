import type { GridApi } from 'ag-grid-community'
import type { Lane, Lanes } from './lanes.ts'
import { ROW_NUMBER } from './row-number.ts'

/** The columns as the grid shows them now. */
export function readLanes(api: GridApi): Lanes {
  const shown = api.getAllDisplayedColumns()
  const numbers = shown.find((column) => column.getColId() === ROW_NUMBER)
  const cells = shown.filter((column) => column !== numbers)
  const pinned = cells.filter((column) => column.isPinnedLeft())
  const rowNumberWidth = numbers?.getActualWidth() ?? 0
  const columns = cells.map((column): Lane => ({
    id: column.getColId(),
    left: column.getLeft() ?? 0,
    width: column.getActualWidth(),
  }))
  const pinnedWidth = pinned.reduce((sum, column) => sum + column.getActualWidth(), rowNumberWidth)
  return { columns, pinned: pinned.length, rowNumberWidth, pinnedWidth }
}
