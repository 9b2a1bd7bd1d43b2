/**
 * Everything this app assumes about AG Grid's own DOM, which is private and changes with its versions: the only file
 * that names its classes (and grid.css, which styles them). test/e2e/grid-dom.test.ts checks it against the real thing.
 */
export const GRID_DOM = {
  /** The one element that scrolls, in both directions. */
  viewport: '.ag-grid-viewport',
  /** Holds the rows; as high as all rows together. */
  rows: '.ag-grid-scrolling-container',
  row: '.ag-row',
  /** The element whose role says what all of it is. */
  root: '[role="grid"], [role="treegrid"]',
  cell: '.ag-cell',
  editingCell: '.ag-cell-inline-editing',
  /** The dialog that an editor larger than its cell opens in; it comes without a name. */
  popupEditor: '.ag-popup-editor',
  headerCell: '.ag-header-cell',
  headerRow: '.ag-header',
  focusedCell: '.ag-cell-focus',
  /** The vertical scrollbar that people drag; it moves the viewport. */
  fakeScroller: '.ag-body-vertical-scroll-viewport',
} as const

/** The cell element at a position, if it is drawn. */
export function cellElement(grid: HTMLElement, row: number, columnId: string): HTMLElement | null {
  return grid.querySelector(`[row-index="${row}"] ${GRID_DOM.cell}[col-id="${CSS.escape(columnId)}"]`)
}

export function viewportOf(grid: HTMLElement): HTMLElement | null {
  return grid.querySelector(GRID_DOM.viewport)
}

export function fakeScrollerOf(grid: HTMLElement): HTMLElement | null {
  return grid.querySelector(GRID_DOM.fakeScroller)
}

/** The element that is the grid for a screen reader. */
export function gridRootOf(grid: HTMLElement): HTMLElement | null {
  return grid.querySelector(GRID_DOM.root)
}

/** The element that the rows are in, and that scrolls with them. */
export function rowsOf(grid: HTMLElement): HTMLElement | null {
  return grid.querySelector(GRID_DOM.rows)
}

/** How far the rows begin below the top of the grid. */
export function headerHeightOf(grid: HTMLElement): number {
  const header = grid.querySelector(GRID_DOM.headerRow)
  return header ? header.getBoundingClientRect().bottom - grid.getBoundingClientRect().top : 0
}
