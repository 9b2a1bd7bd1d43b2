import type { CellValue } from '../../../shared/vocabulary.ts'
import type { Slot } from '../../core/structure/model.ts'
import type { Db } from '../../store/database.ts'
import { slotExpression } from '../../store/slots.ts'
import type { FamilyRequirements, Requirements } from './requirements.ts'
import { NO_FAMILY } from './requirements.ts'
import type { Tally } from './tally.ts'

/** A product as counted: never a model, never one in the bin. */
export interface CountedProduct {
  readonly id: number
  readonly familyId: number
  /** Missing values by scope. */
  readonly missing: readonly number[]
}

/** Empty values travel as bits, so many in one number: reading a row then costs two or three values instead of forty. */
const BITS = 30

const BATCH = 2_000

/**
 * Counts products from their rows, of some families or (null) of all, in one pass over the table; adds them to the
 * tally and hands each on.
 */
export function countProducts(
  db: Db,
  requirements: Requirements,
  familyIds: readonly number[] | null,
  tally: Tally,
  take: (product: CountedProduct) => void,
): number {
  const families =
    familyIds === null
      ? [...requirements.families.values()]
      : familyIds.flatMap((id) => requirements.families.get(id) ?? [])
  const slots = [...new Set(families.flatMap((family) => [...family.slots.values()]))].filter((slot) => slot !== null)
  const counters = new Map(families.map((family) => [family.family.id, new FamilyCounter(family, slots)]))
  const select = `SELECT p.id, p.family_id${emptyBits(slots)
    .map((bits) => `, ${bits}`)
    .join('')}`
  const nothing = requirements.scopes.map(() => 0)
  let count = 0
  for (const rows of rowBatches(db, select, familyIds)) {
    for (const row of rows) {
      const id = row[0] as number // the primary key
      const familyId = (row[1] as number | null) ?? NO_FAMILY
      const counter = counters.get(familyId)
      const missing = counter?.add(row as number[]) ?? nothing
      if (!counter) tally.product(familyId, nothing, 1)
      take({ id, familyId, missing })
      count++
    }
  }
  for (const counter of counters.values()) counter.addTo(tally)
  return count
}

/** SQL of one number per 30 slots, a bit for each that is empty. */
function emptyBits(slots: readonly Slot[]): string[] {
  return [...batches(slots, BITS)].map((group) =>
    group.map((slot, bit) => `(${slotExpression(slot)} IS NULL) * ${2 ** bit}`).join(' + '),
  )
}

/** Sums up the products of one family. */
class FamilyCounter {
  readonly #family: FamilyRequirements
  /** Per scope, the bits that count, number by number; and the keys no product has a value in. */
  readonly #scopes: readonly { readonly masks: readonly number[]; readonly always: number }[]
  readonly #required: readonly number[]
  readonly #keys: readonly { readonly key: string; readonly place: number }[]
  readonly #complete: number[]
  readonly #missing: number[]
  readonly #emptyAt: number[]
  #products = 0

  constructor(family: FamilyRequirements, slots: readonly Slot[]) {
    const places = new Map(slots.map((slot, index) => [slot.id, index]))
    const placeOf = (key: string): number => places.get(family.slots.get(key)?.id ?? -1) ?? -1
    this.#family = family
    this.#scopes = family.keys.map((keys) => ({
      masks: masksOf(keys.map(placeOf), slots.length),
      always: keys.filter((key) => placeOf(key) === -1).length,
    }))
    this.#keys = [...family.slots.keys()].map((key) => ({ key, place: placeOf(key) }))
    this.#required = masksOf(
      this.#keys.map(({ place }) => place),
      slots.length,
    )
    this.#complete = family.keys.map(() => 0)
    this.#missing = family.keys.map(() => 0)
    this.#emptyAt = slots.map(() => 0)
  }

  /** Takes one row (id, family, bits…) and answers with its missing values per scope. */
  add(row: readonly number[]): number[] {
    this.#products++
    for (const [index, mask] of this.#required.entries()) {
      for (let bits = (row[index + 2] ?? 0) & mask; bits !== 0; bits &= bits - 1) {
        const place = index * BITS + 31 - Math.clz32(bits & -bits)
        this.#emptyAt[place] = (this.#emptyAt[place] ?? 0) + 1
      }
    }
    return this.#scopes.map(({ masks, always }, scope) => {
      let count = always
      for (let index = 0; index < masks.length; index++) count += bitCount((row[index + 2] ?? 0) & (masks[index] ?? 0))
      this.#missing[scope] = (this.#missing[scope] ?? 0) + count
      if (count === 0) this.#complete[scope] = (this.#complete[scope] ?? 0) + 1
      return count
    })
  }

  addTo(tally: Tally): void {
    const { id } = this.#family.family
    for (const scope of this.#scopes.keys())
      tally.scope(id, scope, this.#products, this.#complete[scope] ?? 0, this.#missing[scope] ?? 0)
    for (const { key, place } of this.#keys)
      tally.key(id, key, place === -1 ? this.#products : (this.#emptyAt[place] ?? 0))
  }
}

function masksOf(places: readonly number[], count: number): number[] {
  const masks = Array.from({ length: Math.ceil(count / BITS) }, () => 0)
  for (const place of places)
    if (place !== -1) masks[Math.floor(place / BITS)] = (masks[Math.floor(place / BITS)] ?? 0) | (1 << (place % BITS))
  return masks
}

/** Bits that are set, of 32. */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/**
 * Rows of what is counted, a batch at a time, since the connection cannot write while it reads. All of them by one walk
 * along the table; those of some families by their index, which costs a look-up each.
 */
function* rowBatches(db: Db, select: string, familyIds: readonly number[] | null): Generator<CellValue[][]> {
  const counted = "p.deleted_at IS NULL AND p.kind <> 'model'"
  if (familyIds === null) {
    const next = db.prepare(`${select} FROM product p WHERE p.id > ? AND ${counted} ORDER BY p.id LIMIT ${BATCH}`).raw()
    for (let last = 0; ;) {
      const rows = next.all(last) as CellValue[][]
      yield rows
      if (rows.length < BATCH) return
      last = Number(rows.at(-1)?.[0])
    }
  }
  const ids = db
    .prepare(`SELECT id FROM product WHERE family_id IN (${familyIds.join(', ')})`)
    .pluck()
    .all() as number[]
  const read = db.prepare(`${select} FROM json_each(?) j CROSS JOIN product p ON p.id = j.value WHERE ${counted}`).raw()
  for (const batch of batches(ids, BATCH)) yield read.all(JSON.stringify(batch)) as CellValue[][]
}

function* batches<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}
