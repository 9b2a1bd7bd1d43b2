import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { Moment } from '../../../shared/contract/history.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ReadContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { pluckStatement } from '../../store/database.ts'
import { linkOf, seqAfter, seqAt, seqBefore, seqNow } from '../../store/moments.ts'

/** Where in the journal a moment is. Throws `not-found` for a step that is not there. */
export function moment({ db }: ReadContext, input: Parsed<'history.moment'>): Result<'history.moment'> {
  const place = placeOf(db, input.moment)
  const link = linkOf(db, place)
  const stepsSince = pluckStatement(
    db,
    `SELECT COUNT(DISTINCT l.change_set_id) FROM journal_link l JOIN change_set s ON s.id = l.change_set_id
     WHERE l.id > COALESCE((SELECT id FROM journal_link WHERE last_seq >= ? AND ? > 0 ORDER BY id LIMIT 1), 0)
     AND l.closes = 1 AND s.state = 'committed'`,
  ).get(place, place)
  return { place, at: link?.at ?? null, stepsSince: Number(stepsSince) }
}

function placeOf(db: Db, at: Moment): number {
  switch (at.kind) {
    case 'now':
      return seqNow(db)
    case 'time':
      return seqAt(db, at.at)
    case 'before-step':
    case 'after-step': {
      const place = at.kind === 'before-step' ? seqBefore(db, at.changeSetId) : seqAfter(db, at.changeSetId)
      if (place === null) throw new AppError('not-found', 'This step is not in the history.', at)
      return place
    }
  }
}
