import type { Intent } from '../../../../shared/contract/catalogue.ts'
import type { MessageRef, Rejection, TextFormat } from '../../../../shared/contract/common.ts'
import type { CellValue, Override } from '../../../../shared/vocabulary.ts'
import type { Language } from '../../../i18n/index.ts'
import type { Cell, CellChange, CellsChange, CellWords, GridColumn, Submitted } from '../../grid/parts.ts'
import { editText, listOf } from '../../grid/parts.ts'
import { makingOrder } from './making-order.ts'
import type { Matrix, MatrixLayout, Missing } from './matrix-layout.ts'
import type { MatrixSession } from './matrix-session.ts'

export interface PlaceChange {
  readonly cell: Cell
  readonly change: CellChange
}

/** What is to be done, and to which variants. */
export interface Work {
  readonly modelId: number
  readonly matrix: Matrix
  readonly layout: MatrixLayout
  readonly session: MatrixSession
  readonly column: GridColumn
  readonly words: CellWords
}

export interface Manner {
  readonly kind: 'edit' | 'clear' | 'paste' | 'create'
  readonly override?: readonly Override[]
  /** Values are in stored form. */
  readonly isRaw?: boolean
}

/** What came of it; reasons of combinations that were not made are by the SKU proposed for them. */
export interface Done extends Submitted {
  readonly notMade: ReadonlyMap<string, Rejection>
  readonly created: number
}

const STORED: TextFormat = { decimal: '.', dateOrder: 'ymd' }

/**
 * Changes cells as one step. A value for a combination that is not there yet makes its variant with it; clearing one
 * does nothing. `make` names combinations to be made without a value.
 */
export async function changePlaces(
  work: Work,
  changes: readonly PlaceChange[],
  { kind, override = [], isRaw = false }: Manner,
  make: readonly Missing[] = [],
): Promise<Done | null> {
  const { layout, session, column } = work
  const cells: CellsChange[] = []
  const asked: Creation[] = make.map((each) => creation(work, each, null, isRaw))
  for (const { cell, change } of changes) {
    const { variant, missing } = layout.at(cell)
    const row = variant && session.rowOf(variant.productId)
    if (row != null) cells.push({ row, columnId: column.id, change })
    else if (missing && change.kind !== 'clear-value') asked.push(creation(work, missing, change, isRaw))
  }
  if (cells.length + asked.length === 0) return null
  const made = makingOrder(work.matrix.between, asked, (model) =>
    toCreation(work, model, 'model', model.sku, ownAxes(work, model, isRaw)),
  )
  const submitted = await session.desk.changeAll(cells, {
    kind,
    override,
    ...(isRaw ? { format: STORED } : {}),
    creations: made.map(({ intent }) => intent),
  })
  const notMade = new Map<string, Rejection>()
  const late: Rejection[] = []
  let next = 0
  for (const { sku, proposed } of made) {
    const refusals = submitted.rejections.filter((each) => each.productId === null && isAbout(each, sku))
    const whole = refusals.find((each) => each.column === 'sku' || each.column === null)
    if (whole) notMade.set(proposed, whole)
    else {
      const productId = submitted.createdIds[next++] ?? null
      for (const refusal of refusals) late.push({ ...refusal, productId })
    }
  }
  session.desk.markRefused(late)
  return { ...submitted, notMade, created: submitted.createdIds.length }
}

/** Its own words when it is not made, or `SKU: …` when a value was left out (plan-intents.ts). */
function isAbout({ value, message }: Rejection, sku: string): boolean {
  return value === sku || message.startsWith(`${sku}: `)
}

/** A variant, or a model above it, to be made; `proposed` names its combination, whatever SKU was typed. */
interface Creation {
  readonly sku: string
  readonly proposed: string
  readonly parent: string
  readonly intent: Intent
}

function creation(work: Work, missing: Missing, change: CellChange | null, isRaw: boolean): Creation {
  const { column, words } = work
  const texts = ownAxes(work, missing, isRaw)
  const text = change && textOf(change, isRaw, words.language)
  const isSku = column.kind === 'sku' && text !== null && text.trim() !== ''
  const sku = isSku ? text.trim() : missing.sku
  return toCreation(
    work,
    missing,
    'variant',
    sku,
    text === null || column.kind === 'sku' ? texts : { ...texts, [column.key]: text },
  )
}

/** Its values on the axes of its own level, as text; those of the levels above its model says. */
function ownAxes({ matrix, session, words }: Work, { axes, ownFrom }: Missing, isRaw: boolean): Record<string, string> {
  const typed = (id: string, value: CellValue): string => {
    const axis = session.column(id)
    return isRaw || !axis || axis.kind === 'simple-select' ? String(value) : editText(axis, value, words)
  }
  const own = axes.slice(ownFrom).map((value, at) => ({ value, id: matrix.axes[ownFrom + at] ?? '' }))
  return Object.fromEntries(own.map(({ id, value }) => [id, typed(id, value)]))
}

function toCreation(
  { modelId, matrix }: Work,
  { sku: proposed, parent }: Missing,
  productKind: 'model' | 'variant',
  sku: string,
  texts: Record<string, string>,
): Creation {
  const isUnderRoot = parent === matrix.sku
  return {
    sku,
    proposed,
    parent,
    intent: {
      kind: 'create-product',
      sku,
      productKind,
      parentId: isUnderRoot ? modelId : null,
      ...(isUnderRoot ? {} : { parentSku: parent }),
      family: null,
      familyVariant: null,
      texts,
    },
  }
}

/** A change as the text that comes to the same: a new product takes texts only. */
function textOf(change: CellChange, isRaw: boolean, { format }: Language): string | null {
  if (change.kind === 'set-text') return change.text
  if (change.kind === 'clear-value' || change.value === null) return null
  if (typeof change.value === 'number' && !isRaw) return String(change.value).replace('.', format.typed.decimal)
  return listOf(change.value).join(', ')
}

/** What is said of a step over several cells: how many were refused, and how many left for want of an override, by code. */
export interface Receipt {
  readonly label: MessageRef | null
  readonly refused: number
  readonly reasons: Readonly<Record<string, number>>
}

export function receiptOf({ label, rejections }: Done): Receipt {
  const reasons: Record<string, number> = {}
  for (const { code } of rejections) reasons[code] = (reasons[code] ?? 0) + 1
  const left = (reasons['inherited-value'] ?? 0) + (reasons['foreign-owner'] ?? 0)
  return { label, reasons, refused: rejections.length - left }
}
