import type { StructureModel } from '../../core/structure/model.ts'
import type { Db } from '../../store/database.ts'
import { countProducts } from './recompute.ts'
import type { Requirements } from './requirements.ts'
import { requirementsOf, signatureOf } from './requirements.ts'
import { Tally } from './tally.ts'

/** How completeness of one channel and language would change with other requirements. */
export interface ScopeChange {
  readonly channel: string
  readonly locale: string
  /** Products of the families whose requirements change. */
  readonly products: number
  readonly completeBefore: number
  readonly completeAfter: number
  readonly becomeIncomplete: number
  readonly becomeComplete: number
}

export interface ChannelChange {
  readonly channel: string
  readonly products: number
  /** Products that become so in at least one of the channel's languages. */
  readonly becomeIncomplete: number
  readonly becomeComplete: number
}

export interface CompletenessChange {
  readonly scopes: readonly ScopeChange[]
  readonly channels: readonly ChannelChange[]
}

/**
 * What completeness would become under another structure, from the product rows and without writing anything: one pass
 * over the products of the families that come to require something else.
 */
export function completenessChange(db: Db, before: StructureModel, after: StructureModel): CompletenessChange {
  const was = requirementsOf(before)
  const will = requirementsOf(after)
  const familyIds = [...new Set([...was.families.keys(), ...will.families.keys()])].filter(
    (id) => signatureIn(was, id) !== signatureIn(will, id),
  )
  if (familyIds.length === 0) return { scopes: [], channels: [] }
  const old = completeScopes(db, was, familyIds)
  const scopes = will.scopes.map(({ channel, locale, column }) => ({
    channel: channel.code,
    locale,
    old: was.scopes.findIndex((scope) => scope.column === column),
    products: 0,
    completeBefore: 0,
    completeAfter: 0,
    becomeIncomplete: 0,
    becomeComplete: 0,
  }))
  const channels = new Map(
    scopes.map(({ channel }) => [channel, { channel, products: 0, becomeIncomplete: 0, becomeComplete: 0 }]),
  )
  const places = [...channels.values()].map((channel) => ({
    channel,
    indexes: [...scopes.keys()].filter((index) => scopes[index]?.channel === channel.channel),
  }))
  countProducts(db, will, familyIds, new Tally(will), ({ id, missing }) => {
    const bits = old.get(id)
    for (const { channel, indexes } of places) {
      let incomplete = false
      let complete = false
      for (const index of indexes) {
        const scope = scopes[index]
        if (!scope) continue
        const isComplete = missing[index] === 0
        const wasComplete = scope.old === -1 ? isComplete : bitAt(bits, scope.old)
        scope.products++
        if (wasComplete) scope.completeBefore++
        if (isComplete) scope.completeAfter++
        if (wasComplete && !isComplete) {
          scope.becomeIncomplete++
          incomplete = true
        }
        if (!wasComplete && isComplete) {
          scope.becomeComplete++
          complete = true
        }
      }
      channel.products++
      if (incomplete) channel.becomeIncomplete++
      if (complete) channel.becomeComplete++
    }
  })
  return {
    scopes: scopes.flatMap(({ old: _, ...scope }) =>
      scope.becomeIncomplete + scope.becomeComplete > 0 ? [scope] : [],
    ),
    channels: [...channels.values()].filter((channel) => channel.becomeIncomplete + channel.becomeComplete > 0),
  }
}

function signatureIn(requirements: Requirements, familyId: number): string {
  const family = requirements.families.get(familyId)
  return family ? signatureOf(requirements, family) : ''
}

/** Bits in one number of a row: as many as a 32-bit integer takes. */
const BITS = 30

/** Per product, a bit for each scope it is complete in now, 30 to a number. */
function completeScopes(
  db: Db,
  requirements: Requirements,
  familyIds: readonly number[],
): Map<number, readonly number[]> {
  const bits = requirements.scopes.map(({ column }, index) => `(${column} = 0) * ${2 ** (index % BITS)}`)
  const numbers = Map.groupBy(bits, (_, index) => Math.floor(index / BITS)).values()
  const columns = ['product_id', ...[...numbers].map((group) => group.join(' + '))]
  const rows = db
    .prepare(`SELECT ${columns.join(', ')} FROM completeness WHERE family_id IN (${familyIds.join(', ')})`)
    .raw()
    .all() as number[][]
  return new Map(rows.map(([id = 0, ...complete]) => [id, complete]))
}

function bitAt(bits: readonly number[] | undefined, index: number): boolean {
  return ((bits?.[Math.floor(index / BITS)] ?? 0) & (1 << (index % BITS))) !== 0
}
