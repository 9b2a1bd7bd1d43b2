import type { GridOptions, IDatasource } from 'ag-grid-community'
import { gridTheme } from './theme.ts'

/** Rows are stubs: what a cell shows comes from the row store at drawing time. */
const STUB_BLOCK = 1_000
/** Rows drawn above and below the view: each makes the one task longer in which the grid draws all of them after a jump. */
export const ROW_BUFFER = 1

/** How AG Grid is used here, whatever it shows: it draws and moves the cursor; order, filter, edits and undo are not its. */
export const GRID_SETTINGS: GridOptions = {
  theme: gridTheme,
  rowModelType: 'infinite',
  cacheBlockSize: STUB_BLOCK,
  infiniteInitialRowCount: 1,
  rowBuffer: ROW_BUFFER,
  animateRows: false,
  suppressRowTransform: true,
  ensureDomOrder: true,
  suppressOverlays: ['loading', 'noRows', 'noMatchingRows'],
  suppressDragLeaveHidesColumns: true,
  suppressColumnMoveAnimation: true,
  suppressFieldDotNotation: true,
  enableCellEditingOnBackspace: true,
  readOnlyEdit: true,
  stopEditingWhenCellsLoseFocus: true,
  enterNavigatesVertically: true,
  enterNavigatesVerticallyAfterEdit: true,
  tooltipShowDelay: 400,
  tooltipShowMode: 'standard',
}

/** As many stubs as there are rows. */
export function stubRows(rows: () => number): IDatasource {
  return {
    getRows: ({ startRow, endRow, successCallback }) =>
      successCallback(
        Array.from({ length: endRow - startRow }, () => ({})),
        rows(),
      ),
  }
}
