import type { ICellEditorParams } from 'ag-grid-community'
import type { Language } from '../../../i18n/index.ts'
import type { GridEdit } from './cell-editor.ts'
import type { EditStart, GridContext } from '../grid-context.ts'
import type { OptionSource } from './option-source.ts'

/** Where an editor lives: a cell of the grid or a field of the product card. */
export interface EditorHost {
  /** Whose cell it is, in the grid, where rows may change their places while it is open; null elsewhere. */
  readonly productId: number | null
  readonly start: EditStart
  /** Typed over the cell: begins with that text, and the arrow keys save and move on. */
  readonly typed: string | null
  /** Names the column for screen readers. */
  readonly title: string
  /** What makes the ids of its elements its own. */
  readonly id: string
  /** Of the cell, in px. */
  readonly width: number
  /** It opened on a value that was refused before: the same text again is an edit. */
  readonly isRefused: boolean
  readonly language: () => Language
  readonly options: OptionSource
  /** Saves and closes; the cursor stays, or goes where saving takes it. */
  finish(cursor?: 'stays'): void
  /** Saves, closes and moves the cursor. */
  finishTo(rows: number, columns: number): void
}

export type EditorParams = ICellEditorParams<unknown, GridEdit, GridContext>

/** A cell of the grid as an editor's host. */
export function gridHost(params: EditorParams): EditorHost {
  const { context, rowIndex, column, eventKey } = params
  const start = context.editStart(rowIndex, column.getColId())
  const productId = context.productAt(rowIndex)
  if (!start || productId === undefined) throw new Error('An editor opened on a row that is not loaded')
  return {
    productId,
    start,
    typed: context.composed() ?? (eventKey === 'Backspace' ? '' : eventKey?.length === 1 ? eventKey : null),
    title: context.title(start.column),
    id: column.getColId(),
    width: column.getActualWidth(),
    isRefused: context.cellEdit(rowIndex, column.getColId()) !== undefined,
    language: context.language,
    options: context.options,
    finish: (cursor) => params.stopEditing(cursor === 'stays'),
    finishTo: (rows, columns) => {
      params.stopEditing(true)
      context.move(rows, columns)
    },
  }
}
