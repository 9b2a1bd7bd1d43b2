import type { Db } from './database.ts'
import { prepared } from './database.ts'

/**
 * The place in the journal of a time: its last change row written by then, 0 before the first. Every transaction up to
 * there counts, also those of an import that went on after. Reads the index journal_link_at.
 */
export function seqAt(db: Db, at: string): number {
  const seq = prepared(
    db,
    'SELECT last_seq FROM journal_link WHERE at <= ? ORDER BY at DESC, id DESC LIMIT 1',
    'pluck',
  ).get(at)
  return Number(seq ?? 0)
}

/** The place just before a change set began to write; null for one that is not there. */
export function seqBefore(db: Db, changeSetId: number): number | null {
  const first = prepared(db, 'SELECT MIN(first_seq) FROM journal_link WHERE change_set_id = ?', 'pluck').get(
    changeSetId,
  )
  return typeof first === 'number' ? first - 1 : null
}

/** The place where a committed change set had written its last row; null for one that is not there. */
export function seqAfter(db: Db, changeSetId: number): number | null {
  const last = prepared(
    db,
    'SELECT MAX(last_seq) FROM journal_link WHERE change_set_id = ? AND closes = 1',
    'pluck',
  ).get(changeSetId)
  return typeof last === 'number' ? last : null
}

/** The newest place. */
export function seqNow(db: Db): number {
  return Number(prepared(db, 'SELECT MAX(seq) FROM change', 'pluck').get() ?? 0)
}

/** When the row at a place was written, and by which change set; null before the first. */
export function linkOf(db: Db, seq: number): { readonly changeSetId: number; readonly at: string } | null {
  const link = prepared(
    db,
    'SELECT change_set_id AS changeSetId, at FROM journal_link WHERE last_seq >= ? ORDER BY id LIMIT 1',
  ).get(seq) as { changeSetId: number; at: string } | undefined
  return seq === 0 ? null : (link ?? null)
}
