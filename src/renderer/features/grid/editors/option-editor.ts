import type { CellChange } from '../cells/edit-book.ts'
import { listOf } from '../cells/cell-text.ts'
import { CellEditor } from './cell-editor.ts'
import type { OptionChips } from './option-chips.ts'
import { createOptionChips } from './option-chips.ts'
import type { OptionItem } from './option-source.ts'

type Row = OptionItem & { readonly isNew?: boolean }

/** Choices found by typing. One of them, or several; a new one can be made where the attribute allows it. */
export class OptionEditor extends CellEditor {
  private readonly input = document.createElement('input')
  private readonly list = document.createElement('ul')
  private readonly hint = document.createElement('p')
  private chips: OptionChips | null = null
  /** Words of codes that were found or chosen so far. */
  private readonly known = new Map<string, string>()
  private rows: readonly Row[] = []
  private active = 0
  private chosen: readonly string[] = []
  private isDone = false
  private asked = 0

  override isPopup(): boolean {
    return true
  }

  getPopupPosition(): 'under' {
    return 'under'
  }

  protected build(): void {
    const { typed, title, width, id } = this.host
    const { t } = this.host.language()
    this.chosen = listOf(this.start.value)
    this.root.className = 'option-editor'
    this.root.style.width = `${Math.max(width, this.start.column.kind === 'links' ? 400 : 240)}px`
    this.list.id = `options-${id}`
    this.list.role = 'listbox'
    this.list.setAttribute('aria-label', title)
    if (this.isMany()) this.list.setAttribute('aria-multiselectable', 'true')
    this.input.className = 'option-editor-input'
    this.input.placeholder = t('ui.search')
    this.input.value = typed ?? ''
    this.input.role = 'combobox'
    this.input.setAttribute('aria-expanded', 'true')
    this.input.setAttribute('aria-controls', this.list.id)
    this.input.setAttribute('aria-label', title)
    this.hint.className = 'option-editor-hint'
    this.hint.textContent = this.isMany() ? t('grid.options.many') : ''
    if (this.isMany()) this.root.append(this.makeChips())
    this.root.append(this.input, this.list, this.hint)
    this.input.addEventListener('input', () => void this.find())
    this.root.addEventListener('keydown', (event) => this.handleKey(event))
    this.list.addEventListener('mousedown', (event) => event.preventDefault()) // the caret stays in the input
    this.list.addEventListener('click', (event) => this.handleClick(event))
    void this.find()
  }

  private makeChips(): HTMLElement {
    const { language, options } = this.host
    this.chips = createOptionChips({
      input: this.input,
      language,
      textOf: (code) => this.known.get(code) ?? code,
      onRemove: (code) => {
        this.chosen = this.chosen.filter((each) => each !== code)
        this.draw(this.active)
      },
    })
    this.chips.draw(this.chosen)
    void options.named(this.start.column, this.chosen).then((items) => {
      for (const { code, text } of items) this.known.set(code, text)
      this.chips?.draw(this.chosen)
    })
    return this.chips.element
  }

  afterGuiAttached(): void {
    this.input.focus()
  }

  change(): CellChange | null {
    const before = listOf(this.start.value)
    if (this.chosen.join('\n') === before.join('\n')) return null
    if (this.chosen.length === 0) return { kind: 'clear-value' }
    if (this.isMany()) return { kind: 'set-value', value: JSON.stringify(this.chosen) }
    const code = this.chosen[0] ?? ''
    return { kind: 'set-value', value: this.start.column.kind === 'boolean' ? Number(code) : code }
  }

  private isMany(): boolean {
    return ['multi-select', 'categories', 'links'].includes(this.start.column.kind)
  }

  private async find(): Promise<void> {
    const { options, language } = this.host
    const search = this.input.value.trim()
    const asked = ++this.asked
    const all = await options.find(this.start.column, search)
    if (asked !== this.asked) return
    const isItself = ({ code }: OptionItem): boolean => this.start.column.kind === 'links' && code === this.start.sku
    const found = all.filter((item) => !isItself(item))
    for (const { code, text } of found) this.known.set(code, text)
    const isKnown = found.some(({ text, code }) =>
      [text, code].some((each) => each.toLowerCase() === search.toLowerCase()),
    )
    const isNew = search !== '' && !isKnown && options.canCreate(this.start.column)
    const create: Row = { code: '', text: language().t('grid.options.create', { name: search }), isNew: true }
    this.rows = isNew ? [...found, create] : found
    const current = search === '' ? found.findIndex(({ code }) => this.chosen.includes(code)) : 0
    this.draw(Math.max(0, current))
  }

  private draw(active: number): void {
    this.active = active
    this.chips?.draw(this.chosen)
    this.list.replaceChildren(...this.rows.map((row, index) => this.drawRow(row, index)))
    if (this.rows.length === 0) {
      const empty = document.createElement('li')
      empty.className = 'option-editor-empty'
      empty.textContent = this.host.language().t('ui.nothingFound')
      this.list.append(empty)
    }
    this.input.setAttribute('aria-activedescendant', this.rows.length > 0 ? `${this.list.id}-${active}` : '')
    this.list.children[active]?.scrollIntoView({ block: 'nearest' })
  }

  private drawRow(row: Row, index: number): HTMLLIElement {
    const item = document.createElement('li')
    const isChosen = !row.isNew && this.chosen.includes(row.code)
    item.id = `${this.list.id}-${index}`
    item.role = 'option'
    item.dataset['index'] = String(index)
    item.textContent = row.text
    if (row.depth !== undefined) {
      item.style.paddingInlineStart = `${20 + row.depth * 14}px`
      item.title = row.path ?? ''
      item.ariaLevel = String(row.depth + 1)
    }
    if (row.hint !== undefined) {
      const hint = document.createElement('small')
      hint.textContent = row.hint
      item.append(hint)
    }
    item.setAttribute('aria-selected', String(isChosen))
    item.classList.toggle('is-active', index === this.active)
    item.classList.toggle('is-new', row.isNew === true)
    return item
  }

  private handleClick(event: MouseEvent): void {
    const item = (event.target as Element).closest('li') // a click's target is an element
    const row = this.rows[Number(item?.dataset['index'] ?? -1)]
    if (row) void this.choose(row)
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.isComposing) return event.stopPropagation()
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (this.rows.length > 0) this.draw((this.active + step + this.rows.length) % this.rows.length)
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      const row = this.rows[this.active]
      if (row) void this.choose(row)
    } else if (event.key === 'Enter') {
      this.finish()
    } else if (event.key === 'Backspace' && this.input.value === '' && this.chosen.length > 0) {
      this.chosen = this.chosen.slice(0, -1)
      this.draw(this.active)
    } else {
      if (event.key !== 'Tab' && event.key !== 'Escape') event.stopPropagation()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  private async choose(row: Row): Promise<void> {
    const code = row.isNew ? await this.create() : row.code
    if (code === null || this.isDone) return
    if (!this.isMany()) {
      this.chosen = [code]
      return this.finish()
    }
    this.chosen = this.chosen.includes(code) ? this.chosen.filter((each) => each !== code) : [...this.chosen, code]
    this.input.value = ''
    await this.find()
  }

  private async create(): Promise<string | null> {
    const made = await this.host.options.create(this.start.column, this.input.value)
    if ('code' in made) return made.code
    this.hint.textContent = made.problem
    return null
  }

  private finish(): void {
    this.isDone = true
    this.host.finish()
  }
}
