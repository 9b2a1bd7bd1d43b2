import type { ICellEditorComp } from 'ag-grid-community'
import type { CellChange } from '../cells/edit-book.ts'
import { GRID_DOM } from '../dom-contract.ts'
import type { EditStart, GridContext } from '../grid-context.ts'
import type { EditorHost, EditorParams } from './editor-host.ts'
import { gridHost } from './editor-host.ts'

/** What an editor in the grid ends with. */
export interface GridEdit {
  readonly productId: number
  readonly change: CellChange
}

/** What every editor of ours does the same way. The editors draw themselves without React: they open in one frame. */
export abstract class CellEditor implements ICellEditorComp<unknown, GridEdit, GridContext> {
  protected readonly root = document.createElement('div')
  protected host!: EditorHost

  /** AG Grid's way in. */
  init(params: EditorParams): void {
    this.open(gridHost(params))
    if (this.isPopup()) requestAnimationFrame(() => this.nameDialog())
  }

  /** Builds the editor for a cell; call `afterGuiAttached` when it is in the page. */
  open(host: EditorHost): void {
    this.host = host
    this.build()
  }

  getGui(): HTMLElement {
    return this.root
  }

  /** AG Grid's way out. */
  getValue(): GridEdit | null {
    const change = this.change()
    return change && this.host.productId !== null ? { productId: this.host.productId, change } : null
  }

  isCancelAfterEnd(): boolean {
    return this.change() === null
  }

  isPopup(): boolean {
    return false
  }

  /** Screen readers say where they have come. */
  private nameDialog(): void {
    this.root.closest(GRID_DOM.popupEditor)?.setAttribute('aria-label', this.host.title)
  }

  protected abstract build(): void
  abstract afterGuiAttached(): void
  /** What the person did; null for nothing. */
  abstract change(): CellChange | null

  protected get start(): EditStart {
    return this.host.start
  }

  /** Typed text as a change; the same text as before is none. */
  protected textChange(text: string): CellChange | null {
    if (text === this.start.text && !this.host.isRefused) return null
    return text.trim() === '' ? { kind: 'clear-value' } : { kind: 'set-text', text }
  }

  /** Saves and moves the cursor, for arrow keys after typing over a cell. */
  protected saveAndMove(event: KeyboardEvent, rows: number, columns: number): void {
    event.preventDefault()
    event.stopPropagation()
    this.host.finishTo(rows, columns)
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
