import { createHash } from 'node:crypto'
import type { Db } from './database.ts'
import { prepared } from './database.ts'

/** A change row as the chain sees it: everything that is stored of it. */
export interface ChainedRow {
  readonly seq: number
  readonly changeSetId: number
  readonly entity: string
  readonly entityId: number
  readonly shapeId: number | null
  /** The slots of the shape as text; null where there is no shape. */
  readonly slots: string | null
  readonly before: string | null
  readonly after: string | null
}

/** What is hashed of a change set beside its rows: who, when, what; its name and size once it is closed. */
export interface LinkHead {
  readonly linkId: number
  readonly changeSetId: number
  readonly lastSeq: number
  readonly at: string
  readonly closes: boolean
  readonly previous: Buffer
}

export interface RowHash {
  add(row: ChainedRow): void
  /** The SHA-256 of all rows added, as hex; nothing may be added afterwards. */
  digest(): string
}

/** The hash before the first link. */
export const GENESIS = Buffer.alloc(32)

/** Text handed to the hash at a time: below some kilobytes the calls cost more than the hashing. */
const BLOCK = 32_768

/**
 * Hashes change rows in the encoding of docs/storage.md: numbers and lengths on a line, then the texts; a shape's slots
 * before the first row that has it. No two lists of rows have the same encoding.
 */
export function rowHash(): RowHash {
  const hash = createHash('sha256')
  const shapes = new Set<number>()
  let block = ''
  return {
    add: ({ seq, changeSetId, entity, entityId, shapeId, slots, before, after }) => {
      if (shapeId !== null && !shapes.has(shapeId)) {
        shapes.add(shapeId)
        block += `S ${shapeId} ${lengthOf(slots)}\n${slots ?? ''}\n`
      }
      block += `${seq} ${changeSetId} ${entityId} ${shapeId ?? '-'} ${entity.length} ${lengthOf(before)} ${lengthOf(after)}\n${entity}${before ?? ''}${after ?? ''}\n`
      if (block.length < BLOCK) return
      hash.update(block)
      block = ''
    },
    digest: () => hash.update(block).digest('hex'),
  }
}

function lengthOf(text: string | null): number | '-' {
  return text === null ? '-' : text.length
}

/** What is stored of a change set, in the order of docs/storage.md, its supplier at the end; null when it is not there. */
export type SetFacts = readonly unknown[] | null

/** The hash of a link: over the facts of its change set, its rows, and the hash before it. */
export function linkHash(head: LinkHead, facts: SetFacts, rows: string): Buffer {
  const { linkId, changeSetId, lastSeq, at, closes, previous } = head
  // Name, end and size are settled when the last link is made. Most steps, and all from before version 8, have no supplier.
  const settled = facts?.slice(0, closes ? 10 : 6) ?? []
  const supplier = facts?.[10] ?? null
  const hashed = supplier === null ? settled : [...settled, supplier]
  return createHash('sha256')
    .update(JSON.stringify([linkId, changeSetId, lastSeq, at, closes, previous.toString('hex'), hashed, rows]))
    .digest()
}

/** The facts of a change set as it is stored now. */
export function setFacts(db: Db, changeSetId: number): SetFacts {
  const facts = prepared(
    db,
    `SELECT uuid, kind, origin, actor, started_at, reverses_id, label, committed_at, products, cells, supplier
     FROM change_set WHERE id = ?`,
    'raw',
  ).get(changeSetId)
  return (facts as readonly unknown[] | undefined) ?? null
}

/** The newest link, or what stands before the first. */
export function lastLink(db: Db): { id: number; lastSeq: number; at: string; hash: Buffer } {
  const link = prepared(
    db,
    'SELECT id, last_seq AS lastSeq, at, hash FROM journal_link ORDER BY id DESC LIMIT 1',
  ).get() as { id: number; lastSeq: number; at: string; hash: Buffer } | undefined
  return link ?? { id: 0, lastSeq: 0, at: '', hash: GENESIS }
}

/**
 * Seals what a transaction has written, as its last act: the change set must be stored as it will stay. Time never goes
 * back in the chain, even where the computer's clock does.
 */
export function appendLink(
  db: Db,
  link: {
    readonly changeSetId: number
    readonly lastSeq: number
    readonly at: string
    readonly closes: boolean
    readonly rows: string
  },
  facts: SetFacts = setFacts(db, link.changeSetId),
): void {
  const { id, hash: previous, at: earlier, lastSeq: before } = lastLink(db)
  const { changeSetId, lastSeq, closes } = link
  const at = link.at < earlier ? earlier : link.at
  const hash = linkHash({ linkId: id + 1, changeSetId, lastSeq, at, closes, previous }, facts, link.rows)
  prepared(
    db,
    'INSERT INTO journal_link (id, change_set_id, first_seq, last_seq, at, closes, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(id + 1, changeSetId, before + 1, lastSeq, at, closes ? 1 : 0, hash)
}
