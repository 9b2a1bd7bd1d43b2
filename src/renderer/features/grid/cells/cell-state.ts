import { parseColumnKey } from '../../../../shared/column-key.ts'
import { OWNERS } from '../../../../shared/vocabulary.ts'
import type { CellValue, Labels, Owner } from '../../../../shared/vocabulary.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { Mark } from '../rows/page.ts'
import type { RowStore } from '../rows/row-store.ts'
import type { CellWords } from './cell-text.ts'
import { cellText } from './cell-text.ts'
import type { EditBook } from './edit-book.ts'

/** Why a cell takes no typing. `variants`: each variant fills it in; `computed`: nobody writes it. */
export type Lock = Exclude<Owner, 'pim'> | 'inherited' | 'variants' | 'read-only' | 'computed'

export type Override = 'own' | 'taken'

/** One cell as the grid shows it. */
export interface CellState {
  /** Made when it is read: a cell is asked how it stands eight times as it is drawn, and for its words twice. */
  readonly text: string
  /** Where the value comes from, when not from this cell. */
  readonly source: 'fallback' | 'inherited' | null
  /** Of a fallback: key of the column that the value is of. */
  readonly from: string | null
  /** Not as the naming rule of its family has it: the name that the rule makes, null for a SKU that it only checks. */
  readonly misnamed: { readonly name: string | null } | null
  /** Breaks a rule of the catalogue: its name, by language. */
  readonly problem: Labels | null
  /** Whose value this one stands in for: its model's (`own`), or that of the system that keeps it (`taken`). */
  readonly override: Override | null
  /** That value, in words; empty where there is no override. */
  readonly insteadOf: string
  readonly lock: Lock | null
  readonly edit: 'pending' | 'refused' | null
  /** The last step changed it. */
  readonly isChanged: boolean
  /** Required in the channel in view, for this product's family, and empty. */
  readonly isMissing: boolean
  /** `product`, `model` or `variant`. */
  readonly productKind: string
}

export interface CellStateSource {
  readonly store: RowStore
  readonly book: EditBook
  readonly words: CellWords
  readonly isReadOnly: boolean
}

/** What is known of one cell, wherever it is shown. */
export interface CellFacts {
  readonly productId: number
  readonly productKind: string
  readonly family: CellValue
  readonly value: CellValue
  readonly mark: Mark | undefined
}

/** How the cell stands; null while its row is not loaded. */
export function cellState(row: number, column: GridColumn, source: CellStateSource): CellState | null {
  const { store } = source
  const productId = store.idAt(row)
  const value = store.value(row, column.key)
  if (productId === undefined || value === undefined) return null
  const productKind = String(store.value(row, 'kind') ?? 'product')
  const family = store.value(row, 'family') ?? null
  return stateOf({ productId, productKind, family, value, mark: store.mark(row, column.key) }, column, source)
}

/** As `cellState`, from facts that come from anywhere. */
export function stateOf(
  { productId, productKind, family, value, mark }: CellFacts,
  column: GridColumn,
  { book, words, isReadOnly }: Omit<CellStateSource, 'store'>,
): CellState {
  const edit = book.get(productId, column.key)
  const override = mark?.kind === 'own' || mark?.kind === 'taken' ? mark.kind : null
  const insteadOf = override === null ? '' : cellText(column, mark?.value ?? null, words)
  const lock = lockOf(column, mark?.kind === 'inherited', override === 'taken', isReadOnly)
  if (edit?.state === 'pending') {
    const shown = {
      text: edit.shown,
      source: null,
      from: null,
      misnamed: null,
      problem: null,
      override,
      insteadOf,
      lock,
      productKind,
    }
    return { ...shown, edit: 'pending', isChanged: false, isMissing: false }
  }
  const isEmpty = value === null
  // What a model lacks may be meant for its variants: only those are asked for it.
  const isRequired = productKind !== 'model' && typeof family === 'string' && column.requiredBy.includes(family)
  return {
    text: cellText(column, isEmpty && mark?.kind === 'fallback' ? mark.value : value, words),
    source: mark?.kind === 'fallback' || mark?.kind === 'inherited' ? mark.kind : null,
    override,
    insteadOf,
    from: mark?.kind === 'fallback' ? (mark.from ?? null) : null,
    misnamed: mark?.kind === 'misnamed' ? { name: mark.value === null ? null : String(mark.value) } : null,
    problem: mark?.kind === 'problem' ? (JSON.parse(String(mark.value)) as Labels) : null, // as gridPage writes it
    lock,
    edit: edit?.state ?? null,
    isChanged: book.isChanged(productId, column.key),
    // A context may stay empty where what it falls back on is there.
    isMissing: isEmpty && isRequired && !isOfOtherContext(column.key, mark?.from),
    productKind,
  }
}

/** Systems that keep values: their cells can be taken over in so many words. */
const SYSTEMS: readonly (string | null)[] = OWNERS.filter((owner) => owner !== 'pim')

/** Whether another system keeps the cell, so that it can be taken over. */
export function isForeign(lock: Lock | null): boolean {
  return SYSTEMS.includes(lock)
}

/** The badge of a cell: what a person must know of it before typing. Empty cells of a catalogue to read need none. */
export function badgeOf({ lock, source, override, text }: CellState): Badge | null {
  if (override !== null) return override
  if (isForeign(lock)) return 'locked'
  if (lock !== null && lock !== 'computed') return text === '' ? null : 'locked'
  return source === 'inherited' && text !== '' ? 'inherited' : null
}

export type Badge = 'locked' | 'inherited' | Override

function lockOf(
  { kind, owner, attribute }: GridColumn,
  isInherited: boolean,
  isTaken: boolean,
  isReadOnly: boolean,
): Lock | null {
  if (kind === 'completeness' || kind === 'kind') return 'computed'
  if (isReadOnly) return 'read-only'
  if (owner !== 'pim' && !isTaken) return owner
  // What a model says of an attribute is written over by typing; its family goes with the model.
  if (isInherited && attribute === null) return 'inherited'
  return null
}

/** Whether a fallback is of the same channel and language as the column, so that only its context differs. */
function isOfOtherContext(key: string, from: string | undefined): boolean {
  const here = from === undefined ? null : parseColumnKey(key)
  const there = from === undefined ? null : parseColumnKey(from)
  return here !== null && here.channel === there?.channel && here.locale === there.locale
}
