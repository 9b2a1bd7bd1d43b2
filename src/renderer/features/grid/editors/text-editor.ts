import type { CellChange } from '../cells/edit-book.ts'
import { CellEditor, arrowOf } from './cell-editor.ts'
import { countText, otherLanguageHint } from './text-hints.ts'

/** One line of typed text: words, numbers, prices, identifiers. The engine reads it by the attribute's type. */
export class TextEditor extends CellEditor {
  protected readonly input = document.createElement('input')
  private readonly counter = document.createElement('span')
  private readonly hint = document.createElement('span')
  private isTypedOver = false

  protected build(): void {
    const { typed, title } = this.host
    this.root.className = 'cell-editor'
    this.input.className = 'cell-editor-input'
    this.input.spellcheck = false
    this.input.value = typed ?? this.start.text
    this.input.setAttribute('aria-label', title)
    this.isTypedOver = typed !== null
    if (this.isNumeric()) this.input.inputMode = 'decimal'
    this.root.append(this.input, this.hint)
    if (this.start.column.attribute?.maxLength) this.root.append(this.counter)
    this.counter.className = 'cell-editor-counter'
    this.hint.className = 'cell-editor-hint'
    this.hint.ariaLive = 'polite'
    this.input.addEventListener('input', () => this.count())
    this.input.addEventListener('keydown', (event) => this.handleKey(event))
    this.count()
  }

  afterGuiAttached(): void {
    this.input.focus()
    if (this.isTypedOver) this.input.setSelectionRange(this.input.value.length, this.input.value.length)
    else this.input.select()
  }

  change(): CellChange | null {
    return this.textChange(this.input.value)
  }

  private isNumeric(): boolean {
    return this.start.column.kind === 'number' || this.start.column.kind === 'price'
  }

  private count(): void {
    countText(this.counter, this.input.value, this.host)
    const hint = otherLanguageHint(this.input.value, this.host)
    this.hint.textContent = hint
    this.hint.hidden = hint === null
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key === 'F2') {
      this.isTypedOver = !this.isTypedOver // as in a spreadsheet: the arrows belong to the text, or to the grid
      event.stopPropagation()
      return
    }
    const arrow = arrowOf(event)
    if (arrow && (this.isTypedOver || arrow[0] !== 0)) this.saveAndMove(event, ...arrow)
  }
}
