import { existsSync } from 'node:fs'
import type { Result } from '../../../../shared/contract/index.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { all, sql } from '../../../store/sql.ts'

/** Policies in a description as JSON that let a file wait: with values in doubt, or with half its products gone. */
const STAGES = ['%"onInvalidValue":"stage"%', '%"onGone":"phase-out"%', '%"onGone":"out-of-range"%']

/** As many as a person looks through. */
const MOST = 20

/** Files that were read, neither taken in nor thrown away, and whose rules ask for a person to look; the newest first. */
export function waitingImports({ db }: ReadContext): Result<'import.waiting'> {
  const staged = all(
    db,
    sql
      .selectFrom('import_run')
      .select(['id', 'file_name', 'staging_path', 'created_at'])
      .where('state', '=', 'staged')
      .where((is) => is.or(STAGES.map((policy) => is('description', 'like', policy))))
      .orderBy('id', 'desc')
      .limit(MOST),
  )
  const there = staged.filter(({ staging_path }) => existsSync(staging_path))
  return {
    imports: there.map(({ id, file_name, created_at }) => ({
      importId: id,
      fileName: file_name,
      stagedAt: created_at,
    })),
  }
}
