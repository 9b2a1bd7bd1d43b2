import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { OWNERS } from '../../../shared/vocabulary.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { resolveColumn } from '../../core/structure/resolve-column.ts'
import { planIntents } from '../../core/values/plan-intents.ts'
import { problem } from '../../core/values/problem.ts'
import { readIntents } from '../../core/values/read-intents.ts'
import { toRejection } from '../../core/values/rejections.ts'
import type { ReadContext, WriteContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { productRows } from '../../store/product-rows.ts'
import { gatherFacts, summaryOf, writePlan } from '../catalogue/index.ts'

interface OverrideRow {
  readonly id: number
  readonly product_id: number
  readonly column_key: string
  readonly value_before: CellValue
  readonly set_by: string
  readonly set_at: string
}

/** Cells of another owner that somebody here has taken over, newest first: what stood there, what does now, who, when. */
export function overrides({ db, structure }: ReadContext): Result<'model.overrides'> {
  const { slots } = structure()
  const rows = db.prepare('SELECT * FROM lock_override ORDER BY id DESC LIMIT 5000').all() as OverrideRow[]
  return {
    overrides: rows.flatMap((row) => {
      const slot = slots.get(row.column_key)
      const sku: unknown = db.prepare('SELECT sku FROM product WHERE id = ?').pluck().get(row.product_id)
      if (!slot || typeof sku !== 'string') return []
      return [
        {
          overrideId: row.id,
          productId: row.product_id,
          sku,
          column: row.column_key,
          owner: slot.attribute?.owner ?? 'pim',
          before: row.value_before,
          now: productRows(db, [slot]).read(row.product_id)?.values[0] ?? null,
          setBy: row.set_by,
          setAt: row.set_at,
        },
      ]
    }),
  }
}

/**
 * Writes into a cell that another system keeps: said in so many words, noted with who and when, and taken back by
 * `takeBack`. Refuses cells that are our own, which need no override, and texts the column cannot read.
 */
export function override(
  { db, store, clock }: WriteContext,
  { requestId, sku, column, text, format }: Parsed<'model.override'>,
): Result<'model.override'> {
  const earlier = store.replyTo<{ changeSetId: number }>(requestId)
  if (earlier) return { changeSet: summaryOf(db, earlier.changeSetId), rejections: [] }
  const structure = store.structure()
  const id: unknown = db.prepare('SELECT id FROM product WHERE sku = ? AND deleted_at IS NULL').pluck().get(sku)
  const resolved = resolveColumn(structure, column)
  const why =
    typeof id !== 'number'
      ? problem('unknown-product', `There is no product "${sku}".`, { sku })
      : !resolved.ok
        ? resolved.problem
        : (resolved.column.attribute?.owner ?? 'pim') === 'pim'
          ? problem('not-locked', 'This value is kept here; just edit it.')
          : null
  if (why || typeof id !== 'number')
    return { changeSet: null, rejections: why ? [toRejection(why, { column, value: text })] : [] }
  const read = readIntents(structure, [{ kind: 'set-text', productId: id, column, text }], format, OWNERS)
  const now = clock.now().toISOString()
  const { writes, rejections } = planIntents(structure, read, gatherFacts(db, structure, read.needs), now)
  if (rejections.length > 0) return { changeSet: null, rejections: [...rejections] }
  const { changeSetId } = store.change(
    {
      kind: 'edit',
      label: { key: 'history.model.override', params: { name: sku, column } },
      origin: 'user',
      requestId,
    },
    (tx) => {
      const slot = tx.slot(column)
      const before = productRows(db, [slot]).read(id)?.values[0] ?? null
      writePlan(tx, writes)
      const known = overrideOf(db, id, column)
      if (known === null)
        tx.writeRows([
          {
            table: 'lock_override',
            id: null,
            row: {
              product_id: id,
              column_key: column,
              value_before: before,
              set_by: actorOf(db, tx.changeSetId),
              set_at: now,
            },
          },
        ])
      tx.setReply({ changeSetId: tx.changeSetId })
    },
  )
  return { changeSet: changeSetId === null ? null : summaryOf(db, changeSetId), rejections: [] }
}

/** Gives a cell back to its owner, with the value that stood there before it was taken over. */
export function takeBack(
  { db, store }: WriteContext,
  { requestId, overrideId }: Parsed<'model.takeBack'>,
): Result<'model.takeBack'> {
  const earlier = store.replyTo<{ changeSetId: number }>(requestId)
  if (earlier) return { changeSet: summaryOf(db, earlier.changeSetId) }
  const row = db.prepare('SELECT * FROM lock_override WHERE id = ?').get(overrideId) as OverrideRow | undefined
  if (!row) return { changeSet: null }
  const sku = String(db.prepare('SELECT sku FROM product WHERE id = ?').pluck().get(row.product_id))
  const { changeSetId } = store.change(
    {
      kind: 'edit',
      label: { key: 'history.model.take-back', params: { name: sku, column: row.column_key } },
      origin: 'user',
      requestId,
    },
    (tx) => {
      tx.writeProducts([{ productId: row.product_id, slots: [tx.slot(row.column_key)], values: [row.value_before] }])
      tx.writeRows([{ table: 'lock_override', id: row.id, row: null }])
      tx.setReply({ changeSetId: tx.changeSetId })
    },
  )
  return { changeSet: changeSetId === null ? null : summaryOf(db, changeSetId) }
}

function overrideOf(db: Db, productId: number, column: string): number | null {
  const text = 'SELECT id FROM lock_override WHERE product_id = ? AND column_key = ?'
  const id: unknown = db.prepare(text).pluck().get(productId, column)
  return typeof id === 'number' ? id : null
}

function actorOf(db: Db, changeSetId: number): string {
  return String(db.prepare('SELECT actor FROM change_set WHERE id = ?').pluck().get(changeSetId))
}
