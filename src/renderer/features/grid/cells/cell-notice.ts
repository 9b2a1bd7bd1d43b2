import { cellElement } from '../dom-contract.ts'

/** A few words at a cell: why it was refused, why it takes no typing. Gone with the next move. */
export interface CellNotice {
  show(row: number, columnId: string, text: string): void
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

  const hide = (): void => {
    clearTimeout(timer)
    element.hidden = true
  }

  return {
    hide,
    show: (row, columnId, text) => {
      const cell = cellElement(host, row, columnId)
      if (!cell) return
      clearTimeout(timer)
      element.textContent = text
      element.hidden = false
      const frame = host.getBoundingClientRect()
      const box = cell.getBoundingClientRect()
      const isBelow = box.bottom + element.offsetHeight + 8 < frame.bottom
      const left = Math.min(box.left - frame.left, frame.width - element.offsetWidth - 8)
      element.style.left = `${Math.max(8, left)}px`
      element.style.top = `${isBelow ? box.bottom - frame.top + 3 : box.top - frame.top - element.offsetHeight - 3}px`
      timer = setTimeout(hide, SHOWN_MS)
    },
  }
}
