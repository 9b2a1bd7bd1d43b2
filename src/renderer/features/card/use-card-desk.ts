import { useState } from 'react'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import type { Output } from '../../../shared/contract/index.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { OVERRIDES } from '../../../shared/vocabulary.ts'
import { errorText, rejectionText, useLanguage } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'
import type { CellAct, CellState, CellWords, EditStart, GridColumn } from '../grid/index.tsx'
import {
  cellReason,
  createEditBook,
  isForeign,
  editText,
  shownText,
  stateOf,
  submitEdits,
  unitSymbols,
} from '../grid/index.tsx'

export type Card = Output<'catalogue.productCard'>

/** All about the values of one product by column: how they stand, why, and what happens when they are edited. */
export interface CardDesk {
  readonly card: Card
  readonly words: CellWords
  state(column: GridColumn): CellState
  reason(column: GridColumn): string | null
  value(column: GridColumn): CellValue
  start(column: GridColumn): EditStart
  isRefused(column: GridColumn): boolean
  /** Shown at once, confirmed or taken back with the reason. Several are one step. */
  change(changes: readonly (readonly [GridColumn, CellAct])[]): Promise<boolean>
  /** Opens a cell that another system keeps, to be written over once. */
  takeOver(column: GridColumn): void
  lockAgain(): void
}

/** The desk of a product, a new object whenever anything on it changed; an edit shows before the engine has answered. */
export function useCardDesk(card: Card, structure: Structure, isReadOnly: boolean): CardDesk {
  'use no memo' // edits under way are kept in objects that stay the same
  const language = useLanguage()
  const [book] = useState(createEditBook)
  const [confirmed] = useState(createConfirmed)
  /** Columns that a person has opened though another system keeps them. */
  const [opened] = useState(() => new Set<string>())
  const [, setEdits] = useState(0)
  const draw = (): void => setEdits((count) => count + 1)

  const words: CellWords = {
    language,
    labelOf: (column, code) => card.labels[column]?.[code],
    units: unitSymbols(structure),
  }
  const valueOf = (key: string): CellValue => {
    const value = confirmed.get(card, key)
    return value === undefined ? (card.values[key] ?? null) : value
  }

  const desk: CardDesk = {
    takeOver: ({ key }) => {
      opened.add(key)
      draw()
    },
    lockAgain: () => {
      opened.clear()
      draw()
    },
    card,
    words,
    value: ({ key }) => valueOf(key),
    state: (column) => {
      const code = column.attribute?.code ?? ''
      const value = valueOf(column.key)
      const from = value === null ? column.fallbacks.find(({ key }) => valueOf(key) !== null)?.key : undefined
      const isInherited = card.inherited.includes(code) || (column.kind === 'family' && card.parent !== null)
      const own = card.own.find((each) => each.column === column.key)
      const taken = card.taken.find((each) => each.column === column.key)
      const mark = taken
        ? { kind: 'taken' as const, value: taken.before }
        : own
          ? { kind: 'own' as const, value: own.lent }
          : isInherited
            ? { kind: 'inherited' as const, value }
            : from === undefined
              ? undefined
              : { kind: 'fallback' as const, value: valueOf(from), from }
      const facts = { productId: card.id, productKind: card.kind, family: valueOf('family'), value, mark }
      const state = stateOf(facts, column, { book, words, isReadOnly: isReadOnly || card.isDeleted })
      if (isForeign(state.lock) && opened.has(column.key)) return { ...state, lock: null, override: 'taken' }
      return card.below.includes(code) && state.lock === null ? { ...state, lock: 'variants' } : state
    },
    reason: (column) => cellReason(column, desk.state(column), book.get(card.id, column.key), language),
    isRefused: ({ key }) => book.get(card.id, key)?.state === 'refused',
    start: (column) => {
      const edit = book.get(card.id, column.key)
      const value = valueOf(column.key)
      const text = edit?.state === 'refused' ? edit.text : editText(column, value, words)
      return { column, value, text, sku: card.sku }
    },
    change: async (changes) => {
      const edits = changes.map(([column, change]) => ({
        productId: card.id,
        column: column.key,
        change,
        shown: change.kind === 'reset-value' ? desk.state(column).insteadOf : shownText(column, change, words),
      }))
      const takesOver = changes.some(([{ key }]) => opened.has(key))
      const isClearing = changes.every(([, { kind }]) => kind === 'clear-value')
      const { rejections, error } = await submitEdits(edits, isClearing ? 'clear' : 'edit', {
        store: { patch: (_, column, value) => confirmed.set(card, column, value) },
        book,
        language: () => language,
        onChange: draw,
        override: takesOver ? OVERRIDES : ['inherited'],
      })
      if (error) toast({ kind: 'bad', text: errorText(error, language) })
      const [refused] = rejections
      if (refused && changes.length > 1) toast({ kind: 'bad', text: rejectionText(refused, language) })
      return !error && rejections.length === 0
    },
  }
  return desk
}

/** Values the engine has confirmed and an answer does not hold yet; worth nothing beside a newer answer. */
function createConfirmed() {
  let of: Card | null = null
  let values = new Map<string, CellValue>()
  return {
    get: (card: Card, column: string): CellValue | undefined => (card === of ? values.get(column) : undefined),
    set: (card: Card, column: string, value: CellValue): void => {
      if (card !== of) values = new Map()
      of = card
      values.set(column, value)
    },
  }
}
