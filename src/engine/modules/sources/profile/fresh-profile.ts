import type { WriteContext } from '../../../runtime/module.ts'
import { buildProfile, readRun } from '../../import/index.ts'
import { lastTakenIn } from '../run-rows.ts'
import type { Source } from '../source-store.ts'

/**
 * The profile that the next delivery is read by: what a person corrected in the last one that was taken in counts from
 * now on, and is kept. Null for a source without a profile, whose mapping is learned from its deliveries anyway.
 */
export function freshProfile({ db, structure }: WriteContext, { id, name, profile }: Source): string | null {
  if (profile === null) return null
  const last = lastTakenIn(db, id)
  if (last === null) return profile
  const { columns, profile: readWith, policy, options } = readRun(db, last).description
  // A profile that was put in its place since knows better.
  if (readWith !== profile) return profile
  return buildProfile(structure(), profile, name, { columns, policy, options })
}
