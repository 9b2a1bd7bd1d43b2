import { cellElement } from '../dom-contract.ts'

/** A few words at a cell: why it was refused, why it takes no typing. Gone with the next move. */
export interface CellNotice {
  show(row: number, columnId: string, text: string): void
  /** The cells have moved: goes with its cell, or away when that is no longer drawn. */
  follow(): void
  hide(): void
}

/** Long enough to read a sentence; the reason stays in the cell's tooltip and the status bar. */
const SHOWN_MS = 10_000

export function createCellNotice(host: HTMLElement): CellNotice {
  const element = document.createElement('div')
  element.className = 'cell-notice'
  element.role = 'alert'
  element.hidden = true
  host.append(element)
  let timer: ReturnType<typeof setTimeout> | undefined

  let place: { readonly row: number; readonly columnId: string } | null = null

  const hide = (): void => {
    clearTimeout(timer)
    element.hidden = true
    place = null
  }

  const follow = (): void => {
    const cell = place && cellElement(host, place.row, place.columnId)
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
    show: (row, columnId, text) => {
      hide()
      place = { row, columnId }
      element.textContent = text
      element.hidden = false
      follow()
      timer = setTimeout(hide, SHOWN_MS)
    },
  }
}
