import type { GridApi } from 'ag-grid-community'
import { ROW_NUMBER } from '../sheet/row-number.ts'
import type { ColumnLayout } from './column-layout.ts'

/** The arrangement of the columns as the grid has it now. */
export function layoutOf(api: GridApi): ColumnLayout {
  const state = api.getColumnState().filter(({ colId }) => colId !== ROW_NUMBER)
  return {
    order: state.map(({ colId }) => colId),
    hidden: state.filter(({ hide }) => hide === true).map(({ colId }) => colId),
    pinned: state.filter(({ pinned }) => pinned !== null && pinned !== undefined).map(({ colId }) => colId),
    widths: Object.fromEntries(state.flatMap(({ colId, width }) => (width == null ? [] : [[colId, width]]))),
  }
}
