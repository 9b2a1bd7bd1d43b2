import type { Db } from '../../../store/database.ts'
import { pluckStatement } from '../../../store/database.ts'

/** What was taken back; of these the newest may be done again, and counts again then. */
const TAKEN_BACK = `SELECT d.id FROM delivery d JOIN change_set c ON c.id = d.change_set_id
  WHERE c.undo_state IN ('undone', 'superseded')`

/** Deliveries whose import was taken back: they are kept and shown, and count for nothing until it is done again. */
export function takenBack(db: Db): ReadonlySet<number> {
  return new Set(pluckStatement(db, TAKEN_BACK).all() as number[])
}

/** Deliveries of which no row is kept any more. */
export function withoutRows(db: Db): ReadonlySet<number> {
  const found = pluckStatement(
    db,
    `SELECT d.id FROM delivery d WHERE json_extract(d.score, '$.rows') > 0
     AND NOT EXISTS (SELECT 1 FROM delivery_rows r WHERE r.import_id = d.import_id)`,
  ).all()
  return new Set(found as number[])
}
