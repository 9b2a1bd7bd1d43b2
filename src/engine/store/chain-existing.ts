import type { Db } from './database.ts'
import type { ChainedRow, SetFacts } from './journal-chain.ts'
import { appendLink, rowHash } from './journal-chain.ts'

const PAGE = 5_000

interface ChangeSet {
  readonly id: number
  readonly state: string
  readonly startedAt: string
  readonly committedAt: string | null
  readonly lastSeq: number | null
}

/**
 * Chains a journal from before there was a chain: one link per run of rows of one change set. When a run of a longer
 * step was written is not known any more: it is taken to be when the step began, its last run when it ended.
 */
export function chainExisting(db: Db): void {
  const sets = db
    .prepare(
      `SELECT id, state, started_at AS startedAt, committed_at AS committedAt,
         (SELECT MAX(seq) FROM change c WHERE c.change_set_id = s.id) AS lastSeq FROM change_set s ORDER BY id`,
    )
    .all() as ChangeSet[]
  // As version 6 knows them: later columns are not there yet.
  const factsOf = db
    .prepare(
      `SELECT uuid, kind, origin, actor, started_at, reverses_id, label, committed_at, products, cells
       FROM change_set WHERE id = ?`,
    )
    .raw()
  const byId = new Map(sets.map((set) => [set.id, set]))
  const withoutRows = sets.filter(({ lastSeq, state }) => lastSeq === null && state === 'committed')
  const page = db.prepare(
    `SELECT c.seq, c.change_set_id AS changeSetId, c.entity, c.entity_id AS entityId, c.shape_id AS shapeId, s.slots,
       c.before, c.after FROM change c LEFT JOIN change_shape s ON s.id = c.shape_id WHERE c.seq > ? ORDER BY c.seq LIMIT ${PAGE}`,
  )

  let hash = rowHash()
  let last: ChainedRow | undefined
  let sealedSeq = 0
  const seal = ({ id, startedAt, committedAt, state, lastSeq }: ChangeSet, seq: number, rows: string): void => {
    const closes = state === 'committed' && (lastSeq ?? seq) === seq
    const link = { changeSetId: id, lastSeq: seq, at: (closes ? committedAt : null) ?? startedAt, closes, rows }
    appendLink(db, link, factsOf.get(id) as SetFacts)
    sealedSeq = seq
  }
  const sealRun = (): void => {
    const set = byId.get(last?.changeSetId ?? 0)
    if (!last || !set) return
    // Steps that changed nothing have no place among the rows: they come before the first one begun after them.
    for (let empty = withoutRows[0]; empty && empty.id < set.id; empty = withoutRows[0]) {
      withoutRows.shift()
      seal(empty, sealedSeq, rowHash().digest())
    }
    seal(set, last.seq, hash.digest())
    hash = rowHash()
  }
  for (;;) {
    const rows = page.all(last?.seq ?? 0) as ChainedRow[]
    for (const row of rows) {
      if (last && row.changeSetId !== last.changeSetId) sealRun()
      hash.add(row)
      last = row
    }
    if (rows.length < PAGE) break
  }
  sealRun()
  for (const set of withoutRows) seal(set, sealedSeq, rowHash().digest())
}
