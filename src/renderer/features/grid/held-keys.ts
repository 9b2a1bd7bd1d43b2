import type { KeyPress, SheetCommand } from './sheet/key-map.ts'
import { commandOf } from './sheet/key-map.ts'

/** Something that a person has done with the keyboard. */
type Held =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly command: SheetCommand }
  | { readonly kind: 'paste'; readonly html: string; readonly text: string }

export interface HeldKeysOptions {
  /** Whether the cell with the cursor takes typing yet: that its row is there. */
  readonly isReady: () => boolean
  readonly type: (text: string) => void
  readonly run: (command: SheetCommand) => void
  /** Whether the keyboard is in the grid: what went on past its last row is not. */
  readonly isHere: () => boolean
}

/**
 * Where the cursor is on its way to a cell that the engine has to find, or has come to one whose row is still loading,
 * what is typed and pasted meanwhile is kept and done there, in its order. Esc and a click leave it.
 */
export interface HeldKeys {
  /** Keeps the keyboard until this has gone where it goes to and the row of the cursor is there. */
  during<T>(going: Promise<T>): Promise<T>
  /** Keeps a key that is meant for a cell whose row is still loading; false where it is not, or the row is there. */
  key(event: KeyboardEvent): boolean
  /** Whether keys are being kept: then they are nobody else's. */
  isHolding(): boolean
  /** Rows have arrived: what was kept may be done now. */
  release(): void
  /** Nothing of it will be done: what it was meant for does not come. */
  drop(): void
}

export function createHeldKeys({ isReady, type, run, isHere }: HeldKeysOptions): HeldKeys {
  let held: readonly Held[] = []
  let goings = 0
  let listening: AbortController | null = null

  const release = (): void => {
    while (goings === 0 && isReady()) {
      const [next, ...rest] = held
      if (!next) return stop()
      held = rest
      // One of them may be on its way again: then the others wait for that.
      if (next.kind === 'paste') pasteAgain(next)
      else if (!isHere()) return stop()
      else if (next.kind === 'text') type(next.text)
      else run(next.command)
    }
    if (goings === 0 && held.length === 0) stop()
  }
  const stop = (): void => {
    held = []
    listening?.abort()
    listening = null
  }

  const take = (event: KeyboardEvent): boolean => {
    const next = withKey(held, event)
    if (!next) return false
    held = next
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && isGrids(event)) drop()
    else if (!event.isComposing && isGrids(event)) take(event)
  }
  const handleQuestion = (event: Event): void => {
    if (isGrids(event)) event.preventDefault() // Chromium asks first whether something takes a paste
  }
  const handlePaste = (event: ClipboardEvent): void => {
    const html = event.clipboardData?.getData('text/html') ?? ''
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!event.isTrusted || !isGrids(event) || (html === '' && text === '')) return
    held = [...held, { kind: 'paste', html, text }]
    event.preventDefault()
    event.stopPropagation()
  }
  const listen = (): void => {
    if (listening) return
    listening = new AbortController()
    const options = { capture: true, signal: listening.signal }
    window.addEventListener('keydown', handleKey, options)
    window.addEventListener('beforepaste', handleQuestion, options)
    window.addEventListener('paste', handlePaste, options)
    window.addEventListener('pointerdown', () => drop(), options)
  }
  const drop = (): void => stop()

  return {
    during: async (going) => {
      goings++
      listen()
      try {
        return await going
      } finally {
        goings--
        release()
      }
    },
    key: (event) => {
      if (isReady() || !isForCell(event) || !take(event)) return false
      listen()
      return true
    },
    isHolding: () => listening !== null,
    release,
    drop,
  }
}

/** Where the keyboard is by now. */
function pasteAgain({ html, text }: Extract<Held, { kind: 'paste' }>): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/html', html)
  clipboardData.setData('text/plain', text)
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  ;(document.activeElement ?? document.body).dispatchEvent(event)
}

const OWN_KEYS = 'input, textarea, select, [contenteditable="true"], [role="dialog"]'

/** Text fields and dialogs have keys of their own. */
function isGrids({ target }: Event): boolean {
  return !(target instanceof Element) || target.closest(OWN_KEYS) === null
}

/** What is done to the one cell with the cursor, and needs its row; other keys go on or ask the engine. */
const FOR_CELL: ReadonlySet<SheetCommand['do']> = new Set(['clear', 'edit', 'choose', 'toggle', 'today'])

function isForCell(event: KeyboardEvent): boolean {
  const command = commandOf(event)
  return command && command.do !== 'elsewhere' ? FOR_CELL.has(command.do) : isTyping(event)
}

/** Whether the key opens an editor with what it types. */
export function isTyping({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  return (key.length === 1 || key === 'Backspace') && !ctrlKey && !metaKey && !altKey
}

/** What is kept with this key added; null where it does nothing in the sheet. */
export function withKey(held: readonly Held[], event: KeyPress): readonly Held[] | null {
  const last = held.at(-1)
  const typed = last?.kind === 'text' ? last.text : null
  // Within a text a blank is a blank, although by itself it turns a check mark. Backspace alone begins an empty text.
  if (isTyping(event) && (typed !== null || event.key !== ' ')) {
    const text = event.key === 'Backspace' ? (typed ?? '').slice(0, -1) : (typed ?? '') + event.key
    return [...(typed === null ? held : held.slice(0, -1)), { kind: 'text', text }]
  }
  const command = commandOf(event)
  return command && command.do !== 'elsewhere' ? [...held, { kind: 'command', command }] : null
}
