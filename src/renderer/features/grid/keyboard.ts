import type { GridApi, SuppressKeyboardEventParams } from 'ag-grid-community'
import type { CellDesk } from './cells/cell-desk.ts'
import { commandOf } from './sheet/key-map.ts'
import type { Sheet } from './sheet/sheet.ts'

/**
 * Keys in a cell. True: dealt with here, AG Grid stays out. What a key does stands in sheet/key-map.ts; typing opens an
 * editor, which is AG Grid's doing. While one is open its keys are its own, but for those that save and go on.
 */
export function handleCellKey(
  { event, editing, api }: SuppressKeyboardEventParams,
  sheet: Sheet,
  desk: CellDesk,
): boolean {
  if (event.type !== 'keydown') return false
  if (event.isComposing) return true // Enter and the arrows choose what an input method offers
  if (editing) return saveAndGo(api, event, sheet)
  const command = commandOf(event)
  if (command && sheet.run(command)) {
    event.preventDefault()
    return true
  }
  const { row, columnId } = sheet.active()
  return startsTyping(event) && desk.explainLock(row, columnId)
}

/** Saves and moves on; AG Grid would open the next cell's editor, which a spreadsheet does not. */
function saveAndGo(api: GridApi, event: KeyboardEvent, sheet: Sheet): boolean {
  const command = commandOf(event)
  if (command?.do === 'fill-all') {
    event.preventDefault()
    sheet.run(command)
    return true
  }
  if (command?.do !== 'enter' && command?.do !== 'tab') return false
  event.preventDefault()
  api.stopEditing()
  sheet.stepAfterEdit(command.do, command.step)
  return true
}

function startsTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key.length === 1 || key === 'Backspace') && !ctrlKey && !metaKey && !altKey
}
