import { AppError } from '../../../../shared/errors.ts'
import type { DeliveredRow, DeliveryLayout } from '../../../core/kpi/delivery.ts'
import type { DeliveryScore, FaultyRows } from '../../../core/kpi/score-delivery.ts'
import { DeliveryCounter } from '../../../core/kpi/score-delivery.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { get, sql } from '../../../store/sql.ts'
import type { RunDescription } from '../run/import-run.ts'
import { describedAs } from '../run/import-run.ts'
import { unpack, unpackRows } from './packed.ts'

export interface Delivery {
  readonly id: number
  readonly importId: number
  readonly supplier: string
  readonly fileName: string
  readonly deliveredAt: string
  readonly description: RunDescription
  readonly layout: DeliveryLayout
  readonly score: DeliveryScore
  readonly faulty: FaultyRows
}

/** Throws `not-found` for a delivery that is not there. */
export function readDelivery(db: Db, deliveryId: number): Delivery {
  const row = get(db, sql.selectFrom('delivery').selectAll().where('id', '=', deliveryId))
  if (row === undefined) throw new AppError('not-found', 'This delivery is not there.', { deliveryId })
  return {
    id: row.id,
    importId: row.import_id,
    supplier: row.supplier,
    fileName: row.file_name,
    deliveredAt: row.delivered_at,
    // All four written by keepDelivery.
    description: describedAs(row.description),
    layout: JSON.parse(row.layout) as DeliveryLayout,
    score: JSON.parse(row.score) as DeliveryScore,
    faulty: unpack(row.faulty) as FaultyRows,
  }
}

/** Every row of a delivery in file order, at the memory of one piece. */
export function* deliveredRows(db: Db, importId: number): Generator<DeliveredRow> {
  const piece = db.prepare(
    'SELECT first_row, rows FROM delivery_rows WHERE import_id = ? AND first_row > ? ORDER BY first_row LIMIT 1',
  )
  for (let after = 0; ;) {
    const found = piece.get(importId, after) as { first_row: number; rows: Buffer } | undefined
    if (found === undefined) return
    yield* unpackRows(found.rows)
    after = found.first_row
  }
}

/** These rows of a delivery, numbers ascending; only the pieces they lie in are unpacked. */
export function pickRows(db: Db, importId: number, numbers: readonly number[]): DeliveredRow[] {
  const piece = prepared(
    db,
    'SELECT rows FROM delivery_rows WHERE import_id = ? AND first_row <= ? ORDER BY first_row DESC LIMIT 1',
  )
  const found: DeliveredRow[] = []
  let rows = new Map<number, DeliveredRow>()
  for (const n of numbers) {
    if (!rows.has(n)) {
      const packed = piece.get(importId, n) as { rows: Buffer } | undefined
      rows = new Map(packed === undefined ? [] : unpackRows(packed.rows).map((row) => [row.n, row]))
    }
    const row = rows.get(n)
    if (row !== undefined) found.push(row)
  }
  return found
}

/** Counts a delivery anew from what was kept of it. */
export function recount(db: Db, { importId, layout }: Delivery): ReturnType<DeliveryCounter['result']> {
  const counter = new DeliveryCounter(layout)
  for (const row of deliveredRows(db, importId)) counter.note(row)
  return counter.result()
}
