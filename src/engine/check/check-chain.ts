import type { Db } from '../store/database.ts'
import type { ChainedRow } from '../store/journal-chain.ts'
import { GENESIS, linkHash, rowHash, setFacts } from '../store/journal-chain.ts'
import type { Finding } from './finding.ts'
import { MAX_PROBLEMS } from './finding.ts'

interface Link {
  readonly id: number
  readonly changeSetId: number
  readonly firstSeq: number
  readonly lastSeq: number
  readonly at: string
  readonly closes: number
  readonly hash: Buffer
  readonly kind: string | null
  readonly actor: string | null
}

/**
 * Hashes the whole journal again, link by link, each on the stored hash of the one before it: an altered row breaks its
 * own link, an altered link itself and the next. The first line names the first broken step. What was cut off the end
 * leaves no trace here: docs/storage.md.
 */
export function checkChain(db: Db): Finding {
  const problems: string[] = []
  const links = db
    .prepare(
      `SELECT l.id, l.change_set_id AS changeSetId, l.first_seq AS firstSeq, l.last_seq AS lastSeq, l.at, l.closes, l.hash, s.kind, s.actor
       FROM journal_link l LEFT JOIN change_set s ON s.id = l.change_set_id ORDER BY l.id`,
    )
    .iterate() as IterableIterator<Link>
  const rows = rowsInOrder(db)
  let row = rows.next()
  let checked = 0
  let previous: Pick<Link, 'id' | 'at' | 'lastSeq' | 'hash'> = { id: 0, at: '', lastSeq: 0, hash: GENESIS }
  for (const link of links) {
    checked++
    const hash = rowHash()
    for (; !row.done && row.value.seq <= link.lastSeq; row = rows.next()) hash.add(row.value)
    const { changeSetId, lastSeq, at } = link
    const expected = linkHash(
      { linkId: previous.id + 1, changeSetId, lastSeq, at, closes: link.closes === 1, previous: previous.hash },
      setFacts(db, changeSetId),
      hash.digest(),
    )
    if (!expected.equals(link.hash) || at < previous.at || link.firstSeq !== previous.lastSeq + 1)
      problems.push(
        `Step ${changeSetId} (${link.kind ?? 'gone'} by ${link.actor ?? 'nobody'}, ${at}) is not as it was written`,
      )
    if (problems.length >= MAX_PROBLEMS) return { checked, problems }
    previous = link
  }
  if (!row.done) problems.push(`Step ${row.value.changeSetId} has changes behind the end of the chain`)
  return { checked, problems: [...problems, ...unclosed(db)].slice(0, MAX_PROBLEMS) }
}

function* rowsInOrder(db: Db): Generator<ChainedRow> {
  const page = db.prepare(
    `SELECT c.seq, c.change_set_id AS changeSetId, c.entity, c.entity_id AS entityId, c.shape_id AS shapeId, s.slots,
       c.before, c.after FROM change c LEFT JOIN change_shape s ON s.id = c.shape_id WHERE c.seq > ? ORDER BY c.seq LIMIT 2000`,
  )
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = page.all(after) as ChainedRow[]
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < 2_000) return
    after = last.seq
  }
}

/** Whether steps count as finished that the chain never closed. */
function unclosed(db: Db): string[] {
  return (
    db
      .prepare(
        `SELECT id FROM change_set s WHERE state = 'committed'
         AND NOT EXISTS (SELECT 1 FROM journal_link l WHERE l.change_set_id = s.id AND l.closes = 1) ORDER BY id LIMIT 20`,
      )
      .pluck()
      .all() as number[]
  ).map((id) => `Step ${id} counts as finished, but the chain does not close it`)
}
