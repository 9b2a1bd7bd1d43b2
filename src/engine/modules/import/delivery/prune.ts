import type { WriteContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement } from '../../../store/database.ts'
import { run, sql } from '../../../store/sql.ts'

/** Years that rows of deliveries are kept where nobody has said otherwise: this year's can be laid beside last year's. */
const USUAL_YEARS = 2
/** Deliveries of a supplier that keep their rows whatever their age: those of its trend, and the one before this. */
const ALWAYS_KEPT = 12

const KEY = 'delivery_rows_years'
const FOR_EVER = 'for ever'

/** It is looked so often: what was kept for years can wait a few hours. */
const EVERY_MS = 3_600_000
const lastLook = new WeakMap<Db, number>()

/** How long rows of deliveries are kept, in years; null: for ever. */
export function yearsKept(db: Db): number | null {
  const set = pluckStatement(db, 'SELECT value FROM meta WHERE key = ?').get(KEY)
  if (set === undefined) return USUAL_YEARS
  return set === FOR_EVER ? null : Number(set)
}

export function setYearsKept(db: Db, years: number | null): void {
  const value = years === null ? FOR_EVER : String(years)
  run(
    db,
    sql
      .insertInto('meta')
      .values({ key: KEY, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  )
  lastLook.delete(db)
}

/**
 * Drops one piece of rows (some thousand) that no delivery has to keep any longer; true while there are more. What the
 * deliveries were counted to be stays for ever.
 */
export function pruneSlice({ db, clock }: WriteContext): boolean {
  const now = clock.now()
  if (now.getTime() - (lastLook.get(db) ?? -Infinity) < EVERY_MS) return false
  const years = yearsKept(db)
  const due = years === null ? undefined : pluckStatement(db, DUE).get(yearsBefore(now, years), ALWAYS_KEPT)
  if (due === undefined) {
    lastLook.set(db, now.getTime())
    return false
  }
  db.prepare('DELETE FROM delivery_rows WHERE rowid = ?').run(due)
  return true
}

/** A piece of an old delivery that is none of its supplier's newest. */
const DUE = `SELECT r.rowid FROM delivery d JOIN delivery_rows r ON r.import_id = d.import_id
  WHERE d.delivered_at < ?
  AND (SELECT COUNT(*) FROM delivery newer WHERE newer.supplier = d.supplier AND newer.id > d.id) >= ?
  LIMIT 1`

function yearsBefore(now: Date, years: number): string {
  const then = new Date(now)
  then.setUTCFullYear(then.getUTCFullYear() - years)
  return then.toISOString()
}
