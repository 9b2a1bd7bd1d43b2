import { GRID_DOM } from './dom-contract.ts'

interface CompositionOptions {
  readonly host: HTMLElement
  /** Opens the editor of the cell with the cursor on a text, as if it had been typed over the cell. */
  readonly begin: (text: string) => void
}

/** The part of the browser's EditContext that is used here; TypeScript's own types do not know it yet. */
interface EditContext extends EventTarget {
  readonly text: string
  updateText(from: number, to: number, text: string): void
  updateControlBounds(box: DOMRect): void
  updateSelectionBounds(box: DOMRect): void
}
type Editable = HTMLElement & { editContext: EditContext | null }

/**
 * Typing over a cell with an input method (Japanese, Chinese, Korean, accents on macOS). Those compose a text before they give it, and only where text can be entered: a cell is no field, its first
 * letter would be lost. So the cell with the keyboard is given an EditContext: it takes the text, the page stays as it
 * is, and when the text is there the editor opens with it.
 */
export function connectComposition({ host, begin }: CompositionOptions): () => void {
  const Context = (globalThis as unknown as { EditContext?: new () => EditContext }).EditContext // of Chromium only
  if (!Context) return () => {}
  const context = new Context()
  const preview = document.createElement('span')
  preview.className = 'cell-composing'
  let cell: Editable | null = null
  let isComposing = false

  const leave = (): void => {
    if (cell) cell.editContext = null
    cell = null
    end()
  }
  const end = (): string => {
    const { text } = context
    context.updateText(0, text.length, '')
    preview.remove()
    isComposing = false
    return text
  }

  /** The cell keeps it while its editor is open: taking it away would take the keyboard from the editor. */
  const handleFocus = ({ target }: FocusEvent): void => {
    if (target === cell || !(target instanceof HTMLElement) || !target.matches(GRID_DOM.cell)) return
    leave()
    cell = target as Editable // Chromium, as `Context` is there
    cell.editContext = context
  }
  const handleStart = (): void => {
    isComposing = true
    if (!cell) return
    const box = cell.getBoundingClientRect()
    context.updateControlBounds(box)
    context.updateSelectionBounds(box)
    cell.append(preview)
  }
  const handleText = (): void => {
    preview.textContent = context.text
    if (!isComposing) end() // of a key: what it does has been done by then
  }
  const handleEnd = (event: Event): void => {
    const { data } = event as CompositionEvent // it has no other; empty when the person has thought better of it
    const text = end()
    if (data !== '') setTimeout(() => begin(text)) // once the method has let go of the text
  }

  host.addEventListener('focusin', handleFocus)
  context.addEventListener('compositionstart', handleStart)
  context.addEventListener('textupdate', handleText)
  context.addEventListener('compositionend', handleEnd)
  return () => {
    leave()
    host.removeEventListener('focusin', handleFocus)
  }
}
