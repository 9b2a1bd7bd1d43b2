import type { GridApi } from 'ag-grid-community'
import type { CellDesk } from '../cells/cell-desk.ts'
import type { CellState } from '../cells/cell-state.ts'
import type { Sheet } from '../sheet/sheet.ts'
import type { GridEdit } from './cell-editor.ts'

export interface ActiveEditorOptions {
  readonly api: () => GridApi
  readonly sheet: () => Sheet
  readonly desk: CellDesk
}

/** The editor of the active cell: how it comes to be open, and what is in it. */
export interface ActiveEditor {
  open(): void
  /** Opens it on what an input method has composed over the cell, as if that had been typed. */
  compose(text: string): void
  /** Types over the cell, or on in the editor that is open. */
  type(text: string): void
  /** What was composed, while the editor opens; null when it opens otherwise. */
  composed(): string | null
  /** What the open editor would save, or null; closes it without saving. */
  take(): GridEdit | null
  /** How the active cell stands; null while its row is not loaded. */
  state(): CellState | null
  /** Opens the cell though another system keeps it. */
  takeOver(): void
  /** Takes back the override of the cell. */
  reset(): void
}

export function createActiveEditor({ api, sheet, desk }: ActiveEditorOptions): ActiveEditor {
  let composed: string | null = null
  const at = (): [row: number, columnId: string] => {
    const { row, columnId } = sheet().active()
    return [row, columnId]
  }
  const start = (key?: string): void => {
    const [rowIndex, colKey] = at()
    api().startEditingCell({ rowIndex, colKey, ...(key === undefined ? {} : { key }) })
  }
  const compose = (text: string): void => {
    if (sheet().size().rows === 0 || desk.explainLock(...at())) return
    composed = text
    start()
    composed = null
  }
  return {
    open: () => start('F2'),
    compose,
    type: (text) => {
      const field = document.activeElement
      if (api().getEditingCells().length === 0) compose(text)
      else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
        field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }
    },
    composed: () => composed,
    take: () => {
      const editor = api().getCellEditorInstances()[0]
      if (!editor) return null
      const edit = editor.getValue() as GridEdit | null // our editors answer with nothing else
      api().stopEditing(true)
      return edit
    },
    state: () => desk.state(...at()),
    takeOver: () => {
      if (desk.takeOver(...at())) start('F2')
    },
    reset: () => void desk.reset(...at()),
  }
}
