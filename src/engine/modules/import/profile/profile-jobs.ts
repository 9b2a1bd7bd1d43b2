import { readFile, stat, writeFile } from 'node:fs/promises'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import { chosenPath, openedFile } from '../../../runtime/chosen-file.ts'
import type { JobContext, ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import { readRun } from '../run/import-run.ts'
import { parseProfile } from './apply-profile.ts'
import { buildProfile } from './build-profile.ts'
import { withoutSecrets } from './without-secrets.ts'

/** A profile is a page of text; more is something else. */
const PROFILE_BYTES = 1_000_000

const profileText = readStep(
  'import.profileText',
  'reader',
  ({ db, structure }: ReadContext, input: { importId: number | null; profile: string | null; name: string }) => {
    const run = input.importId === null ? null : readRun(db, input.importId)
    return buildProfile(
      structure(),
      input.profile ?? run?.description.profile ?? null,
      input.name,
      run?.description ?? null,
    )
  },
)

export const profileSteps = [profileText]

/** What a profile file says, without what it holds of secrets: the only way that one comes into the engine. */
export async function readProfileFile(
  context: Pick<JobContext, 'tickets'>,
  ticket: string,
): Promise<{ readonly name: string; readonly text: string; readonly hadSecret: boolean }> {
  const { path } = openedFile(context, ticket)
  const { size } = await stat(path)
  if (size > PROFILE_BYTES)
    throw new AppError('source-unreadable', 'This file is too large for an import profile.', { reason: 'too-large' })
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
  const { name } = parseProfile(text)
  return { name, ...withoutSecrets(text) }
}

/** Opens a profile file; what it holds of secrets is not given out. */
export async function openProfile(
  context: JobContext,
  { ticket }: Parsed<'import.openProfile'>,
): Promise<Result<'import.openProfile'>> {
  const { name, text, hadSecret } = await readProfileFile(context, ticket)
  return { profile: text, name, hadSecret }
}

/** Writes a profile: of an import's mapping, or one that was opened as it is now. */
export async function saveProfile(
  context: JobContext,
  { importId, profile, name, ticket }: Parsed<'import.saveProfile'>,
): Promise<Result<'import.saveProfile'>> {
  await writeFile(chosenPath(context, ticket), await context.run(profileText, { importId, profile, name }))
  return {}
}
