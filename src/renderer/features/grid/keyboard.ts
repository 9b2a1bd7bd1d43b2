import type { GridApi, SuppressKeyboardEventParams } from 'ag-grid-community'
import type { CellDesk } from './cells/cell-desk.ts'

/** The grid's edges, for Home and End. */
interface Place {
  readonly row: number
  readonly column: string
}

/**
 * Keys that AG Grid does not have or has differently from a spreadsheet. True: dealt with here, the grid stays out.
 * While an editor is open its keys are the editor's own, but for Tab.
 */
export function handleCellKey(
  { event, editing, api, node, column }: SuppressKeyboardEventParams,
  desk: CellDesk,
): boolean {
  if (event.type !== 'keydown') return false
  if (editing) return event.key === 'Tab' && saveAndTab(api, event)
  const row = node.rowIndex ?? 0
  const columnId = column.getColId()
  switch (event.key) {
    case 'Delete':
      desk.clear(row, columnId)
      return true
    case 'Home':
    case 'End':
      event.preventDefault()
      goTo(api, edge(api, row, event))
      return true
    case ' ':
      event.preventDefault() // it would scroll the page
      if (desk.start(row, columnId)?.column.kind === 'boolean') desk.toggle(row, columnId)
      return true
    case 'ArrowDown':
      if (!event.altKey) return false
      if (!desk.explainLock(row, columnId)) api.startEditingCell({ rowIndex: row, colKey: column, key: 'F2' })
      return true
    case 'F2':
      return desk.explainLock(row, columnId)
    default:
      return startsTyping(event) && desk.explainLock(row, columnId)
  }
}

/** Saves and moves on; the grid would open the next cell's editor, which a spreadsheet does not. */
function saveAndTab(api: GridApi, event: KeyboardEvent): true {
  event.preventDefault()
  api.stopEditing()
  if (event.shiftKey) api.tabToPreviousCell()
  else api.tabToNextCell()
  return true
}

/** Puts the cursor on a cell and brings it into view. */
export function goTo(api: GridApi, { row, column }: Place): void {
  api.ensureIndexVisible(row)
  api.ensureColumnVisible(column)
  api.setFocusedCell(row, column)
}

/** The cell some rows and columns away, or the nearest there is. */
export function step(api: GridApi, rows: number, columns: number): void {
  const focused = api.getFocusedCell()
  if (!focused) return
  const shown = api.getAllDisplayedColumns()
  const index = shown.indexOf(focused.column) + columns
  const row = Math.min(Math.max(0, focused.rowIndex + rows), api.getDisplayedRowCount() - 1)
  const column = shown[Math.min(Math.max(0, index), shown.length - 1)] ?? focused.column
  goTo(api, { row, column: column.getColId() })
}

function edge(api: GridApi, row: number, event: KeyboardEvent): Place {
  const shown = api.getAllDisplayedColumns()
  const column = (event.key === 'Home' ? shown[0] : shown.at(-1))?.getColId() ?? ''
  if (!event.ctrlKey) return { row, column }
  return { row: event.key === 'Home' ? 0 : Math.max(0, api.getDisplayedRowCount() - 1), column }
}

function startsTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key.length === 1 || key === 'Backspace') && !ctrlKey && !metaKey && !altKey
}
