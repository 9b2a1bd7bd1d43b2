import type { SentRow } from '../../../core/return-sheet/return-sheet.ts'
import { askedCells } from '../../../core/return-sheet/return-sheet.ts'
import type { DeliveryLayout } from '../../../core/kpi/delivery.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { deliveredRows, readDelivery } from '../delivery/read.ts'
import { DeliveryTally } from '../delivery/tally.ts'
import { importColumns } from '../plan/import-columns.ts'
import { recordPlanner } from '../plan/records/record-planner.ts'
import { RowPlanner } from '../plan/row-planner.ts'
import { readRun } from '../run/import-run.ts'
import { rowsFrom } from '../staging/staged-rows.ts'
import { openStaging } from '../staging/staging-file.ts'
import type { KeptSheet } from './kept-sheet.ts'

/** Rows that one return sheet asks about: more comments than this make a workbook that opens in minutes. */
export const RETURN_ROWS_MOST = 5_000

const ROWS_AT_ONCE = 250

export type Question = Omit<KeptSheet, 'token'> & { readonly leftOut: number }

/** What a staged or finished import leaves to ask, of its staging file; what was repaired by hand is not asked. */
export function askOfImport(db: Db, structure: StructureModel, importId: number): Question {
  const { fileName, stagingPath, description } = readRun(db, importId)
  const { structure: extended, columns } = importColumns(structure, description.columns)
  const staging = openStaging(stagingPath, 'read')
  const records = recordPlanner(db, staging, extended, columns)
  const planner = new RowPlanner(db, extended, columns, description.policy, records)
  const tally = new DeliveryTally(db, extended, columns, description.policy, planner.keys)
  const found = new Asked()
  try {
    for (let next = 1; ;) {
      const rows = rowsFrom(staging, next, ROWS_AT_ONCE)
      const cells = planner.steps.rows(rows)
      for (const [at, row] of rows.entries()) {
        const own = cells[at]
        if (own === undefined) continue
        const delivered = tally.delivered(row, planner.plan(row.n, own))
        const asked = askedCells(tally.layout, delivered).filter(
          // Answers have no cells but those that were asked: their empty ones say nothing.
          ({ refused }) => refused !== null || description.returned === undefined,
        )
        found.note({ n: row.n, cells: delivered.cells, asked })
      }
      if (rows.length < ROWS_AT_ONCE) break
      next = (rows.at(-1)?.n ?? next) + 1
    }
  } finally {
    staging.close()
  }
  return { supplier: description.supplier ?? null, importId, fileName, description, ...found.result() }
}

/** What a kept delivery leaves to ask, as it was when it came in. */
export function askOfDelivery(db: Db, deliveryId: number): Question {
  const { supplier, importId, fileName, description, layout } = readDelivery(db, deliveryId)
  const found = new Asked()
  for (const row of deliveredRows(db, importId)) found.note({ ...sentOf(layout, row) })
  return { supplier, importId, fileName, description, ...found.result() }
}

function sentOf(layout: DeliveryLayout, row: Parameters<typeof askedCells>[1]): SentRow {
  return { n: row.n, cells: row.cells, asked: askedCells(layout, row) }
}

class Asked {
  readonly #rows: SentRow[] = []
  #leftOut = 0

  note(row: SentRow): void {
    if (row.asked.length === 0) return
    if (this.#rows.length < RETURN_ROWS_MOST) this.#rows.push(row)
    else this.#leftOut += 1
  }

  result(): { readonly rows: readonly SentRow[]; readonly leftOut: number } {
    return { rows: this.#rows, leftOut: this.#leftOut }
  }
}
