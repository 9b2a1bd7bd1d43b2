import { TextEditor } from './text-editor.ts'

/** A date, typed in the order of the person's locale, or picked from the system's calendar. */
export class DateEditor extends TextEditor {
  private readonly picker = document.createElement('input')

  protected override build(): void {
    super.build()
    const { language } = this.host
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.className = 'cell-editor-button'
    button.textContent = '▾'
    button.setAttribute('aria-label', language().t('grid.pickDate'))
    this.picker.type = 'date'
    this.picker.tabIndex = -1
    this.picker.className = 'cell-editor-picker'
    this.picker.value = typeof this.start.value === 'string' ? this.start.value : ''
    this.input.placeholder = language().format.date('2026-12-31').replaceAll(/\d/g, '_')
    button.addEventListener('mousedown', (event) => event.preventDefault()) // the caret stays in the text
    button.addEventListener('click', () => this.picker.showPicker())
    this.picker.addEventListener('change', () => this.handlePick())
    this.root.append(button, this.picker)
  }

  private handlePick(): void {
    this.input.value = this.host.language().format.date(this.picker.value)
    this.host.finish()
  }
}
