import type { Intent } from '../../../../shared/contract/catalogue.ts'
import type { Rejection, TextFormat } from '../../../../shared/contract/common.ts'
import type { CellValue, Override } from '../../../../shared/vocabulary.ts'
import { OVERRIDES } from '../../../../shared/vocabulary.ts'
import type { Language } from '../../../i18n/index.ts'
import { errorText, rejectionText } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import type { GridColumn } from '../columns/grid-column.ts'
import type { EditStart } from '../grid-context.ts'
import type { RowStore } from '../rows/row-store.ts'
import type { CellState } from './cell-state.ts'
import { cellState, isForeign } from './cell-state.ts'
import type { CellWords } from './cell-text.ts'
import { cellText, editText } from './cell-text.ts'
import type { NoticeAction } from './cell-notice.ts'
import { cellReason, lockText } from './cell-words.ts'
import type { CellAct, CellChange, CellEdit, CellPlace } from './edit-book.ts'
import { createEditBook } from './edit-book.ts'
import { useGridStatus } from '../../../state/grid-status.ts'
import { refusalsIn } from './refusals.ts'
import type { CellEditRequest, Submitted } from './submit-edits.ts'
import { submitEdits } from './submit-edits.ts'

export interface CellDeskOptions {
  readonly store: RowStore
  readonly column: (id: string) => GridColumn | undefined
  readonly words: () => CellWords
  readonly isReadOnly: () => boolean
  /** Draw these products' rows again. */
  readonly onChange: (productIds: readonly number[]) => void
  /** Say this at the cell, with a button for what can be done about it. */
  readonly onNotice: (row: number, columnId: string, text: string, action?: NoticeAction) => void
  /** Opens the editor of a cell. */
  readonly onEdit: (row: number, columnId: string) => void
}

/** All about cells by their position: how they stand, why, and what happens when they are edited. */
export interface CellDesk {
  state(row: number, columnId: string): CellState | null
  reason(row: number, columnId: string): string | null
  value(row: number, columnId: string): CellValue | undefined
  /** Undefined while the row is not loaded. */
  product(row: number): number | undefined
  edit(row: number, columnId: string): CellEdit | undefined
  start(row: number, columnId: string): EditStart | null
  /** Of the product whose cell a person was in: rows may have another place by the time they have typed. */
  change(productId: number, columnId: string, change: CellChange): void
  clear(row: number, columnId: string): void
  /** Several cells as one step, with products made in it; what is refused keeps its reason in its cell. */
  changeAll(cells: readonly CellsChange[], how: ManyOptions): Promise<Submitted>
  /** Yes to no, anything else to yes. */
  toggle(row: number, columnId: string): void
  /** Says why the cell takes no typing; false when it does. */
  explainLock(row: number, columnId: string): boolean
  /** Opens a cell that another system keeps, to be written over; false where nobody else keeps it. */
  takeOver(row: number, columnId: string): boolean
  /** No editor is open any more: what was opened to be taken over and was not is locked again. */
  lockAgain(): void
  /** Takes an override back; false where there is none. */
  reset(row: number, columnId: string): boolean
  /** Keeps what the engine refused in its cells, with the reason. */
  markRefused(rejections: readonly Rejection[]): void
  /** Marks what a step changed, beside what it changed before, instead of what the one before it did. */
  markChanged(step: number | null, cells: readonly CellPlace[] | null): void
  /** Cells whose last edit was refused. */
  refused(): readonly CellPlace[]
  forgetEdits(): void
}

export interface CellsChange {
  readonly row: number
  readonly columnId: string
  readonly change: CellChange
}

export interface ManyOptions {
  readonly kind: 'edit' | 'clear' | 'paste' | 'create'
  readonly override: readonly Override[]
  readonly format?: TextFormat
  readonly creations?: readonly Intent[]
}

export function createCellDesk(options: CellDeskOptions): CellDesk {
  const { store, words, onNotice } = options
  const book = createEditBook()
  /** Cells that a person has opened though another system keeps them, by product and column key. */
  const opened = new Set<string>()
  const nameOf = (productId: number | undefined, columnId: string): string =>
    `${productId ?? 0} ${options.column(columnId)?.key ?? ''}`
  const nameAt = (row: number, columnId: string): string => nameOf(store.idAt(row), columnId)
  const language = (): Language => words().language

  const tellRefused = (): void => useGridStatus.setState({ refused: book.refused().length })

  const stateOf = (row: number, columnId: string): CellState | null => {
    const column = options.column(columnId)
    const state = column && cellState(row, column, { store, book, words: words(), isReadOnly: options.isReadOnly() })
    if (!state || opened.size === 0 || !isForeign(state.lock) || !opened.has(nameAt(row, columnId)))
      return state ?? null
    return { ...state, lock: null, override: 'taken' }
  }

  const submit = async (edits: readonly CellEditRequest[], { kind, ...how }: ManyOptions): Promise<Submitted> => {
    const submitted = await submitEdits(edits, kind, { ...how, store, book, language, onChange: options.onChange })
    tellRefused()
    if (submitted.error) toast({ kind: 'bad', text: errorText(submitted.error, language()) })
    return submitted
  }

  const changeCell = async (productId: number, columnId: string, change: CellAct, shown: string): Promise<void> => {
    const column = options.column(columnId)
    if (!column) return
    const override: readonly Override[] = opened.has(nameOf(productId, columnId)) ? OVERRIDES : ['inherited']
    const edit = { productId, column: column.key, change, shown }
    const kind = change.kind === 'clear-value' ? 'clear' : 'edit'
    const { rejections } = await submit([edit], { kind, override })
    const refused = rejections[0]
    const at = store.rowOf(productId)
    if (refused && at !== undefined) onNotice(at, columnId, rejectionText(refused, language()))
  }

  const changeTo = (productId: number | undefined, columnId: string, change: CellChange): void => {
    const column = options.column(columnId)
    if (column && productId !== undefined)
      void changeCell(productId, columnId, change, shownText(column, change, words()))
  }

  const desk: CellDesk = {
    state: stateOf,
    reason: (row, columnId) => {
      const column = options.column(columnId)
      const state = stateOf(row, columnId)
      return column && state ? cellReason(column, state, desk.edit(row, columnId), language()) : null
    },
    value: (row, columnId) => store.value(row, options.column(columnId)?.key ?? ''),
    edit: (row, columnId) => book.get(store.idAt(row) ?? 0, options.column(columnId)?.key ?? ''),
    start: (row, columnId) => {
      const column = options.column(columnId)
      const stored = desk.value(row, columnId)
      if (!column || stored === undefined) return null
      const edit = desk.edit(row, columnId)
      const value = edit?.state === 'pending' ? pendingValue(edit.change, stored) : stored
      const text = edit === undefined ? null : edit.state === 'refused' ? edit.text : pendingText(edit.change)
      return {
        column,
        value,
        text: text ?? editText(column, value, words()),
        sku: String(store.value(row, 'sku') ?? ''),
      }
    },
    product: store.idAt,
    change: changeTo,
    clear: (row, columnId) => {
      const isEmpty = desk.value(row, columnId) === null && desk.edit(row, columnId) === undefined
      if (isEmpty || desk.explainLock(row, columnId)) return
      // Emptied, a variant would hide what its model says: that takes typing, or the way back.
      if (stateOf(row, columnId)?.source === 'inherited')
        return onNotice(row, columnId, language().t('grid.inherited.clear'))
      changeTo(store.idAt(row), columnId, { kind: 'clear-value' })
    },
    changeAll: (cells, how) => {
      const edits = cells.flatMap(({ row, columnId, change }): CellEditRequest[] => {
        const column = options.column(columnId)
        const productId = store.idAt(row)
        if (!column || productId === undefined) return []
        return [{ productId, column: column.key, change, shown: shownText(column, change, words()) }]
      })
      return submit(edits, how)
    },
    toggle: (row, columnId) => {
      if (desk.explainLock(row, columnId)) return
      changeTo(store.idAt(row), columnId, { kind: 'set-value', value: desk.value(row, columnId) === 1 ? 0 : 1 })
    },
    explainLock: (row, columnId) => {
      const lock = stateOf(row, columnId)?.lock ?? null
      if (lock === null) return false
      const takeOver = (): void => {
        if (desk.takeOver(row, columnId)) options.onEdit(row, columnId)
      }
      if (isForeign(lock)) {
        const text = `${lockText(lock, language())} ${language().t('grid.override.how')}`
        onNotice(row, columnId, text, { text: language().t('grid.override'), run: takeOver })
      } else onNotice(row, columnId, lockText(lock, language()))
      return true
    },
    takeOver: (row, columnId) => {
      if (!isForeign(stateOf(row, columnId)?.lock ?? null)) return false
      opened.add(nameAt(row, columnId))
      return true
    },
    lockAgain: () => opened.clear(),
    reset: (row, columnId) => {
      const productId = store.idAt(row)
      const state = stateOf(row, columnId)
      if (productId === undefined || (state?.override ?? null) === null) return false
      void changeCell(productId, columnId, { kind: 'reset-value' }, state?.insteadOf ?? '')
      return true
    },
    markRefused: (rejections) => {
      const products = new Set<number>()
      for (const rejection of refusalsIn(rejections)) {
        const { productId, column, value } = rejection
        if (productId === null || column === null) continue
        book.set(productId, column, { state: 'refused', text: value ?? '', rejection })
        products.add(productId)
      }
      options.onChange([...products])
      tellRefused()
    },
    markChanged: (step, cells) => {
      const different = book.markChanged(step, cells)
      options.onChange([...new Set(different.map(({ productId }) => productId))])
      tellRefused()
    },
    refused: () => book.refused(),
    forgetEdits: () => {
      book.clear()
      tellRefused()
    },
  }
  return desk
}

/** How an edit looks until the engine has read it: typed numbers and dates as they were typed. */
export function shownText(column: GridColumn, change: CellChange, words: CellWords): string {
  if (change.kind === 'set-text') return change.text.replaceAll(/\s+/g, ' ').trim()
  return change.kind === 'set-value' ? cellText(column, change.value, words) : ''
}

/** What a cell will hold once the engine has answered; what is typed is the engine's to read. */
function pendingValue(change: CellAct, stored: CellValue): CellValue {
  if (change.kind === 'clear-value') return null
  return change.kind === 'set-value' ? change.value : stored
}

function pendingText(change: CellAct): string | null {
  return change.kind === 'set-text' ? change.text : null
}
