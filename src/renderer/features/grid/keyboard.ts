import type { GridApi, SuppressKeyboardEventParams } from 'ag-grid-community'
import type { CellDesk } from './cells/cell-desk.ts'
import type { HeldKeys } from './held-keys.ts'
import { isTyping } from './held-keys.ts'
import type { SheetCommand } from './sheet/key-map.ts'
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
  held: HeldKeys,
): boolean {
  if (event.type !== 'keydown') return false
  if (event.isComposing) return true // Enter and the arrows choose what an input method offers
  const command = commandOf(event)
  if (editing) {
    if (command?.do !== 'fill-all' && command?.do !== 'enter' && command?.do !== 'tab') return false
    event.preventDefault()
    return runWhileEditing(api, command, sheet)
  }
  if (held.key(event)) return true
  if (command && sheet.run(command)) {
    event.preventDefault()
    return true
  }
  const { row, columnId } = sheet.active()
  return isTyping(event) && desk.explainLock(row, columnId)
}

/** Saves and moves on; AG Grid would open the next cell's editor, which a spreadsheet does not. */
export function runWhileEditing(api: GridApi, command: SheetCommand, sheet: Sheet): boolean {
  if (command.do !== 'enter' && command.do !== 'tab') return sheet.run(command)
  api.stopEditing()
  sheet.stepAfterEdit(command.do, command.step)
  return true
}
