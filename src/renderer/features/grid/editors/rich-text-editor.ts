import { safeHtml } from '../../../../shared/safe-html.ts'
import type { CellChange } from '../cells/edit-book.ts'
import { CellEditor } from './cell-editor.ts'
import { textHints } from './text-hints.ts'

/** What the bar offers: the browser's own editing commands, which keep the browser's own undo. */
const COMMANDS = [
  { command: 'bold', sign: 'B', label: 'bold', key: 'b' },
  { command: 'italic', sign: 'I', label: 'italic', key: 'i' },
  { command: 'formatBlock', value: 'h2', sign: 'H', label: 'heading', key: null },
  { command: 'formatBlock', value: 'p', sign: '¶', label: 'paragraph', key: null },
  { command: 'insertUnorderedList', sign: '•', label: 'list', key: null },
  { command: 'insertOrderedList', sign: '①', label: 'numbered', key: null },
  { command: 'removeFormat', sign: '⌫', label: 'plain', key: null },
] as const

/**
 * Formatted text in a box over the cell. What is pasted, from Word too, keeps only what a shop can show. Ctrl+Enter
 * saves, as Enter makes a paragraph.
 */
export class RichTextEditor extends CellEditor {
  private readonly area = document.createElement('div')
  private readonly counter = document.createElement('span')
  private before = ''

  override isPopup(): boolean {
    return true
  }

  protected build(): void {
    const { typed, title, width, language } = this.host
    const { t } = language()
    this.root.className = 'long-text-editor rich-text-editor'
    this.root.style.width = `${Math.max(width, 460)}px`
    const bar = document.createElement('div')
    bar.className = 'rich-text-bar'
    bar.role = 'toolbar'
    bar.setAttribute('aria-label', t('grid.rich.bar'))
    for (const { sign, label, ...rest } of COMMANDS) {
      const button = document.createElement('button')
      button.type = 'button'
      button.tabIndex = -1
      button.textContent = sign
      button.title = t(`grid.rich.${label}`)
      button.setAttribute('aria-label', button.title)
      button.addEventListener('mousedown', (event) => event.preventDefault()) // the caret stays in the text
      button.addEventListener('click', () => this.run(rest.command, 'value' in rest ? rest.value : undefined))
      bar.append(button)
    }
    this.area.className = 'rich-text-area'
    this.area.contentEditable = 'true'
    this.area.tabIndex = 0 // said aloud: AG Grid takes what does not say so for the end of the edit
    this.area.role = 'textbox'
    this.area.ariaMultiLine = 'true'
    this.area.spellcheck = false
    this.area.setAttribute('aria-label', title)
    this.area.append(fragmentOf(asHtml(typed ?? this.start.text)))
    this.before = this.html()
    this.counter.className = 'cell-editor-counter'
    this.root.append(bar, this.area, this.counter)
    this.area.addEventListener('input', () => this.count())
    this.area.addEventListener('paste', (event) => this.handlePaste(event))
    this.area.addEventListener('keydown', (event) => this.handleKey(event))
    this.count()
  }

  afterGuiAttached(): void {
    document.execCommand('defaultParagraphSeparator', false, 'p')
    this.area.focus()
    getSelection()?.selectAllChildren(this.area)
    getSelection()?.collapseToEnd()
  }

  change(): CellChange | null {
    const html = this.html()
    if (html === this.before && this.host.typed === null && !this.host.isRefused) return null
    return this.area.textContent?.trim() === '' ? { kind: 'clear-value' } : { kind: 'set-text', text: html }
  }

  private html(): string {
    return safeHtml(this.area.innerHTML)
  }

  private run(command: string, value?: string): void {
    document.execCommand('styleWithCSS', false, 'false')
    document.execCommand(command, false, value)
    this.count()
  }

  private count(): void {
    textHints(this.counter, this.area.textContent ?? '', this.host)
  }

  private handlePaste(event: ClipboardEvent): void {
    const html = event.clipboardData?.getData('text/html') ?? ''
    if (html === '') return // plain text is the browser's own to insert
    event.preventDefault()
    event.stopPropagation()
    document.execCommand('insertHTML', false, safeHtml(html))
    this.count()
  }

  private handleKey(event: KeyboardEvent): void {
    const isControl = event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && isControl) {
      event.preventDefault()
      event.stopPropagation()
      this.host.finish('stays')
    } else if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation() // they are the text's
  }
}

/** Stored text as markup: text without tags in paragraphs. */
function asHtml(text: string): string {
  if (/<[a-zA-Z/!?]/.test(text)) return safeHtml(text)
  const lines = text.split(/\n+/).filter((line) => line !== '')
  return lines.map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`).join('')
}

/** Parsed where no script, picture or style is ever loaded. */
function fragmentOf(html: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  fragment.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
  return fragment
}
