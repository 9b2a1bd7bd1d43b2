import type { FileTicket } from '../../../../shared/desktop.ts'
import { APP_ORIGIN } from '../../../../shared/desktop.ts'
import { listOf } from '../cells/cell-text.ts'
import type { CellChange } from '../cells/edit-book.ts'
import { CellEditor } from './cell-editor.ts'
import { FILE_DROPPED, takeFiles, withFiles } from './take-file.ts'

/** Pictures and documents of a cell: what is there, to take out or put first, and a button for another. */
export class FilesEditor extends CellEditor {
  private readonly list = document.createElement('ul')
  private readonly choose = document.createElement('button')
  private hashes: readonly string[] = []

  override isPopup(): boolean {
    return true
  }

  protected build(): void {
    const { title, width, language } = this.host
    const { t } = language()
    this.hashes = listOf(this.start.value)
    this.root.className = 'files-editor'
    this.root.style.width = `${Math.max(width, 320)}px`
    this.root.role = 'group'
    this.root.setAttribute('aria-label', title)
    this.choose.type = 'button'
    this.choose.className = 'files-editor-choose'
    this.choose.textContent = t('grid.files.choose')
    this.choose.addEventListener('click', () => void this.add())
    this.choose.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') event.stopPropagation() // they press the button
    })
    this.root.dataset['takesFiles'] = ''
    this.root.addEventListener(FILE_DROPPED, (event) => {
      event.stopPropagation()
      void this.take((event as CustomEvent<readonly FileTicket[]>).detail) // file-drop.tsx sends nothing else
    })
    this.root.append(this.list, this.choose)
    this.draw()
  }

  afterGuiAttached(): void {
    this.choose.focus()
  }

  change(): CellChange | null {
    if (this.hashes.join('\n') === listOf(this.start.value).join('\n')) return null
    return withFiles(this.start.column, this.hashes)
  }

  private draw(): void {
    const { t } = this.host.language()
    this.list.replaceChildren(
      ...this.hashes.map((hash, index) => {
        const item = document.createElement('li')
        const picture = document.createElement('img')
        picture.src = `${APP_ORIGIN}/thumbnail/${hash}`
        picture.alt = t('grid.files.number', { number: index + 1 })
        item.append(picture)
        if (index > 0) item.append(this.button('↑', t('grid.files.first'), () => this.putFirst(hash)))
        item.append(this.button('×', t('grid.files.remove'), () => this.remove(hash)))
        return item
      }),
    )
  }

  private button(sign: string, label: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = sign
    button.title = label
    button.setAttribute('aria-label', label)
    button.addEventListener('click', act)
    button.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
    })
    return button
  }

  private putFirst(hash: string): void {
    this.hashes = [hash, ...this.hashes.filter((other) => other !== hash)]
    this.redraw()
  }

  private remove(hash: string): void {
    this.hashes = this.hashes.filter((other) => other !== hash)
    this.redraw()
  }

  private redraw(): void {
    this.draw()
    this.choose.focus()
  }

  private async add(): Promise<void> {
    const ticket = await window.desktop.openFileDialog('media')
    if (ticket) await this.take([ticket])
    else this.choose.focus()
  }

  private async take(tickets: readonly FileTicket[]): Promise<void> {
    const { kind } = this.start.column
    const taken = await takeFiles(tickets, kind, this.host.language())
    if (taken.length === 0) return this.choose.focus()
    this.hashes = kind === 'asset-collection' ? [...new Set([...this.hashes, ...taken])] : taken.slice(-1)
    if (kind === 'asset-collection') this.redraw()
    else this.host.finish()
  }
}
