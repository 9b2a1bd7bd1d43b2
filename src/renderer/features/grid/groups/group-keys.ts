import type { SuppressKeyboardEventParams } from 'ag-grid-community'
import type { RowStore, ShownGroup } from '../rows/row-store.ts'
import type { Sheet } from '../sheet/sheet.ts'

/**
 * Keys on the row of a group, as in a tree: Right opens, Left closes or goes to the group around it, Enter and Space do
 * the other of what is. True: dealt with here. Other keys move as on any row; there is nothing to type into.
 */
export function handleGroupKey(
  { event }: Pick<SuppressKeyboardEventParams, 'event'>,
  sheet: Sheet,
  store: RowStore,
  toggle: (group: ShownGroup) => void,
): boolean {
  if (event.type !== 'keydown' || event.isComposing) return false
  const { row, columnId } = sheet.active()
  const group = store.group(row)
  if (!group || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false
  const around = store.map().around(row).at(-1)
  switch (event.key) {
    case 'Enter':
    case ' ':
      toggle(group)
      break
    case 'ArrowRight':
      if (group.isOpen) return false
      toggle(group)
      break
    case 'ArrowLeft':
      if (group.isOpen) toggle(group)
      else if (around) sheet.goTo(around.row, columnId)
      else return false
      break
    default:
      return false
  }
  event.preventDefault()
  return true
}
