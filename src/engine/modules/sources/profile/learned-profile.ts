import type { ReadContext } from '../../../runtime/module.ts'
import { get, sql } from '../../../store/sql.ts'
import { buildProfile, readRun } from '../../import/index.ts'

/** The newest file that a source brought, whatever became of it; null before there is one. */
export function newestDelivery({ db }: Pick<ReadContext, 'db'>, sourceId: number): number | null {
  const brought = sql
    .selectFrom('source_run')
    .innerJoin('import_run', 'import_run.id', 'source_run.import_id')
    .select('source_run.import_id')
    .where('source_run.source_id', '=', sourceId)
  return get(db, brought.orderBy('source_run.id', 'desc').limit(1))?.import_id ?? null
}

/** What the newest delivery's mapping comes to as a profile: where a source has none of its own. */
export function learnedProfile({ db, structure }: ReadContext, sourceId: number | null, name: string): string {
  const importId = sourceId === null ? null : newestDelivery({ db }, sourceId)
  return buildProfile(structure(), null, name, importId === null ? null : readRun(db, importId).description)
}
