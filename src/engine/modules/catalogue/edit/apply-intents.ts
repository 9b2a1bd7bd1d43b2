import type { Intent } from '../../../../shared/contract/catalogue.ts'
import type { MessageRef } from '../../../../shared/contract/common.ts'
import { OWNERS } from '../../../../shared/vocabulary.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { PlannedWrite } from '../../../core/values/plan-intents.ts'
import { planIntents } from '../../../core/values/plan-intents.ts'
import type { ProductIntent } from '../../../core/values/read-intents.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { readIntents } from '../../../core/values/read-intents.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import type { ChangeTx } from '../../../store/change-tx.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement, prepared } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'
import { summaryIfAny, summaryOf } from '../history/summary.ts'
import { toBorder } from '../read/border.ts'
import { gatherFacts } from './gather-facts.ts'
import { writeModel } from '../model/write-model.ts'
import { takenCells } from './taken-cells.ts'
import { newlyTaken, withoutSame, writeTaken } from './write-overrides.ts'
import { keysOf, writePlan } from './write-plan.ts'

type Input = Parsed<'catalogue.applyIntents'>
type Output = Result<'catalogue.applyIntents'>

/** What is stored with the change set, to answer the same request again. */
type Reply = Pick<Output, 'changed' | 'unchanged' | 'rejections' | 'createdIds'>

/** Above this many cells the caller asks for its pages again instead of patching them. */
const MAX_CELLS_IN_REPLY = 5_000

/** Rejections kept for a repeated request; the first answer has them all. */
const MAX_STORED_REJECTIONS = 1_000

/**
 * Does what people want in one step: every cell, paste, new product and new attribute of the app comes this way.
 * Values that are refused are named in `rejections`; the rest is committed. Repeating a request repeats its answer.
 */
export function applyIntents(context: WriteContext, input: Input): Output {
  const { db, store } = context
  const earlier = store.replyTo<Reply>(input.requestId)
  if (earlier)
    return {
      ...earlier,
      changeSet: summaryOf(db, idOfRequest(context, input.requestId)),
      cells: storedCells(context, input.intents),
    }

  const kind = kindOf(input)
  const placeholder = input.label ?? { key: `history.${kind}`, params: {} }
  const { changeSetId, result } = store.change(
    { kind, label: placeholder, origin: 'user', requestId: input.requestId },
    (tx) => {
      const applied = applyTo(context, tx, input)
      if (input.label === null) tx.setLabel(labelOf(context, kind, applied, tx.cells))
      const { writes: _, taken: __, given: ___, ...reply } = applied
      tx.setReply({ ...reply, rejections: reply.rejections.slice(0, MAX_STORED_REJECTIONS) } satisfies Reply)
      return reply
    },
  )
  return {
    ...result,
    changeSet: summaryIfAny(db, changeSetId),
    cells: storedCells(context, input.intents),
  }
}

function applyTo(context: WriteContext, tx: ChangeTx, input: Input): Applied {
  const waiting = input.intents.filter((intent) => intent.kind === 'create-product' && intent.parentSku !== undefined)
  const first = waiting.length === 0 ? input.intents : input.intents.filter((intent) => !waiting.includes(intent))
  return applyBelow(context, tx, input, waiting as CreateUnder[], applyNow(context, tx, { ...input, intents: first }))
}

type CreateUnder = Extract<ProductIntent, { kind: 'create-product' }>

/** Makes products whose model is named by SKU, level by level: a model made here is there for the next. */
function applyBelow(
  context: WriteContext,
  tx: ChangeTx,
  input: Input,
  waiting: readonly CreateUnder[],
  applied: Applied,
): Applied {
  if (waiting.length === 0) return applied
  const placed = waiting.map((intent) => ({ ...intent, parentId: idOfSku(context.db, intent.parentSku ?? '') }))
  const isReady = placed.some(({ parentId }) => parentId !== null)
  // A model that is not there and is not made either: refused as such.
  const ready = isReady ? placed.filter(({ parentId }) => parentId !== null) : placed
  const next = applyNow(context, tx, { ...input, intents: ready })
  const later = isReady ? waiting.filter((_, at) => placed[at]?.parentId === null) : []
  return applyBelow(context, tx, input, later, {
    ...applied,
    rejections: [...applied.rejections, ...next.rejections],
    createdIds: [...applied.createdIds, ...next.createdIds],
    writes: [...applied.writes, ...next.writes],
  })
}

function idOfSku(db: Db, sku: string): number | null {
  const id = pluckStatement(db, 'SELECT id FROM product WHERE sku = ? AND deleted_at IS NULL').get(sku)
  return (id as number | undefined) ?? null
}

function applyNow({ db, clock }: WriteContext, tx: ChangeTx, { intents, format, override }: Input): Applied {
  const changes = intents.flatMap((intent) => (intent.kind === 'change-model' ? [intent.change] : []))
  const now = clock.now().toISOString()
  const refused = changes.length === 0 ? [] : writeModel(db, tx, changes, { now, format, createOptions: false })
  const aboutProducts =
    changes.length === 0
      ? (intents as readonly ProductIntent[])
      : intents.filter((intent) => intent.kind !== 'change-model')
  const structure = tx.structure()
  const known = takenCells(db, new Set(aboutProducts.flatMap((each) => ('column' in each ? [each.productId] : []))))
  const writers = override.includes('foreign') ? OWNERS : []
  const isTaken = (productId: number, key: string): boolean => known.get(productId)?.has(key) ?? false
  const read = readIntents(structure, aboutProducts, format, writers, isTaken)
  const facts = gatherFacts(db, structure, read.needs)
  const plan = planIntents(structure, read, facts, now, override)
  const writes = override.includes('inherited') ? withoutSame(db, structure, plan.writes) : plan.writes
  const taken = writers.length === 0 ? [] : newlyTaken(db, structure, writes, facts.taken)
  const edits = writes.filter(({ productId }) => productId !== null)
  const creations = writes.filter(({ productId }) => productId === null)
  writePlan(tx, edits)
  const changed = tx.cells
  const createdIds = writePlan(tx, creations)
  writeTaken(db, tx, taken, plan.released, now)
  const planned = plan.writes.reduce(
    (cells, { productId, keys }) => cells + (productId === null ? 0 : valuesIn(keys)),
    0,
  )
  const given = intents.flatMap((intent) => (intent.kind === 'reset-value' ? [intent.column] : []))
  return {
    // Where only the inheritance changed, the values that are shown now were there before.
    changed: changed === 0 ? edits.filter(({ keys }) => keys.includes(SYSTEM_SLOT.ownValues.key)).length : changed,
    unchanged: Math.max(0, planned - changed),
    rejections: [...refused, ...plan.rejections],
    createdIds,
    writes,
    taken: taken.length,
    given,
  }
}

interface Applied extends Reply {
  readonly writes: readonly PlannedWrite[]
  /** Cells taken over from another system here, and columns in which an override was taken back. */
  readonly taken: number
  readonly given: readonly string[]
}

function valuesIn(keys: readonly string[]): number {
  return keys.filter((key) => key !== SYSTEM_SLOT.ownValues.key).length
}

/** The kind of step, from what it does where the caller left it at "edit". */
function kindOf({ kind, intents }: Input): string {
  if (kind !== 'edit') return kind
  const kinds = new Set(intents.map(({ kind: each }) => each))
  if (kinds.size !== 1) return kind
  if (kinds.has('delete-product')) return 'delete'
  if (kinds.has('restore-product')) return 'restore'
  if (kinds.has('create-product')) return 'create'
  return kinds.has('change-model') ? 'structure' : kind
}

/**
 * The step's name in the history: `history.<kind>` with `count` (cells, or products made or binned), `products`, and
 * where there is only one, `name` (its SKU) and `column`.
 */
function labelOf(
  { db }: WriteContext,
  kind: string,
  { createdIds, writes, taken, given }: Applied,
  cells: number,
): MessageRef {
  const ids = new Set(createdIds)
  for (const { productId } of writes) if (productId !== null) ids.add(productId)
  const columns = [...keysOf(writes)].filter((key) => key !== SYSTEM_SLOT.ownValues.key)
  const [id] = ids
  const name = ids.size === 1 ? skuOf(db, id ?? 0) : ''
  const count = kind === 'create' || kind === 'delete' || kind === 'restore' ? ids.size : cells
  const [column = ''] = columns.length === 1 ? columns : []
  if (taken > 0) return { key: 'history.override', params: { count: taken, products: ids.size, name, column } }
  if (given.length > 0) {
    const only = new Set(given).size === 1 ? (given[0] ?? '') : ''
    return { key: 'history.reset', params: { count: given.length, products: ids.size, name, column: only } }
  }
  return { key: `history.${kind}`, params: { count, products: ids.size, name, column } }
}

function skuOf(db: Db, productId: number): string {
  return (pluckStatement(db, 'SELECT sku FROM product WHERE id = ?').get(productId) as string | undefined) ?? ''
}

/** The cells that were set, as they now stand. */
function storedCells({ db, store }: WriteContext, intents: readonly Intent[]): Output['cells'] {
  const cells = intents.filter((intent) => 'productId' in intent && 'column' in intent)
  if (cells.length > MAX_CELLS_IN_REPLY) return []
  const structure = store.structure()
  const { slots } = structure
  const statements = new Map<string, (id: number) => Output['cells'][number]['value']>()
  const reader = (column: string): ((id: number) => Output['cells'][number]['value']) => {
    let read = statements.get(column)
    if (!read) statements.set(column, (read = cellReader(column)))
    return read
  }
  return cells.map(({ productId, column }) => ({ productId, column, value: reader(column)(productId) }))

  function cellReader(column: string): (id: number) => Output['cells'][number]['value'] {
    const slot = slots.get(column)
    if (!slot) return () => null
    const statement = prepared(db, `SELECT ${slotExpression(slot)} FROM product p WHERE p.id = ?`, 'pluck')
    return (id) => toBorder(db, structure, slot, (statement.get(id) ?? null) as Output['cells'][number]['value'])
  }
}

function idOfRequest({ db }: WriteContext, requestId: string): number {
  return Number(prepared(db, 'SELECT id FROM change_set WHERE request_id = ?', 'pluck').get(requestId))
}
