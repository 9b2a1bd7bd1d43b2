import { useEffect } from 'react'
import { useNavigation } from '../../state/navigation.ts'
import { closeCard, openCard, useProductCard } from '../../state/product-card.ts'

/** A dialog that has the keyboard; a notice in the corner is one by its role only. */
const OPEN_DIALOG = '[role="dialog"]:not([aria-modal="false"])'

/**
 * Ctrl+I opens the card and goes into it, from within closes it. Space on a cell of the grid opens and closes it and
 * leaves the keyboard where it is; on a cell that holds yes or no Space is the grid's.
 */
export function useCardKeys(): void {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent): void => {
      if (useNavigation.getState().route.screen !== 'products' || document.querySelector(OPEN_DIALOG)) return
      if (event.target instanceof HTMLElement && event.target.isContentEditable) return // there Ctrl+I is italic
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'i')
        toggle()
      else if (event.key === ' ' && isPlain && isOnPlainCell(event.target)) peek()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', handleKeyDown, { capture: true }) // before the grid hears of the key
    return () => window.removeEventListener('keydown', handleKeyDown, { capture: true })
  }, [])
}

function toggle(): void {
  if (useProductCard.getState().isOpen && document.activeElement?.closest('[data-card]')) closeCard()
  else openCard(useProductCard.getState().visitedId)
}

function peek(): void {
  if (useProductCard.getState().isOpen) closeCard()
  else openCard(null, { isFocused: false })
}

/** A cell of the grid itself, not an editor in it; yes-or-no cells take the Space themselves. */
function isOnPlainCell(target: EventTarget | null): boolean {
  if (useProductCard.getState().grid?.isOnItsWay()) return false
  return target instanceof HTMLElement && target.role === 'gridcell' && !target.classList.contains('cell-boolean')
}
