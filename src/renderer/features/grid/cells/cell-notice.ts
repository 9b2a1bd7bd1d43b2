import { cellElement } from '../dom-contract.ts'

/** What can be done about what is said, by a button beside it. */
export interface NoticeAction {
  readonly text: string
  readonly run: () => void
}

/** A few words at a cell: why it was refused, why it takes no typing. Gone with the next move. */
export interface CellNotice {
  show(row: number, columnId: string, text: string, action?: NoticeAction): void
  /** Whether it is said at this cell now. */
  isAt(row: number, columnId: string): boolean
  /** The cells have moved: goes with its cell, or away when that is no longer drawn. */
  follow(): void
  hide(): void
  /** Something else is said near it: goes, unless it asks for something. */
  giveWay(): void
}

/** Long enough to read a sentence; the reason stays in the cell's tooltip and the status bar. */
const SHOWN_MS = 10_000

export function createCellNotice(
  host: HTMLElement,
  cellAt: (row: number, columnId: string) => HTMLElement | null = (row, id) => cellElement(host, row, id),
): CellNotice {
  const element = document.createElement('div')
  element.className = 'cell-notice'
  element.role = 'alert'
  element.hidden = true
  const words = document.createElement('span')
  const button = document.createElement('button')
  button.type = 'button'
  button.tabIndex = -1 // keys have F2 for it, and the focus stays in the cell
  element.append(words, button)
  host.append(element)
  let run: (() => void) | null = null
  // Before the grid hears of it, which would move the cursor to the cell behind the notice.
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', () => {
    const action = run
    hide()
    action?.()
  })
  let timer: ReturnType<typeof setTimeout> | undefined

  let place: { readonly row: number; readonly columnId: string } | null = null

  const hide = (): void => {
    clearTimeout(timer)
    element.hidden = true
    place = null
    run = null
  }

  const follow = (): void => {
    const cell = place && cellAt(place.row, place.columnId)
    if (!cell) return hide()
    const frame = host.getBoundingClientRect()
    const box = cell.getBoundingClientRect()
    const isBelow = box.bottom + element.offsetHeight + 8 < frame.bottom
    const left = Math.min(box.left - frame.left, frame.width - element.offsetWidth - 8)
    element.style.left = `${Math.max(8, left)}px`
    element.style.top = `${isBelow ? box.bottom - frame.top + 3 : box.top - frame.top - element.offsetHeight - 3}px`
  }

  return {
    hide,
    follow,
    giveWay: () => {
      if (run === null) hide()
    },
    isAt: (row, columnId) => place?.row === row && place.columnId === columnId,
    show: (row, columnId, text, action) => {
      hide()
      place = { row, columnId }
      words.textContent = text
      button.hidden = action === undefined
      button.textContent = action?.text ?? ''
      run = action?.run ?? null
      element.classList.toggle('is-asking', run !== null)
      element.hidden = false
      follow()
      timer = setTimeout(hide, SHOWN_MS)
    },
  }
}
