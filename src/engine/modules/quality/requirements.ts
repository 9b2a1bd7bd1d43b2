import { AppError } from '../../../shared/errors.ts'
import { requiredKeys, scopesOf } from '../../core/completeness/required-keys.ts'
import type { Channel, Family, Slot, StructureModel } from '../../core/structure/model.ts'

/** One channel in one language; `column` holds its counts in the table completeness. */
export interface Scope {
  readonly channel: Channel
  readonly locale: string
  readonly column: string
}

/** What a family needs filled, per scope, worked out once per structure. */
export interface FamilyRequirements {
  readonly family: Family
  /** Required column keys by scope, in the order of `Requirements.scopes`. */
  readonly keys: readonly (readonly string[])[]
  /** Every key required in any scope, each once, with its slot where a product has one. */
  readonly slots: ReadonlyMap<string, Slot | null>
  /** Indexes of the scopes that need a slot, by slot id: what an edit of that slot can change. */
  readonly scopesOfSlot: ReadonlyMap<number, readonly number[]>
}

export interface Requirements {
  readonly scopes: readonly Scope[]
  readonly families: ReadonlyMap<number, FamilyRequirements>
}

/** Family id under which products without a family are counted. */
export const NO_FAMILY = 0

const made = new WeakMap<StructureModel, Requirements>()

export function requirementsOf(structure: StructureModel): Requirements {
  let requirements = made.get(structure)
  if (!requirements) made.set(structure, (requirements = makeRequirements(structure)))
  return requirements
}

/** The scope of a channel and language; refuses with `not-found` what the catalogue has not. */
export function scopeIn({ scopes }: Requirements, channel: string, locale: string): Scope {
  const found = scopes.find((scope) => scope.channel.code === channel && scope.locale === locale)
  if (!found) throw new AppError('not-found', `The catalogue has no ${channel}/${locale}.`, { channel, locale })
  return found
}

/** Text that is equal as long as a family requires the same: what was counted for it still holds. */
export function signatureOf({ scopes }: Requirements, { keys }: FamilyRequirements): string {
  return JSON.stringify(scopes.map(({ column }, index) => [column, keys[index]]))
}

function makeRequirements(structure: StructureModel): Requirements {
  const localeIds = new Map(structure.locales.map(({ code, id }) => [code, id]))
  const scopes = scopesOf(structure).map(({ channel, locale }): Scope => ({
    channel,
    locale,
    column: `m${channel.id}_${localeIds.get(locale) ?? 0}`,
  }))
  const families = [...structure.families.values()].map(
    (family) => [family.id, ofFamily(structure, scopes, family)] as const,
  )
  return { scopes, families: new Map(families) }
}

function ofFamily(structure: StructureModel, scopes: readonly Scope[], family: Family): FamilyRequirements {
  const keys = scopes.map(({ channel, locale }) => requiredKeys(structure, family, channel, locale))
  const slots = new Map([...new Set(keys.flat())].map((key) => [key, structure.slots.get(key) ?? null]))
  const scopesOfSlot = new Map(
    [...slots].flatMap(([key, slot]) =>
      slot ? [[slot.id, keys.flatMap((each, index) => (each.includes(key) ? [index] : []))] as const] : [],
    ),
  )
  return { family, keys, slots, scopesOfSlot }
}
