/** Asked by Chromium before the event itself. */
const QUESTIONS = ['beforecopy', 'beforecut', 'beforepaste']

export interface ClipboardListener {
  /** Whether it is about our cells: the events come to the page's body where nothing is selected. */
  readonly isOurs: () => boolean
  readonly onCopy: (isCut: boolean) => void
  /** Never with nothing in both. */
  readonly onPaste: (html: string, text: string) => void
}

/** Hears of copying, cutting and pasting on the whole page, and takes what is ours. Answers with how to stop. */
export function listenToClipboard({ isOurs, onCopy, onPaste }: ClipboardListener): () => void {
  const abort = new AbortController()
  const { signal } = abort
  const handleCopy = (event: ClipboardEvent): void => {
    if (!isOurs()) return
    event.preventDefault()
    onCopy(event.type === 'cut')
  }
  const handlePaste = (event: ClipboardEvent): void => {
    const html = event.clipboardData?.getData('text/html') ?? ''
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!isOurs() || (html === '' && text === '')) return
    event.preventDefault()
    onPaste(html, text)
  }
  /** Without a selection or a text field Chromium asks first whether it may; a prevented question means yes. */
  const handleQuestion = (event: Event): void => {
    if (isOurs()) event.preventDefault()
  }
  for (const question of QUESTIONS) document.addEventListener(question, handleQuestion, { signal })
  document.addEventListener('copy', handleCopy, { signal })
  document.addEventListener('cut', handleCopy, { signal })
  document.addEventListener('paste', handlePaste, { signal })
  return () => abort.abort()
}
