import type { MessageRef } from '../../shared/contract/common.ts'
import type { ChangeTx } from './change-tx.ts'
import type { Db } from './database.ts'
import { pluckStatement } from './database.ts'
import { rollBack } from './roll-back.ts'
import type { Store } from './store.ts'

/**
 * One step of the history in several transactions, so that edits slip in between: an import, an operation on many
 * cells. Until it is closed it is found half done after a crash and taken back (roll-back.ts), as it is when abandoned.
 */
export interface LongStep {
  readonly kind: string
  readonly label: MessageRef
  readonly origin: string
  readonly supplier?: string | null
}

const open = new WeakMap<Db, Set<number>>()

/**
 * Whether a step is under way: derived work that can wait should, since what it would be done for may be taken back, and
 * it would take turns with the step.
 */
export function hasOpenLongStep(db: Db): boolean {
  return (open.get(db)?.size ?? 0) > 0
}

/** Opens a step; answers with its change set. What `write` does is its first transaction. */
export function openLongStep(
  store: Store,
  { requestId, ...step }: LongStep & { readonly requestId: string },
  write: (tx: ChangeTx) => void = () => {},
): number {
  const { changeSetId } = store.change({ ...step, requestId, stayOpen: true }, write)
  if (changeSetId === null) throw new Error('An open change set has an id')
  open.set(store.db, (open.get(store.db) ?? new Set()).add(changeSetId))
  return changeSetId
}

/** Another transaction of an open step. */
export function continueLongStep<T>(store: Store, step: LongStep, changeSetId: number, write: (tx: ChangeTx) => T): T {
  return store.change({ ...step, continueId: changeSetId, stayOpen: true }, write).result
}

/**
 * Closes a step: from here on it can be undone, and its request has its answer. False when it changed nothing: then it
 * is no step of the history, and only its reply is kept. `alongside` is written in the same transaction.
 */
export function closeLongStep(
  store: Store,
  step: LongStep,
  changeSetId: number,
  reply: unknown,
  alongside: () => void = () => {},
): boolean {
  const { db } = store
  open.get(db)?.delete(changeSetId) // before the last commit, which wakes what has waited
  const isEmpty =
    pluckStatement(db, 'SELECT 1 FROM journal_link WHERE change_set_id = ? AND last_seq >= first_seq LIMIT 1').get(
      changeSetId,
    ) === undefined
  store.change({ ...step, continueId: changeSetId, isUndoable: !isEmpty }, (tx) => {
    tx.setLabel(step.label)
    tx.setReply(reply)
    alongside()
  })
  if (isEmpty) db.prepare("UPDATE change_set SET state = 'rolled-back' WHERE id = ?").run(changeSetId)
  return !isEmpty
}

/** Takes everything back that a cancelled or failed step has written, with rests; its request may be tried again. */
export function abandonLongStep(store: Store, changeSetId: number): ReturnType<typeof rollBack> {
  open.get(store.db)?.delete(changeSetId)
  return rollBack(store, changeSetId)
}

/** The answer to a request that was carried out before, with its change set where it changed something. */
export function earlierReply<T>(
  store: Store,
  requestId: string,
): { readonly reply: T; readonly changeSetId: number | null } | undefined {
  const reply = store.replyTo<T>(requestId)
  if (reply === undefined) return undefined
  const id = pluckStatement(store.db, "SELECT id FROM change_set WHERE request_id = ? AND state = 'committed'").get(
    requestId,
  ) as number | undefined
  return { reply, changeSetId: id ?? null }
}
