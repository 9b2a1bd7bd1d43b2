import { writeFile } from 'node:fs/promises'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { JobContext, ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import { get, sql } from '../../../store/sql.ts'
import { buildProfile, readProfileFile, readRun } from '../../import/index.ts'
import { loadSource } from '../source-store.ts'
import { fieldsOf, rulesOf } from './profile-facts.ts'
import { readProfileSource, withSource } from './profile-source.ts'

/** Reads a profile as a source that can be saved; its secrets stay behind, and are asked for once. */
export async function openProfile(
  context: JobContext,
  { ticket }: Parsed<'sources.openProfile'>,
): Promise<Result<'sources.openProfile'>> {
  const { text, hadSecret } = await readProfileFile(context, ticket)
  return { ...readProfileSource(text), hadSecret, policy: 'review', rules: rulesOf(text), fields: fieldsOf(text) }
}

/** The profile of a source as it is now: where it has none of its own, that of the last delivery's mapping. */
export const profileTextStep = readStep(
  'sources.profileText',
  'reader',
  (context: ReadContext, { sourceId }: { sourceId: number }) => {
    const source = loadSource(context, sourceId)
    const { db, structure } = context
    const last = sql
      .selectFrom('source_run')
      .select('import_id')
      .where('source_id', '=', sourceId)
      .where('import_id', 'is not', null)
    const importId = get(db, last.orderBy('id', 'desc').limit(1))?.import_id ?? null
    const columns = importId === null ? null : readRun(db, importId).description.columns
    const text = source.profile ?? buildProfile(structure(), null, source.name, columns)
    return withSource(text, source)
  },
)

export async function saveProfile(
  context: JobContext,
  { sourceId, ticket }: Parsed<'sources.saveProfile'>,
): Promise<Result<'sources.saveProfile'>> {
  const file = context.tickets.resolve(ticket)
  if (file === null) throw new AppError('not-found', 'This place was not chosen here. Choose where to save again.')
  await writeFile(file.path, await context.run(profileTextStep, { sourceId }))
  return {}
}
