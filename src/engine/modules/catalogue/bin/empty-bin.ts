import type { WriteContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { BIN_DAYS } from './bin.ts'

/** Time spent on taking products away in one slice. */
const SLICE_MS = 12
const PRODUCTS_AT_ONCE = 200

/** The bin is looked into so often: what has waited 90 days can wait an hour more. */
const EVERY_MS = 3_600_000
const lastLook = new WeakMap<Db, number>()

/**
 * Takes some products away for good that have been in the bin for 90 days, variants before their models; true while
 * there are more. Their values stay in the journal, and pictures stay in the media folder: the history of other
 * products may need them.
 */
export function emptyBinSlice({ db, store, clock }: WriteContext): boolean {
  const now = clock.now().getTime()
  if (now - (lastLook.get(db) ?? -Infinity) < EVERY_MS) return false
  const due = prepared(
    db,
    `SELECT p.id FROM product p WHERE p.deleted_at <= ?
     AND NOT EXISTS (SELECT 1 FROM product v WHERE v.parent_id = p.id) ORDER BY p.deleted_at LIMIT ?`,
    'pluck',
  ).all(new Date(now - BIN_DAYS * 86_400_000).toISOString(), PRODUCTS_AT_ONCE) as number[]
  if (due.length === 0) {
    lastLook.set(db, now)
    return false
  }
  const label = { key: 'history.purge', params: { count: due.length } }
  store.change({ kind: 'purge', label, origin: 'bin', isUndoable: false }, (tx) => {
    const end = performance.now() + SLICE_MS
    let gone = 0
    while (gone < due.length && (gone === 0 || performance.now() < end)) tx.removeProducts(due.slice(gone, ++gone))
    tx.setLabel({ key: 'history.purge', params: { count: gone } })
  })
  return true
}
