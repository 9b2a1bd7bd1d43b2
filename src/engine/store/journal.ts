import type { CellValue } from '../../shared/vocabulary.ts'
import type { Statement } from 'better-sqlite3'
import type { Db } from './database.ts'
import { prepared } from './database.ts'
import { rowHash } from './journal-chain.ts'

/** One change row, as it lies in the table. */
export interface ChangeRow {
  readonly seq: number
  readonly entity: string
  readonly entityId: number
  readonly slotIds: readonly number[] | null
  readonly before: string | null
  readonly after: string | null
}

export interface JournalWriter {
  append(entity: string, entityId: number, slotIds: readonly number[] | null, before: unknown, after: unknown): void
  readonly lastSeq: number
  /** Writes what waits: rows go into the table several with one statement. Before anything reads them. */
  settle(): void
  /** The hash of what was appended, for the chain; nothing may be appended afterwards. */
  seal(): string
}

/** Rows in one statement: a third less work than one by one. */
const AT_ONCE = 40
const COLUMNS = 7

/** Appends change rows to one change set, numbered over all change sets in the order of writing. One per transaction. */
export function journalWriter(db: Db, changeSetId: number): JournalWriter {
  let seq = Number(prepared(db, 'SELECT MAX(seq) FROM change', 'pluck').get() ?? 0)
  const insert = (rows: number): Statement =>
    prepared(
      db,
      `INSERT INTO change (change_set_id, seq, entity, entity_id, shape_id, before, after)
       VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
    )
  let waiting: (string | number | null)[] = []
  const shapes = new Map<string, number>()
  const hash = rowHash()
  let lastIds: readonly number[] | null = null
  let lastSlots: string | null = null
  let lastShape = 0

  const shapeOf = (slotIds: readonly number[]): number => {
    if (slotIds === lastIds) return lastShape
    const text = JSON.stringify(slotIds)
    let shape = shapes.get(text)
    if (shape === undefined) {
      prepared(db, 'INSERT INTO change_shape (slots) VALUES (?) ON CONFLICT DO NOTHING').run(text)
      shape = Number(prepared(db, 'SELECT id FROM change_shape WHERE slots = ?', 'pluck').get(text))
      shapes.set(text, shape)
      prepared(db, 'INSERT INTO change_set_shape (change_set_id, shape_id) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
        changeSetId,
        shape,
      )
    }
    lastIds = slotIds
    lastSlots = text
    lastShape = shape
    return shape
  }
  const text = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

  const settle = (): void => {
    if (waiting.length === 0) return
    const one = insert(1)
    for (let at = 0; at < waiting.length; at += COLUMNS) one.run(waiting.slice(at, at + COLUMNS))
    waiting = []
  }

  return {
    append: (entity, entityId, slotIds, before, after) => {
      const row = {
        seq: ++seq,
        changeSetId,
        entity,
        entityId,
        shapeId: slotIds === null ? null : shapeOf(slotIds),
        slots: slotIds === null ? null : lastSlots,
        before: text(before),
        after: text(after),
      }
      waiting.push(row.changeSetId, row.seq, entity, entityId, row.shapeId, row.before, row.after)
      hash.add(row)
      if (waiting.length < AT_ONCE * COLUMNS) return
      insert(AT_ONCE).run(waiting)
      waiting = []
    },
    get lastSeq() {
      return seq
    },
    settle,
    seal: () => {
      settle()
      return hash.digest()
    },
  }
}

/**
 * The change rows of a change set, newest first: the order in which they are taken back. Rows of one shape share the
 * very same `slotIds` array.
 */
export function* changeRowsBackwards(db: Db, changeSetId: number): Generator<ChangeRow> {
  const page = db.prepare(
    `SELECT c.seq, c.entity, c.entity_id AS entityId, s.slots, c.before, c.after
     FROM journal_link l CROSS JOIN change c ON c.seq BETWEEN l.first_seq AND l.last_seq
     LEFT JOIN change_shape s ON s.id = c.shape_id
     WHERE l.change_set_id = ? AND l.first_seq < ? AND c.seq < ? ORDER BY l.id DESC, c.seq DESC LIMIT 1000`,
  )
  const shapes = new Map<string, readonly number[]>()
  const shapeOf = (slots: string): readonly number[] => {
    let ids = shapes.get(slots)
    if (!ids) shapes.set(slots, (ids = JSON.parse(slots) as number[]))
    return ids
  }
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const rows = page.all(changeSetId, before, before) as (Omit<ChangeRow, 'slotIds'> & { slots: string | null })[]
    for (const { slots, ...row } of rows) yield { ...row, slotIds: slots === null ? null : shapeOf(slots) }
    const last = rows.at(-1)
    if (!last || rows.length < 1000) return
    before = last.seq
  }
}

/** How many change rows a change set has. */
export function changeRowCount(db: Db, changeSetId: number): number {
  const count = prepared(db, 'SELECT SUM(last_seq - first_seq + 1) FROM journal_link WHERE change_set_id = ?', 'pluck')
  return Number(count.get(changeSetId) ?? 0)
}

/** What was ever written to a product itself, by slot id: its values without what its model lends it. */
export function ownValues(db: Db, productId: number): Map<number, CellValue> {
  const rows = db
    .prepare(
      `SELECT s.slots, c.after FROM change c JOIN change_shape s ON s.id = c.shape_id
       WHERE c.entity = 'product' AND c.entity_id = ? ORDER BY c.seq`,
    )
    .all(productId) as { slots: string; after: string | null }[]
  const values = new Map<number, CellValue>()
  for (const { slots, after } of rows) {
    const ids = JSON.parse(slots) as number[]
    const list = after === null ? [] : (JSON.parse(after) as CellValue[])
    for (const [index, id] of ids.entries()) values.set(id, list[index] ?? null)
  }
  return values
}
