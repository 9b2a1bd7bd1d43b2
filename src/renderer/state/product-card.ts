import { create } from 'zustand'
import type { ViewQuery } from '../../shared/contract/catalogue.ts'
import { localSetting } from './local-settings.ts'

/** What the card needs of the grid it stands beside. */
export interface CardGrid {
  /** Moves the cursor so many rows, over rows that are not loaded too. */
  walk(rows: number): void
  /** Puts the cursor on a row, in the column where it is. */
  goToRow(row: number): void
  /** Whether keys are kept for a cell that the cursor is on its way to: Space is a letter then. */
  isOnItsWay(): boolean
  /** Puts the keyboard back into the grid. */
  focus(): void
  /** Whether the active cell is another system's, to be taken over, or an override, to be taken back. */
  override(): {
    readonly canTakeOver: boolean
    readonly kind: 'own' | 'taken' | null
    /** Of the product: `product`, `model` or `variant`. */
    readonly productKind: string
  }
  takeOver(): void
  reset(): void
}

/** Rows by their position, both ends included. */
export interface RowSelection {
  readonly viewKey: string
  readonly query: ViewQuery
  readonly spans: readonly { readonly from: number; readonly to: number }[]
}

interface ProductCardState {
  readonly isOpen: boolean
  /** The product under the grid's cursor; null while its row is on its way. */
  readonly cursorId: number | null
  /** Opened from elsewhere (a link, a variant): shown until the cursor moves. */
  readonly visitedId: number | null
  readonly grid: CardGrid | null
  /** The rows that are selected in the grid, and the view they are rows of. */
  readonly selection: RowSelection | null
  /** Side by side instead of one product. */
  readonly comparedIds: readonly number[]
  /** Rises when the keyboard is to go into the card. */
  readonly focusRequest: number
}

const wasOpen = localSetting('card.open', (stored) => stored === true)

export const useProductCard = create<ProductCardState>(() => ({
  isOpen: wasOpen.get(),
  cursorId: null,
  visitedId: null,
  grid: null,
  selection: null,
  comparedIds: [],
  focusRequest: 0,
}))

/** Opens the card, on the product under the cursor or on another one. */
export function openCard(
  productId: number | null = null,
  options: { readonly isFocused: boolean } = { isFocused: true },
): void {
  wasOpen.set(true)
  useProductCard.setState(({ focusRequest }) => ({
    isOpen: true,
    visitedId: productId,
    focusRequest: focusRequest + (options.isFocused ? 1 : 0),
  }))
}

/** Closes the card; the keyboard goes back into the grid. */
export function closeCard(): void {
  wasOpen.set(false)
  useProductCard.setState({ isOpen: false, visitedId: null })
  useProductCard.getState().grid?.focus()
}

/** As many products as fit side by side. */
const MAX_COMPARED = 4

/** Puts products side by side; one alone is compared with those that are added later. */
export function openComparison(ids: readonly number[]): void {
  useProductCard.setState({ comparedIds: ids.slice(0, MAX_COMPARED) })
}

/** The grid's cursor is on another product. */
export function followCursor(cursorId: number | null): void {
  const state = useProductCard.getState()
  if (state.cursorId !== cursorId) useProductCard.setState({ cursorId, visitedId: null })
}
