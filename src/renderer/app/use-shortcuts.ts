import { useEffect, useEffectEvent } from 'react'
import { openBulkEdit } from '../state/bulk-edit.ts'
import { openExport } from '../state/export-dialog.ts'
import { openFindBar } from '../state/find-bar.ts'
import { go, useNavigation } from '../state/navigation.ts'
import { openDialog, toggleHistory } from '../state/overlays.ts'
import { PLACES } from './navigation-rail.tsx'
import { useSteps } from './use-steps.ts'

/** Keys that work on every screen. In a text field, undo and redo are the field's own. */
export function useShortcuts(): void {
  const steps = useSteps()

  const handleKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const action = actionFor(event, steps)
    if (!action || event.defaultPrevented) return
    event.preventDefault() // the menu has the same keys and would do it a second time
    action()
  })

  useEffect(() => {
    const listener = (event: KeyboardEvent): void => handleKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

/** Puts the caret into the search field. */
export function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('[data-search]')
  field?.focus()
  field?.select()
}

/** Opens find, or find and replace, over the grid. */
export function findInSheet(isReplacing: boolean): void {
  if (useNavigation.getState().route.screen !== 'products') go({ screen: 'products' })
  openFindBar(isReplacing)
}

/** Opens the dialog that edits many cells at once. */
export function editMany(): void {
  if (useNavigation.getState().route.screen !== 'products') go({ screen: 'products' })
  openBulkEdit()
}

/** Opens the dialog that writes products to a file. */
export function exportProducts(): void {
  if (useNavigation.getState().route.screen !== 'products') go({ screen: 'products' })
  openExport()
}

/** Whether the person is typing somewhere. */
export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, [contenteditable="true"]')
}

function actionFor(event: KeyboardEvent, steps: ReturnType<typeof useSteps>): (() => void) | undefined {
  if (event.key === 'F1') return () => openDialog('help')
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined
  const key = event.key.toLowerCase()
  if (key === 'k' && !event.shiftKey) return focusSearch
  if ((key === 'f' || key === 'h') && !event.shiftKey) return () => findInSheet(key === 'h')
  if (key === 'b' && !event.shiftKey && !isTextField(event.target)) return editMany
  if (key === 'e' && event.shiftKey && !isTextField(event.target)) return exportProducts
  if (/^[1-6]$/.test(key)) {
    const place = PLACES[Number(key) - 1]
    return place ? () => go({ screen: place.screen }) : toggleHistory
  }
  if (isTextField(event.target)) return undefined
  if (key === 'z') return event.shiftKey ? steps.redo : steps.undo
  if (key === 'y') return steps.redo
  return undefined
}
