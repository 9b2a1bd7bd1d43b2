import type { StructureModel } from '../../../core/structure/model.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'

/** A price that waits for approval. */
export interface WaitingPrice {
  readonly id: number
  readonly importId: number
  readonly fileName: string
  readonly productId: number
  readonly sku: string
  readonly column: string
  readonly before: number
  readonly after: number
}

export interface Which {
  readonly importId: number | null
  readonly ids: readonly number[] | null
}

/** What waits, as SQL: `FROM` and `WHERE` over the rows `h`, with its values. */
export interface Waiting {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/**
 * The prices that wait: held by an import that counts, neither declined nor approved by a step that counts, and not out
 * of date. Out of date is one whose price is no longer the old one, or of which a later import said
 * the old price again or held another.
 */
export function waiting(db: Db, structure: StructureModel, { importId, ids }: Which): Waiting {
  const now = nowExpression(db, structure)
  const conditions = [
    'h.declined_at IS NULL',
    'h.after <> h.before', // a file that said the old price again
    `(c.id IS NULL OR c.undo_state ${COUNTS})`,
    `(a.id IS NULL OR a.undo_state NOT ${COUNTS})`,
    `${now} = h.before`,
    `NOT EXISTS (SELECT 1 FROM held_price n JOIN import_run ni ON ni.id = n.import_id AND ni.state = 'committed'
       LEFT JOIN change_set nc ON nc.id = ni.change_set_id
       WHERE n.product_id = h.product_id AND n.column_key = h.column_key AND n.id > h.id
       AND (nc.id IS NULL OR nc.undo_state ${COUNTS}))`,
  ]
  const values: (string | number)[] = []
  if (importId !== null) {
    conditions.push('h.import_id = ?')
    values.push(importId)
  }
  if (ids !== null) {
    conditions.push('h.id IN (SELECT value FROM json_each(?))')
    values.push(JSON.stringify(ids))
  }
  return {
    sql: `FROM held_price h JOIN import_run i ON i.id = h.import_id AND i.state = 'committed'
      JOIN product p ON p.id = h.product_id AND p.deleted_at IS NULL
      LEFT JOIN change_set c ON c.id = i.change_set_id
      LEFT JOIN change_set a ON a.id = h.approved_by
      WHERE ${conditions.join(' AND ')}`,
    values,
  }
}

/** A step that was not taken back. */
const COUNTS = "IN ('done', 'fixed')"

/** Some of them, those of the newest import first, in file order. */
export function waitingPage(db: Db, { sql, values }: Waiting, from: number, count: number): WaitingPrice[] {
  return prepared(
    db,
    `SELECT h.id, h.import_id AS importId, i.file_name AS fileName, h.product_id AS productId, p.sku,
       h.column_key AS "column", h.before, h.after ${sql} ORDER BY h.import_id DESC, h.id LIMIT ? OFFSET ?`,
  ).all(...values, count, from) as WaitingPrice[]
}

export function waitingCount(db: Db, { sql, values }: Waiting): number {
  return Number(
    db
      .prepare(`SELECT COUNT(*) ${sql}`)
      .pluck()
      .get(...values),
  )
}

export function waitingIds(db: Db, { sql, values }: Waiting): number[] {
  return db
    .prepare(`SELECT h.id ${sql} ORDER BY h.id`)
    .pluck()
    .all(...values) as number[]
}

/** The price that a product has now in the column of its row; null in a column that is no longer there. */
function nowExpression(db: Db, structure: StructureModel): string {
  const keys = prepared(db, 'SELECT DISTINCT column_key FROM held_price', 'pluck').all() as string[]
  const cases = keys.flatMap((key) => {
    const resolved = resolveColumn(structure, key)
    const slot = resolved.ok ? resolved.column.slot : null
    return slot === null ? [] : [`WHEN '${key.replaceAll("'", "''")}' THEN ${slotExpression(slot)}`]
  })
  return cases.length === 0 ? 'NULL' : `CASE h.column_key ${cases.join(' ')} END`
}
