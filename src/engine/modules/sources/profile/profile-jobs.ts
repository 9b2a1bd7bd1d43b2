import { writeFile } from 'node:fs/promises'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { chosenPath } from '../../../runtime/chosen-file.ts'
import type { JobContext, ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import { fieldsOf, readProfileFile, withFields } from '../../import/index.ts'
import { loadSource } from '../source-store.ts'
import { learnedProfile, newestDelivery } from './learned-profile.ts'
import { rulesOf, withRules } from './profile-facts.ts'
import { readProfileSource, withSource } from './profile-source.ts'

const fieldsStep = readStep(
  'sources.fields',
  'reader',
  ({ structure }: ReadContext, { profile }: { profile: string }) => fieldsOf(structure(), profile),
)

/** Reads a profile as a source that can be saved; its secrets stay behind, and are asked for once. */
export async function openProfile(
  context: JobContext,
  { ticket }: Parsed<'sources.openProfile'>,
): Promise<Result<'sources.openProfile'>> {
  const { text, hadSecret } = await readProfileFile(context, ticket)
  const fields = await context.run(fieldsStep, { profile: text })
  return { ...readProfileSource(text), hadSecret, policy: 'review', rules: rulesOf(text), fields }
}

/** The newest delivery of a source, and what its mapping would be as a profile. */
export function lastDelivery(
  context: ReadContext,
  { sourceId }: Parsed<'sources.lastDelivery'>,
): Result<'sources.lastDelivery'> {
  const { name } = loadSource(context, sourceId)
  const fields = fieldsOf(context.structure(), learnedProfile(context, sourceId, name))
  return { importId: newestDelivery(context, sourceId), fields }
}

const draftProfileStep = readStep(
  'sources.draftProfile',
  'reader',
  (
    context: ReadContext,
    { sourceId, name, rules, fields, profile }: Parsed<'sources.draftProfile'> & { profile: string | null },
  ): string => {
    const kept = sourceId === null ? null : loadSource(context, sourceId).profile
    const known = profile ?? kept ?? learnedProfile(context, sourceId, name)
    const base = rules === null ? known : withRules(known, rules)
    return fields === null ? base : withFields(base, fields)
  },
)

/** The profile that a source would read by if it were saved like this. */
export async function draftProfile(
  context: JobContext,
  input: Parsed<'sources.draftProfile'>,
): Promise<Result<'sources.draftProfile'>> {
  const { profileTicket } = input
  const opened = profileTicket === null ? null : (await readProfileFile(context, profileTicket)).text
  return { profile: await context.run(draftProfileStep, { ...input, profile: opened }) }
}

/** The profile of a source as it is now: where it has none of its own, that of the last delivery's mapping. */
const profileTextStep = readStep(
  'sources.profileText',
  'reader',
  (context: ReadContext, { sourceId }: { sourceId: number }) => {
    const source = loadSource(context, sourceId)
    return withSource(source.profile ?? learnedProfile(context, sourceId, source.name), source)
  },
)

export const profileSteps = [fieldsStep, draftProfileStep, profileTextStep]

export async function saveProfile(
  context: JobContext,
  { sourceId, ticket }: Parsed<'sources.saveProfile'>,
): Promise<Result<'sources.saveProfile'>> {
  const path = chosenPath(context, ticket)
  await writeFile(path, await context.run(profileTextStep, { sourceId }))
  return {}
}
