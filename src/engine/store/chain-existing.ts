import type { Db } from './database.ts'
import type { ChainedRow, SetFacts } from './journal-chain.ts'
import { GENESIS, linkHash, rowHash } from './journal-chain.ts'

/** The table as it is from version 6 on: no row refers to its change set by a rule of SQLite. */
const CHANGE = `CREATE TABLE "change" (
  seq INTEGER PRIMARY KEY,
  change_set_id INTEGER NOT NULL,
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  shape_id INTEGER REFERENCES change_shape (id),
  before TEXT,
  after TEXT
) STRICT`

/** Of the work, reading and hashing the journal; the rest is making its index. */
const HASHING_SHARE = 0.8
/** Rows between two words about how far it is. */
const REPORT_ROWS = 20_000

interface ChangeSet {
  readonly id: number
  readonly state: string
  readonly startedAt: string
  readonly committedAt: string | null
  readonly facts: SetFacts
  /** Runs of its rows: links that are still to be written. */
  runs: number
}

interface Link {
  readonly set: ChangeSet
  readonly lastSeq: number
  readonly rows: string
}

/**
 * Chains a journal from before there was a chain: one link per run of rows of one change set. When a run of a longer
 * step was written is not known any more: it is taken to be when the step began, its last run when it ended. Reads the
 * journal once, in its order, and writes nothing into it.
 */
export function chainExisting(db: Db, onShare: (share: number) => void = () => {}): void {
  dropReference(db)
  const sets = readSets(db)
  const shapes = new Set<string>()
  const links = linksOf(db, sets, shapes, (share) => onShare(share * HASHING_SHARE))
  const withoutRows = [...sets.values()].filter(({ state, runs }) => state === 'committed' && runs === 0)
  writeLinks(db, withEmpty(links, withoutRows))
  const insert = db.prepare('INSERT INTO change_set_shape (change_set_id, shape_id) VALUES (?, ?)')
  for (const pair of shapes) insert.run(...pair.split(' ').map(Number))
  onShare(HASHING_SHARE)
  db.exec("CREATE INDEX change_product ON change (entity_id) WHERE entity = 'product'")
}

/**
 * Takes a foreign key out of the table's text, as sqlite.org/lang_altertable.html has it for what changes no row: copying
 * the journal instead took as long as all the rest.
 */
function dropReference(db: Db): void {
  const version = Number(db.pragma('schema_version', { simple: true }))
  db.unsafeMode(true)
  try {
    db.pragma('writable_schema = ON')
    db.prepare("UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = 'change'").run(CHANGE)
    db.pragma(`schema_version = ${version + 1}`)
    db.pragma('writable_schema = RESET')
  } finally {
    db.unsafeMode(false)
  }
}

function readSets(db: Db): ReadonlyMap<number, ChangeSet> {
  // As version 6 knows them: later columns are not there yet.
  const rows = db
    .prepare(
      `SELECT id, state, uuid, kind, origin, actor, started_at, reverses_id, label, committed_at, products, cells
       FROM change_set ORDER BY id`,
    )
    .raw()
    .all() as [number, string, ...unknown[]][]
  return new Map(
    rows.map(([id, state, ...facts]) => [
      id,
      { id, state, facts, startedAt: facts[4] as string, committedAt: facts[7] as string | null, runs: 0 },
    ]),
  )
}

type Row = [
  seq: number,
  changeSetId: number,
  entity: string,
  entityId: number,
  shapeId: number | null,
  before: string | null,
  after: string | null,
]

function linksOf(
  db: Db,
  sets: ReadonlyMap<number, ChangeSet>,
  shapes: Set<string>,
  onShare: (share: number) => void,
): Link[] {
  const slotsOf = new Map(db.prepare('SELECT id, slots FROM change_shape').raw().all() as [number, string][])
  const newest = Number(db.prepare('SELECT MAX(seq) FROM change').pluck().get() ?? 0)
  const rows = db
    .prepare('SELECT seq, change_set_id, entity, entity_id, shape_id, before, after FROM change ORDER BY seq')
    .raw()
    .iterate() as IterableIterator<Row>
  const links: Link[] = []
  let hash = rowHash()
  let setId = -1
  let lastSeq = 0
  let lastShape: number | null = null
  let read = 0
  const seal = (): void => {
    const set = sets.get(setId)
    if (set) {
      set.runs++
      links.push({ set, lastSeq, rows: hash.digest() })
    }
    hash = rowHash()
    lastShape = null
  }
  for (const [seq, changeSetId, entity, entityId, shapeId, before, after] of rows) {
    if (changeSetId !== setId) {
      if (setId !== -1) seal()
      setId = changeSetId
    }
    if (shapeId !== null && shapeId !== lastShape) shapes.add(`${changeSetId} ${shapeId}`)
    lastShape = shapeId
    lastSeq = seq
    const slots = shapeId === null ? null : (slotsOf.get(shapeId) ?? null)
    hash.add({ seq, changeSetId, entity, entityId, shapeId, slots, before, after } satisfies ChainedRow)
    if (++read % REPORT_ROWS === 0) onShare(seq / Math.max(1, newest))
  }
  if (setId !== -1) seal()
  return links
}

/** Steps that changed nothing have no place among the rows: their links come before the first step begun after them. */
function* withEmpty(links: readonly Link[], withoutRows: readonly ChangeSet[]): Generator<Link> {
  const rows = rowHash().digest()
  let lastSeq = 0
  let next = 0
  for (const link of links) {
    for (; next < withoutRows.length; next++) {
      const set = withoutRows[next] as ChangeSet // within the list
      if (set.id > link.set.id) break
      yield { set, lastSeq, rows }
    }
    yield link
    lastSeq = link.lastSeq
  }
  for (const set of withoutRows.slice(next)) yield { set, lastSeq, rows }
}

function writeLinks(db: Db, links: Iterable<Link>): void {
  const insert = db.prepare(
    'INSERT INTO journal_link (id, change_set_id, first_seq, last_seq, at, closes, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  let previous: Buffer = GENESIS
  let [linkId, sealedSeq, lastAt] = [0, 0, '']
  for (const { set, lastSeq, rows } of links) {
    const closes = set.state === 'committed' && --set.runs <= 0
    const written = (closes ? set.committedAt : null) ?? set.startedAt
    const at = written < lastAt ? lastAt : written
    const head = { linkId: ++linkId, changeSetId: set.id, lastSeq, at, closes, previous }
    previous = linkHash(head, set.facts, rows)
    insert.run(linkId, set.id, sealedSeq + 1, lastSeq, at, closes ? 1 : 0, previous)
    sealedSeq = lastSeq
    lastAt = at
  }
}
