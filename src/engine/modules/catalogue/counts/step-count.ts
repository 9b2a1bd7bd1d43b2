import type { ReadContext } from '../../../runtime/module.ts'
import { prepared } from '../../../store/database.ts'

/** Counted so far: every change set up to this one has come to its end and stays as it is. */
interface Counted {
  readonly upTo: number
  readonly committed: number
}

/**
 * How many change sets are committed. Looks only at those begun since the last call and those that were under way then:
 * what is committed or rolled back stays so, and ids are never given twice.
 */
export function stepCount({ db, memory }: ReadContext): number {
  const before = (memory.get('catalogue.stepCount') as Counted | undefined) ?? { upTo: 0, committed: 0 } // only ever set here
  const newest = Number(prepared(db, 'SELECT MAX(id) FROM change_set', 'pluck').get() ?? 0)
  if (newest === before.upTo) return before.committed
  const firstOpen = prepared(db, "SELECT MIN(id) FROM change_set WHERE id > ? AND state = 'applying'", 'pluck').get(
    before.upTo,
  ) as number | null
  const upTo = firstOpen === null ? newest : firstOpen - 1
  const committed = (from: number, to: number): number =>
    Number(
      prepared(db, "SELECT COUNT(*) FROM change_set WHERE id > ? AND id <= ? AND state = 'committed'", 'pluck').get(
        from,
        to,
      ),
    )
  const counted = { upTo, committed: before.committed + committed(before.upTo, upTo) }
  memory.set('catalogue.stepCount', counted)
  return counted.committed + (upTo === newest ? 0 : committed(upTo, newest))
}
