import type { WriteContext } from '../../../runtime/module.ts'
import { writeStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { run, sql } from '../../../store/sql.ts'
import type { ImportRun } from '../run/import-run.ts'
import { pack } from './packed.ts'
import type { Tallied } from './tally.ts'

/** Keeps some rows of a delivery that is coming in; without `keepDelivery` they are swept away again. */
export const keepRows = writeStep(
  'import.keepRows',
  ({ db }: WriteContext, { importId, first, rows }: { importId: number; first: number; rows: Uint8Array }): void => {
    if (first === 1) dropRows(db, importId)
    run(db, sql.insertInto('delivery_rows').values({ import_id: importId, first_row: first, rows: Buffer.from(rows) }))
  },
)

/** Makes a delivery of the rows that were kept; part of the transaction that ends the import. */
export function keepDelivery(
  db: Db,
  { id, fileName, changeSetId, description }: ImportRun,
  tallied: Tallied,
  now: Date,
): void {
  const { supplier = null } = description
  if (supplier === null) return
  run(
    db,
    sql.insertInto('delivery').values({
      import_id: id,
      supplier,
      file_name: fileName,
      delivered_at: now.toISOString(),
      change_set_id: changeSetId,
      description: JSON.stringify(description),
      layout: JSON.stringify(tallied.layout),
      score: JSON.stringify(tallied.score),
      faulty: Buffer.from(pack(tallied.faulty)),
    }),
  )
}

/** Forgets rows of an import that came to no end. */
export function dropRows(db: Db, importId: number): void {
  run(db, sql.deleteFrom('delivery_rows').where('import_id', '=', importId))
}

/** After a crash: rows that no delivery was made of. */
export function dropCutOff(db: Db): void {
  run(db, sql.deleteFrom('delivery_rows').where('import_id', 'not in', sql.selectFrom('delivery').select('import_id')))
}
