import type { WriteContext } from '../../../runtime/module.ts'
import { prepared } from '../../../store/database.ts'

/** Cells that others have changed: slots by product. */
export type Edits = ReadonlyMap<number, ReadonlySet<number>>

export const NO_EDITS: Edits = new Map()

interface Watch {
  seq: number
  readonly edits: Map<number, Set<number>>
}

const memoryKey = (changeSetId: number): string => `sheet.edits.${changeSetId}`

/** From here on, what others change is remembered for a long operation, so that it overwrites none of it. */
export function watchEdits({ db, memory }: WriteContext, changeSetId: number): void {
  memory.set(memoryKey(changeSetId), { seq: lastSeq(db), edits: new Map() } satisfies Watch)
}

/**
 * What others have changed since the operation began. Call within each of its transactions, before it writes: then
 * every change row is looked at once.
 */
export function editsSince({ db, memory }: WriteContext, changeSetId: number): Edits {
  const watch = memory.get(memoryKey(changeSetId)) as Watch | undefined // only ever set above
  if (!watch) return NO_EDITS
  const rows = prepared(
    db,
    `SELECT c.entity_id AS id, s.slots FROM change c JOIN change_shape s ON s.id = c.shape_id
     WHERE c.seq > ? AND c.entity = 'product' AND c.change_set_id <> ?`,
  ).all(watch.seq, changeSetId) as { id: number; slots: string }[]
  for (const { id, slots } of rows) {
    const known = watch.edits.get(id) ?? new Set()
    for (const slotId of JSON.parse(slots) as number[]) known.add(slotId)
    watch.edits.set(id, known)
  }
  watch.seq = lastSeq(db)
  return watch.edits
}

export function forgetEdits({ memory }: WriteContext, changeSetId: number): void {
  memory.delete(memoryKey(changeSetId))
}

function lastSeq(db: WriteContext['db']): number {
  return Number(prepared(db, 'SELECT MAX(seq) FROM change', 'pluck').get() ?? 0)
}
