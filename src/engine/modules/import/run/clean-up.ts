import { existsSync } from 'node:fs'
import type { Parsed } from '../../../../shared/contract/index.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import { all, run, sql } from '../../../store/sql.ts'
import { removeStaging } from '../staging/staging-file.ts'
import { dropCutOffHeld } from '../approval/hold.ts'
import { dropCutOffWaiting } from '../pictures/keep-waiting.ts'
import { dropCutOff } from '../delivery/keep.ts'
import { readRun, updateRun } from './import-run.ts'

/** Throws away what was staged. What was committed stays; undo takes that back. */
export function discard({ db }: WriteContext, { importId }: Parsed<'import.discard'>): Record<string, never> {
  const { stagingPath, state } = readRun(db, importId)
  if (state === 'committing') return {}
  removeStaging(stagingPath)
  if (state === 'staged') updateRun(db, importId, { state: 'discarded' })
  return {}
}

/**
 * After a crash: an import that was cut off is staged again (its change set is rolled back by the catalogue), and
 * staging files that no import waits for are removed.
 */
export function recoverImports({ db }: WriteContext): void {
  dropCutOff(db)
  dropCutOffHeld(db)
  dropCutOffWaiting(db)
  run(db, sql.updateTable('import_run').set({ state: 'staged', change_set_id: null }).where('state', '=', 'committing'))
  for (const { id, staging_path, state } of all(
    db,
    sql.selectFrom('import_run').select(['id', 'staging_path', 'state']),
  )) {
    if (state !== 'staged') removeStaging(staging_path)
    else if (!existsSync(staging_path)) updateRun(db, id, { state: 'discarded' })
  }
}
