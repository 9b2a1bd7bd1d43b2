import type { CellChange } from '../cells/edit-book.ts'
import { CellEditor, arrowOf } from './cell-editor.ts'
import { otherUnits, typedNumber } from './unit-hint.ts'

/** To compare by: the stored amount stays the one written. */
const SHOWN_DIGITS = 5

/** An amount and its unit. A unit can also be typed behind the amount: `1,5 kg`. */
export class MeasurementEditor extends CellEditor {
  private readonly input = document.createElement('input')
  private readonly unit = document.createElement('select')
  private readonly hint = document.createElement('span')
  private isTypedOver = false

  protected build(): void {
    const { typed, title, options, language } = this.host
    const [amount = '', ...unit] = this.start.text.split(' ')
    const stored = String(this.start.value ?? '').split(' ')[1]
    const { attribute } = this.start.column
    this.root.className = 'cell-editor'
    this.input.className = 'cell-editor-input is-number'
    this.input.inputMode = 'decimal'
    this.input.value = typed ?? amount
    this.input.setAttribute('aria-label', title)
    this.isTypedOver = typed !== null
    this.unit.className = 'cell-editor-unit'
    this.unit.setAttribute('aria-label', language().t('grid.unit'))
    for (const { code, symbol } of options.units(attribute?.measurementFamily ?? null)) {
      this.unit.append(
        new Option(symbol, code, false, code === (stored ?? attribute?.defaultUnit) || symbol === unit[0]),
      )
    }
    this.hint.className = 'cell-editor-hint'
    this.hint.ariaLive = 'polite'
    this.root.append(this.input, this.unit, this.hint)
    this.input.addEventListener('input', () => this.showOthers())
    this.unit.addEventListener('change', () => this.showOthers())
    this.showOthers()
    this.input.addEventListener('keydown', (event) => this.handleKey(event))
    this.unit.addEventListener('keydown', (event) => event.key.startsWith('Arrow') && event.stopPropagation())
  }

  afterGuiAttached(): void {
    this.input.focus()
    if (!this.isTypedOver) this.input.select()
  }

  change(): CellChange | null {
    const amount = this.input.value.trim()
    if (amount === '') return this.start.value === null ? null : { kind: 'clear-value' }
    const hasUnit = /[^\d\s.,+-]/.test(amount)
    const symbol = this.unit.selectedOptions[0]?.text ?? ''
    const text = hasUnit ? amount : `${amount} ${symbol}`
    return text === this.start.text ? null : { kind: 'set-text', text }
  }

  /** The amount in the other units of its family, while it is typed. */
  private showOthers(): void {
    const { options, language } = this.host
    const { format } = language()
    const units = options.units(this.start.column.attribute?.measurementFamily ?? null)
    const from = units.find(({ code }) => code === this.unit.value)
    const amount = typedNumber(this.input.value, format.typed.decimal)
    const others = amount === null || !from ? [] : otherUnits(amount, from, units)
    this.hint.textContent = others
      .map((other) => `${format.number(Number(other.amount.toPrecision(SHOWN_DIGITS)))} ${other.symbol}`)
      .join(' · ')
    this.hint.hidden = others.length === 0
  }

  private handleKey(event: KeyboardEvent): void {
    const arrow = arrowOf(event)
    if (arrow && (this.isTypedOver || arrow[0] !== 0)) this.saveAndMove(event, ...arrow)
  }
}
