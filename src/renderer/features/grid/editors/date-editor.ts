import { parseDate } from '../../../../shared/dates.ts'
import type { DatePicker, Day } from '../../../ui/index.ts'
import { attachDatePicker, datePattern } from '../../../ui/index.ts'
import { TextEditor } from './text-editor.ts'

/**
 * A date, typed in the order of the person's locale or chosen from the calendar below. Typed over the cell there is no
 * calendar in the way until it is asked for (Alt+arrow down, the button).
 */
export class DateEditor extends TextEditor {
  private picker: DatePicker | null = null

  protected override build(): void {
    super.build()
    const { language } = this.host
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.className = 'cell-editor-button'
    button.textContent = '▾'
    button.setAttribute('aria-label', language().t('grid.pickDate'))
    this.input.placeholder = datePattern(language())
    button.addEventListener('mousedown', (event) => event.preventDefault()) // the caret stays in the text
    button.addEventListener('click', () => this.picker?.toggle())
    this.root.append(button)
  }

  override afterGuiAttached(): void {
    this.picker = attachDatePicker({
      input: this.input,
      place: this.root,
      language: this.host.language,
      typed: () => parseDate(this.input.value, this.host.language().format.typed.dateOrder),
      onDay: (day, isPicked) => this.takeDay(day, isPicked),
      closesOnEscape: false, // it ends the edit, as in every editor
    })
    super.afterGuiAttached()
    if (this.host.typed === null) this.picker.open(false)
  }

  private takeDay(day: Day, isPicked: boolean): void {
    this.input.value = this.host.language().format.date(day)
    if (isPicked) this.host.finish()
  }
}
