import type { ChangeSetSummary } from '../../../../shared/contract/catalogue.ts'
import type { MessageRef } from '../../../../shared/contract/common.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'

const COLUMNS = 'id, kind, label, origin, actor, committed_at, products, cells, undo_state, supplier'

interface Row {
  readonly id: number
  readonly kind: string
  readonly label: string
  readonly origin: string
  readonly actor: string
  readonly committed_at: string
  readonly products: number
  readonly cells: number
  readonly undo_state: ChangeSetSummary['undoState']
  readonly supplier: string | null
}

/** A committed change set as the history shows it. */
export function summaryOf(db: Db, changeSetId: number): ChangeSetSummary {
  const row = prepared(db, `SELECT ${COLUMNS} FROM change_set WHERE id = ? AND state = 'committed'`).get(
    changeSetId,
  ) as Row | undefined
  if (!row) throw new AppError('not-found', 'This step is not in the history.', { changeSetId })
  return toSummary(row)
}

/** The same of a step that may have changed nothing, and then is none: null. */
export function summaryIfAny(db: Db, changeSetId: number | null): ChangeSetSummary | null {
  return changeSetId === null ? null : summaryOf(db, changeSetId)
}

/** Committed change sets, newest first, before `before` (null: from the newest). */
export function summaries(db: Db, before: number | null, limit: number): ChangeSetSummary[] {
  const rows = db
    .prepare(`SELECT ${COLUMNS} FROM change_set WHERE id < ? AND state = 'committed' ORDER BY id DESC LIMIT ?`)
    .all(before ?? Number.MAX_SAFE_INTEGER, limit) as Row[]
  return rows.map(toSummary)
}

function toSummary({ committed_at, undo_state, label, ...row }: Row): ChangeSetSummary {
  return { ...row, label: JSON.parse(label) as MessageRef, committedAt: committed_at, undoState: undo_state }
}
