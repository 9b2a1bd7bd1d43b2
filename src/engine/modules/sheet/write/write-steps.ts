import type { MessageRef, TextFormat } from '../../../../shared/contract/common.ts'
import type { SheetResult } from '../../../../shared/contract/sheet.ts'
import type { Tally } from '../../../core/sheet/tally.ts'
import { TallyBook } from '../../../core/sheet/tally.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import { writeStep } from '../../../runtime/module.ts'
import { slicedStep } from '../../../runtime/sliced.ts'
import type { Sealed } from '../../../runtime/sealed.ts'
import { unseal } from '../../../runtime/sealed.ts'
import type { ChangeTx } from '../../../store/change-tx.ts'
import { pluckStatement } from '../../../store/database.ts'
import type { LongStep } from '../../../store/long-step.ts'
import {
  abandonLongStep,
  closeLongStep,
  continueLongStep,
  earlierReply,
  openLongStep,
} from '../../../store/long-step.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { foreignColumns, newlyTaken, summaryIfAny, summaryOf, takenCells, writeTaken } from '../../catalogue/index.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Chunk, PlannedShape } from '../plan/chunk.ts'
import { planChunk } from '../plan/plan-chunk.ts'
import type { Creation } from './create-rows.ts'
import { createRows } from './create-rows.ts'
import type { Edits } from './edits-since.ts'
import { editsSince, forgetEdits, NO_EDITS, watchEdits } from './edits-since.ts'

/** What is stored with the step, to answer the same request again. */
export type Reply = Omit<SheetResult, 'changeSet'>

/** Work that is planned and written in one transaction. */
export interface DirectWork {
  readonly chunks: readonly Chunk[]
  readonly creations: readonly Creation[]
  readonly format: TextFormat
}

export interface Written {
  readonly tallies: readonly Tally[]
  /** Cells left because somebody else had changed them. */
  readonly kept: number
  readonly createdIds: readonly number[]
}

const stepOf = (kind: string, label: MessageRef = { key: `history.${kind}`, params: {} }): LongStep => ({
  kind,
  label,
  origin: 'user',
})

/** The answer to a request that was carried out before; undefined for a new one. */
export const findReply = writeStep(
  'sheet.findReply',
  ({ db, store }, { requestId }: { requestId: string }): SheetResult | undefined => {
    const earlier = earlierReply<Reply>(store, requestId)
    if (!earlier) return undefined
    return { ...earlier.reply, changeSet: summaryIfAny(db, earlier.changeSetId) }
  },
)

/** Plans and writes a small operation whole, in one transaction: nothing can come in between. */
export const applyAtOnce = writeStep(
  'sheet.applyAtOnce',
  (context: WriteContext, input: DirectWork & { requestId: string; kind: string }): SheetResult => {
    const { db, store } = context
    const { changeSetId, result } = store.change({ ...stepOf(input.kind), requestId: input.requestId }, (tx): Reply => {
      const written = planAndWrite(context, tx, input)
      const reply = replyOf(written.tallies, 0, written.createdIds)
      tx.setLabel(labelOf(context, input.kind, reply))
      tx.setReply(reply)
      return reply
    })
    return { ...result, changeSet: summaryIfAny(db, changeSetId) }
  },
)

export const beginSheet = writeStep(
  'sheet.begin',
  (context, { requestId, kind }: { requestId: string; kind: string }): number => {
    const changeSetId = openLongStep(context.store, { ...stepOf(kind), requestId })
    watchEdits(context, changeSetId)
    return changeSetId
  },
)

/** Writes what was planned on another thread; a cell that somebody changed since the start keeps that. */
export const writePlanned = writeStep(
  'sheet.writePlanned',
  (
    context,
    input: { changeSetId: number; kind: string; parts: readonly Sealed<readonly PlannedShape[]>[] },
  ): { kept: number } =>
    continueLongStep(context.store, stepOf(input.kind), input.changeSetId, (tx) => {
      const edits = editsSince(context, input.changeSetId)
      return { kept: input.parts.reduce((kept, shapes) => kept + writeShapes(context, tx, unseal(shapes), edits), 0) }
    }),
)

/** Plans and writes a part of a longer operation in one transaction: columns in which cells decide about each other. */
export const writeDirect = writeStep(
  'sheet.writeDirect',
  (context: WriteContext, input: DirectWork & { changeSetId: number; kind: string }): Written =>
    continueLongStep(context.store, stepOf(input.kind), input.changeSetId, (tx) =>
      planAndWrite(context, tx, input, editsSince(context, input.changeSetId)),
    ),
)

/** Closes the step with its name and answer. */
export const finishSheet = writeStep(
  'sheet.finish',
  (context: WriteContext, input: { changeSetId: number; kind: string; reply: Reply }): SheetResult => {
    const { db, store } = context
    const step = stepOf(input.kind, labelOf(context, input.kind, input.reply))
    forgetEdits(context, input.changeSetId)
    const hasChanged = closeLongStep(store, step, input.changeSetId, input.reply)
    return { ...input.reply, changeSet: hasChanged ? summaryOf(db, input.changeSetId) : null }
  },
)

export const abandonSheet = slicedStep('sheet.abandon', (context, { changeSetId }: { changeSetId: number }) => {
  forgetEdits(context, changeSetId)
  return abandonLongStep(context.store, changeSetId)
})

export const writeSteps = [findReply, applyAtOnce, beginSheet, writePlanned, writeDirect, finishSheet, abandonSheet]

function planAndWrite(
  context: WriteContext,
  tx: ChangeTx,
  { chunks, creations, format }: DirectWork,
  edits: Edits = NO_EDITS,
): Written {
  const { db } = context
  let kept = 0
  const tallies = chunks.map((chunk) => {
    const planned = planChunk(db, tx.structure(), chunk)
    kept += writeShapes(context, tx, planned.shapes, edits)
    return planned.tally
  })
  if (creations.length === 0) return { tallies, kept, createdIds: [] }
  const created = createRows(db, tx, creations, format)
  return { tallies: [...tallies, created.tally], kept, createdIds: created.ids }
}

/**
 * Writes planned values but for the cells that others have edited; answers with how many those were. Notes which cells
 * of other systems are taken over with it.
 */
function writeShapes(context: WriteContext, tx: ChangeTx, shapes: readonly PlannedShape[], edits: Edits): number {
  // New columns before all else: a slot made between two writes would prepare every statement again.
  for (const { keys } of shapes) for (const key of keys) tx.slot(key)
  let kept = 0
  for (const { keys, ids, values } of shapes) {
    const slots = keys.map((key) => tx.slot(key))
    const { length } = keys
    const writes = ids.map((productId, row) => {
      const own: (CellValue | undefined)[] = values.slice(row * length, (row + 1) * length)
      const edited = edits.get(productId)
      if (edited)
        for (const [at, slot] of slots.entries())
          // Which values are a variant's own was planned in this transaction, with theirs.
          if (edited.has(slot.id) && slot !== SYSTEM_SLOT.ownValues) {
            own[at] = undefined
            kept++
          }
      return { productId, slots, values: own }
    })
    takeOver(context, tx, keys, writes)
    tx.writeProducts(writes)
  }
  return kept
}

/** Notes the cells that another system keeps and that are about to be written. */
function takeOver(
  { db, clock }: WriteContext,
  tx: ChangeTx,
  keys: readonly string[],
  writes: readonly { readonly productId: number; readonly values: readonly (CellValue | undefined)[] }[],
): void {
  const structure = tx.structure()
  const isForeign = foreignColumns(structure)
  if (!keys.some(isForeign)) return
  const planned = writes.map(({ productId, values }) => {
    const written = keys.flatMap((key, at) => (values[at] === undefined ? [] : [{ key, value: values[at] }]))
    return { productId, keys: written.map(({ key }) => key), values: written.map(({ value }) => value) }
  })
  const known = takenCells(
    db,
    writes.map(({ productId }) => productId),
  )
  writeTaken(db, tx, newlyTaken(db, structure, planned, known), [], clock.now().toISOString())
}

/** Created products named in an answer. */
const IDS_MOST = 1_000

/** The answer of parts that were carried out one after the other. */
export function replyOf(tallies: readonly Tally[], kept: number, createdIds: readonly number[]): Reply {
  const book = new TallyBook()
  for (const tally of tallies) book.merge(tally)
  const { counts, reasons, rejections, products, first } = book.toTally()
  return {
    ...counts,
    changed: counts.changed - kept,
    unchanged: counts.unchanged + kept,
    kept,
    products,
    created: createdIds.length,
    createdIds: createdIds.slice(0, IDS_MOST),
    reasons: { ...reasons },
    rejections: [...rejections],
    first: first ?? null,
  }
}

/**
 * The step's name: `history.<kind>` with `count` (cells), `products`, and where there is only one, `name` (its SKU)
 * and `column`.
 */
function labelOf(context: WriteContext, kind: string, { changed, products, first, created }: Reply): MessageRef {
  const name = products === 1 && first ? skuOf(context, first.productId) : ''
  const column = changed === 1 && first ? first.column : ''
  return { key: `history.${kind}`, params: { count: changed, products, name, column, created } }
}

function skuOf({ db }: Pick<WriteContext, 'db'>, productId: number): string {
  return (pluckStatement(db, 'SELECT sku FROM product WHERE id = ?').get(productId) as string | undefined) ?? ''
}
