import { randomUUID } from 'node:crypto'
import type { StructureModel } from '../core/structure/model.ts'
import type { MessageRef } from '../../shared/contract/common.ts'
import type { ChangeTx, TxState } from './change-tx.ts'
import { changeTx } from './change-tx.ts'
import type { Db } from './database.ts'
import { storageError } from './database.ts'
import type { JournalWriter } from './journal.ts'
import { journalWriter } from './journal.ts'
import { appendLink } from './journal-chain.ts'
import { loadStructure, structureVersion } from './load-structure.ts'
import type { Projection } from './projection.ts'
import { get, run, sql } from './sql.ts'

export interface ChangeInput {
  readonly kind: string
  readonly label: MessageRef
  /** Where it comes from: `user`, `import`, `undo`, `sample`, `cli`, … */
  readonly origin: string
  readonly requestId?: string
  /** False for steps that undo must not reach (set-up). Default true. */
  readonly isUndoable?: boolean
  readonly reversesId?: number
  /** Goes on with a change set that an earlier call left open. */
  readonly continueId?: number
  /** Leaves the change set open for further calls: an import in several transactions. Found open at start, it is rolled back. */
  readonly stayOpen?: boolean
  /** The code of the supplier whose delivery it brings in. */
  readonly supplier?: string | null
  /** Kept in the history though it changed nothing: an undo that found every cell changed since. */
  readonly keepsWhenEmpty?: boolean
}

export interface Committed<T> {
  /** Null when nothing changed: then no change set exists either. */
  readonly changeSetId: number | null
  readonly result: T
}

/** What a commit tells the world, after COMMIT only. */
export interface CommitEvent {
  readonly changeSetId: number
  readonly origin: string
  readonly productIds: readonly number[]
  readonly columns: readonly string[]
  readonly isStructure: boolean
}

/** The write door: the only way to change a catalogue table. Lives on the writer thread. */
export interface Store {
  readonly db: Db
  structure(): StructureModel
  /**
   * Runs `write` in one transaction: values, change rows and projections together or not at all. Throws what `write`
   * throws, after rolling back; a full disk or lock comes as AppError.
   */
  change<T>(input: ChangeInput, write: (tx: ChangeTx) => T): Committed<T>
  /**
   * As `change`, with rests: the transaction stays open while the generator rests at a `yield` of `write`, and nothing
   * else may use the connection then (runtime/sliced.ts sees to that). Ended early, nothing has changed.
   */
  changeInSlices<S, T>(input: ChangeInput, write: (tx: ChangeTx) => Generator<S, T>): Generator<S, Committed<T>>
  /** The reply stored with an earlier change set of this request, or undefined. */
  replyTo<T>(requestId: string): T | undefined
  onCommit(listener: (event: CommitEvent) => void): void
}

interface Opened {
  readonly at: string
  readonly changeSetId: number
  readonly journal: JournalWriter
  readonly firstSeq: number
  readonly state: TxState
}

export interface StoreOptions {
  readonly projections: readonly Projection[]
  readonly now: () => Date
  readonly actor: string
}

export function createStore(db: Db, { projections, now, actor }: StoreOptions): Store {
  let structure: StructureModel | null = null
  const listeners: ((event: CommitEvent) => void)[] = []
  const structureNow = (): StructureModel => (structure ??= loadStructure(db))
  const forgetStructure = (): void => {
    structure = null
  }

  const begin = (input: ChangeInput, at: string): number => {
    if (input.continueId !== undefined) return input.continueId
    const inserted = run(
      db,
      sql.insertInto('change_set').values({
        uuid: randomUUID(),
        request_id: input.requestId ?? null,
        kind: input.kind,
        label: JSON.stringify(input.label),
        origin: input.origin,
        actor,
        started_at: at,
        committed_at: null,
        state: 'applying',
        undo_state: 'fixed',
        reverses_id: input.reversesId ?? null,
        reply: null,
        products: 0,
        cells: 0,
        supplier: input.supplier ?? null,
      }),
    )
    return inserted.lastInsertRowid
  }

  /** A change set at work in the open transaction. */
  const open = (input: ChangeInput): Opened => {
    const at = now().toISOString()
    const changeSetId = begin(input, at)
    const journal = journalWriter(db, changeSetId)
    const firstSeq = journal.lastSeq
    const state = changeTx(db, changeSetId, journal, projections, { now: structureNow, forget: forgetStructure }, at)
    return { at, changeSetId, journal, firstSeq, state }
  }

  /** Brings a change set to its end, before COMMIT; answers with what to tell the world after it. */
  const settle = (input: ChangeInput, { at, changeSetId, journal, firstSeq, state }: Opened): CommitEvent | null => {
    state.flush()
    const { touched } = state
    const changedNothing = journal.lastSeq === firstSeq
    if (changedNothing && input.continueId === undefined && !input.stayOpen && !input.keepsWhenEmpty) {
      run(db, sql.deleteFrom('change_set').where('id', '=', changeSetId))
      return null
    }
    const isUndoable = input.isUndoable ?? true
    run(
      db,
      sql
        .updateTable('change_set')
        .set((eb) => ({
          products: eb('products', '+', touched.products.size),
          cells: eb('cells', '+', touched.cells),
          ...(touched.reply === null ? {} : { reply: touched.reply }),
          ...(touched.label === null ? {} : { label: JSON.stringify(touched.label) }),
          ...(input.stayOpen
            ? {}
            : {
                state: 'committed' as const,
                undo_state: isUndoable ? ('done' as const) : ('fixed' as const),
                committed_at: at,
              }),
        }))
        .where('id', '=', changeSetId),
    )
    // A new step makes what was undone before it unreachable, as in every editor.
    if (isUndoable && !input.stayOpen && input.reversesId === undefined) {
      run(
        db,
        sql
          .updateTable('change_set')
          .set({ undo_state: 'superseded' })
          .where('undo_state', '=', 'undone')
          .where('id', '!=', changeSetId),
      )
    }
    if (!changedNothing || !input.stayOpen)
      appendLink(db, { changeSetId, lastSeq: journal.lastSeq, at, closes: !input.stayOpen, rows: journal.seal() })
    const columns = [...touched.slotIds].map((id) => structureNow().slotsById.get(id)?.key ?? '')
    return {
      changeSetId,
      origin: input.origin,
      productIds: [...touched.products],
      columns,
      isStructure: touched.isStructure,
    }
  }
  const tell = (event: CommitEvent | null): void => {
    if (event) for (const listener of listeners) listener(event)
  }

  return {
    db,
    structure: () => {
      if (structure?.version !== structureVersion(db)) forgetStructure()
      return structureNow()
    },
    change: (input, write) => {
      try {
        const whole = db.transaction(() => {
          const opened = open(input)
          const result = write(opened.state.tx)
          const settled = settle(input, opened)
          return { event: settled, changeSetId: settled && opened.changeSetId, result }
        })
        const { event, ...committed } = input.stayOpen ? withoutWaiting(db, whole.immediate) : whole.immediate()
        tell(event)
        return committed
      } catch (error) {
        forgetStructure() // what a failed step had loaded may hold rows that were rolled back
        throw storageError(error)
      }
    },
    changeInSlices: function* (input, write) {
      db.exec('BEGIN IMMEDIATE')
      try {
        const opened = open(input)
        const result = yield* write(opened.state.tx)
        const event = settle(input, opened)
        db.exec('COMMIT')
        tell(event)
        return { changeSetId: event && opened.changeSetId, result }
      } catch (error) {
        throw storageError(error)
      } finally {
        // Failed, or left at one of its rests.
        if (db.inTransaction) {
          db.exec('ROLLBACK')
          forgetStructure()
        }
      }
    },
    replyTo: <T>(requestId: string): T | undefined => {
      const row = get(db, sql.selectFrom('change_set').select('reply').where('request_id', '=', requestId))
      return row?.reply ? (JSON.parse(row.reply) as T) : undefined // stored by the same command
    },
    onCommit: (listener) => listeners.push(listener),
  }
}

/**
 * Commits without waiting for the disk: what a power cut takes of a step that is still open would have been taken back
 * all the same. The next commit that does wait brings everything before it along, as it lies in the same log.
 */
function withoutWaiting<T>(db: Db, commit: () => T): T {
  db.pragma('synchronous = NORMAL')
  try {
    return commit()
  } finally {
    db.pragma('synchronous = FULL')
  }
}

/** Brings every projection up to the structure; called once when a catalogue is opened for writing. */
export function prepareProjections(db: Db, structure: StructureModel, projections: readonly Projection[]): void {
  db.transaction(() => {
    for (const projection of projections) if (projection.prepare(db, structure)) projection.rebuild(db, structure)
  }).immediate()
}
