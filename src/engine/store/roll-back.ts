import { toEnd } from '../core/to-end.ts'
import { reverse } from './reverse.ts'
import type { Store } from './store.ts'

/**
 * Takes back a change set that never got to its end (an import cut off or cancelled): as a step of its own, in one
 * transaction with rests. Cells that a person has edited since stay as they are.
 */
export function* rollBack(store: Store, changeSetId: number): Generator<{ done: number; total: number }, void> {
  yield* store.changeInSlices(
    {
      kind: 'rollback',
      label: { key: 'history.rollback', params: {} },
      origin: 'recovery',
      isUndoable: false,
      reversesId: changeSetId,
    },
    function* (tx) {
      yield* reverse(store.db, tx, changeSetId)
      store.db.prepare("UPDATE change_set SET state = 'rolled-back', request_id = NULL WHERE id = ?").run(changeSetId)
    },
  )
}

/** Rolls back everything found half done: a crash came between its transactions. */
export function rollBackUnfinished(store: Store): void {
  const ids = store.db
    .prepare("SELECT id FROM change_set WHERE state = 'applying' ORDER BY id DESC")
    .pluck()
    .all() as number[]
  for (const id of ids) toEnd(rollBack(store, id))
}
