import type { Intent } from '../../../../shared/contract/catalogue.ts'
import type { MessageRef, Rejection, TextFormat } from '../../../../shared/contract/common.ts'
import { call, newRequestId, settled } from '../../../engine/index.ts'
import type { Override } from '../../../../shared/vocabulary.ts'
import type { Language } from '../../../i18n/index.ts'
import { useGridStatus } from '../../../state/grid-status.ts'
import type { RowStore } from '../rows/row-store.ts'
import type { CellAct, EditBook } from './edit-book.ts'

/** One cell that a person changed, and how it looks until the engine has answered. */
export interface CellEditRequest {
  readonly productId: number
  readonly column: string
  readonly change: CellAct
  readonly shown: string
}

export interface SubmitOptions {
  readonly store: Pick<RowStore, 'patch'>
  readonly book: EditBook
  readonly language: () => Language
  /** What may be written over; without it a model's value on a variant, as typing does, but nothing kept elsewhere. */
  readonly override?: readonly Override[]
  /** How typed texts are written; without it as this person writes. */
  readonly format?: TextFormat
  /** Products made in the same step. */
  readonly creations?: readonly Intent[]
  /** These products look different now. */
  readonly onChange: (productIds: readonly number[]) => void
}

export interface Submitted {
  readonly changed: number
  readonly rejections: readonly Rejection[]
  readonly error: Error | null
  readonly label: MessageRef | null
  readonly createdIds: readonly number[]
}

/**
 * Sends edits as one step. They show at once; what the engine stores takes their place; what it refuses goes back to
 * what it was and keeps the refused text with the reason.
 */
export async function submitEdits(
  edits: readonly CellEditRequest[],
  kind: 'edit' | 'clear' | 'paste' | 'create',
  { store, book, language, onChange, override = ['inherited'], format, creations = [] }: SubmitOptions,
): Promise<Submitted> {
  const products = [...new Set(edits.map(({ productId }) => productId))]
  for (const { productId, column, change, shown } of edits) {
    book.set(productId, column, { state: 'pending', change, shown })
  }
  tellPending(book)
  onChange(products)

  const intents = edits.map(({ productId, column, change }): Intent => ({ productId, column, ...change }))
  const answer = await settled(
    call('catalogue.applyIntents', {
      requestId: newRequestId(),
      kind,
      format: format ?? language().format.typed,
      override: [...override],
      intents: [...intents, ...creations],
    }),
  )

  for (const { productId, column, change } of edits) {
    const now = book.get(productId, column)
    // A newer edit of the same cell may be on its way: its mark stays.
    if (now?.state === 'pending' && now.change === change) book.delete(productId, column)
  }
  if (answer.ok) takeAnswer(edits, answer.value, store, book)
  tellPending(book)
  onChange(products)
  if (!answer.ok) return { changed: 0, rejections: [], error: answer.error, label: null, createdIds: [] }
  const { changed, rejections, changeSet, createdIds } = answer.value
  return { changed, rejections, error: null, label: changeSet?.label ?? null, createdIds }
}

function takeAnswer(
  edits: readonly CellEditRequest[],
  answer: {
    readonly cells: readonly { productId: number; column: string; value: string | number | null }[]
    readonly rejections: readonly Rejection[]
  },
  store: SubmitOptions['store'],
  book: EditBook,
): void {
  for (const { productId, column, value } of answer.cells) store.patch(productId, column, value)
  for (const rejection of answer.rejections) {
    const edit = edits.find(({ productId, column }) => productId === rejection.productId && column === rejection.column)
    if (edit) book.set(edit.productId, edit.column, { state: 'refused', text: textOf(edit), rejection })
  }
}

function textOf({ change, shown }: CellEditRequest): string {
  return change.kind === 'set-text' ? change.text : shown
}

function tellPending(book: EditBook): void {
  useGridStatus.setState({ pending: book.pending() })
}
