import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community'
import type { CellChange } from '../cells/edit-book.ts'
import type { EditStart, GridContext } from '../grid-context.ts'

export type EditorParams = ICellEditorParams<unknown, CellChange, GridContext>

/** The key that opened an editor decides how it behaves, as in a spreadsheet. */
export interface Opening {
  /** Typed over the cell: begins with that text, and the arrow keys save and move on. */
  readonly typed: string | null
}

export function openingOf({ eventKey }: EditorParams): Opening {
  if (eventKey === 'Backspace') return { typed: '' }
  return { typed: eventKey !== null && eventKey.length === 1 ? eventKey : null }
}

/** What every editor of ours does the same way. The editors draw themselves without React: they open in one frame. */
export abstract class CellEditor implements ICellEditorComp<unknown, CellChange, GridContext> {
  protected readonly root = document.createElement('div')
  protected params!: EditorParams
  protected start!: EditStart

  init(params: EditorParams): void {
    const start = params.context.editStart(params.rowIndex, params.column.getColId())
    if (!start) throw new Error('An editor opened on a row that is not loaded')
    this.params = params
    this.start = start
    this.build(openingOf(params))
  }

  getGui(): HTMLElement {
    return this.root
  }

  getValue(): CellChange | null {
    return this.change()
  }

  isCancelAfterEnd(): boolean {
    return this.change() === null
  }

  protected abstract build(opening: Opening): void
  abstract afterGuiAttached(): void
  /** What the person did; null for nothing. */
  protected abstract change(): CellChange | null

  protected label(): string {
    return this.params.context.title(this.start.column)
  }

  /** Typed text as a change; the same text as before is none. */
  protected textChange(text: string): CellChange | null {
    const isRefused = this.params.context.cellEdit(this.params.rowIndex, this.params.column.getColId()) !== undefined
    if (text === this.start.text && !isRefused) return null
    return text.trim() === '' ? { kind: 'clear-value' } : { kind: 'set-text', text }
  }

  /** Saves and moves the cursor, for arrow keys after typing over a cell. */
  protected saveAndMove(event: KeyboardEvent, rows: number, columns: number): void {
    event.preventDefault()
    event.stopPropagation()
    const { context } = this.params
    this.params.stopEditing(true)
    context.move(rows, columns)
  }
}

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Rows and columns an arrow key goes; undefined for another key. */
export function arrowOf(event: KeyboardEvent): readonly [rows: number, columns: number] | undefined {
  return event.ctrlKey || event.altKey || event.shiftKey ? undefined : ARROWS[event.key]
}
