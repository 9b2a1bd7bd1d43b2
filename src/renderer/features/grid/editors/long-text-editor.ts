import type { CellChange } from '../cells/edit-book.ts'
import { CellEditor } from './cell-editor.ts'
import { textHints } from './text-hints.ts'

/** Long text over several lines, in a box over the cell. Enter saves, Alt+Enter makes a line. */
export class LongTextEditor extends CellEditor {
  private readonly area = document.createElement('textarea')
  private readonly counter = document.createElement('span')

  override isPopup(): boolean {
    return true
  }

  protected build(): void {
    const { typed, title } = this.host
    this.root.className = 'long-text-editor'
    this.area.className = 'long-text-editor-area'
    this.area.value = typed ?? this.start.text
    this.area.spellcheck = false
    this.area.setAttribute('aria-label', title)
    const width = Math.max(this.host.width, 420)
    this.root.style.width = `${width}px`
    this.counter.className = 'cell-editor-counter'
    this.root.append(this.area, this.counter)
    this.area.addEventListener('input', () => this.count())
    this.area.addEventListener('keydown', (event) => this.handleKey(event))
    this.count()
  }

  afterGuiAttached(): void {
    this.area.focus()
    this.area.setSelectionRange(this.area.value.length, this.area.value.length)
  }

  change(): CellChange | null {
    return this.textChange(this.area.value)
  }

  private count(): void {
    textHints(this.counter, this.area.value, this.host)
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.altKey) {
      event.preventDefault()
      event.stopPropagation()
      this.area.setRangeText('\n', this.area.selectionStart, this.area.selectionEnd, 'end')
      this.count()
    } else if (event.key.startsWith('Arrow') || event.key.startsWith('Page') || event.key === 'F2') {
      event.stopPropagation() // they move in the text
    }
  }
}
