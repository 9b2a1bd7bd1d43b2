import type { CellValue } from '../../../shared/vocabulary.ts'
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

/**
 * Counts products from their rows, of some families or (null) of all, one pass over the table; adds them to the tally
 * and hands each on.
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
  const positions = new Map(slots.map((slot, index) => [slot.id, index + 2]))
  const layouts = new Map(families.map((family) => [family.family.id, layoutOf(family, positions)]))
  const read = db
    .prepare(
      `SELECT p.id, p.family_id${slots.map((slot) => `, ${slotExpression(slot)} IS NULL`).join('')}
       FROM json_each(?) j CROSS JOIN product p ON p.id = j.value WHERE p.deleted_at IS NULL AND p.kind <> 'model'`,
    )
    .raw()
  let count = 0
  // A batch at a time, since the connection cannot write what is counted while it reads.
  for (const ids of batches(idsOf(db, familyIds), 2_000)) {
    for (const row of read.all(JSON.stringify(ids)) as CellValue[][]) {
      const familyId = (row[1] as number | null) ?? NO_FAMILY
      const layout = layouts.get(familyId)
      const missing = requirements.scopes.map((_, index) => countEmpty(row, layout?.scopes[index] ?? []))
      tally.product(familyId, missing, 1)
      for (const { key, position } of layout?.keys ?? []) if (isEmpty(row, position)) tally.key(familyId, key, 1)
      take({ id: row[0] as number, familyId, missing })
      count++
    }
  }
  return count
}

/** Where in a row the answers lie that a family needs; -1 for columns no product has a value in. */
interface Layout {
  readonly scopes: readonly (readonly number[])[]
  readonly keys: readonly { readonly key: string; readonly position: number }[]
}

function layoutOf({ keys, slots }: FamilyRequirements, positions: ReadonlyMap<number, number>): Layout {
  const positionOf = (key: string): number => positions.get(slots.get(key)?.id ?? -1) ?? -1
  return {
    scopes: keys.map((ofScope) => ofScope.map(positionOf)),
    keys: [...slots.keys()].map((key) => ({ key, position: positionOf(key) })),
  }
}

function idsOf(db: Db, familyIds: readonly number[] | null): number[] {
  const where = familyIds === null ? '' : `WHERE family_id IN (${familyIds.join(', ')})`
  return db.prepare(`SELECT id FROM product ${where} ORDER BY id`).pluck().all() as number[]
}

function* batches<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}

function countEmpty(row: readonly CellValue[], positions: readonly number[]): number {
  let count = 0
  for (const position of positions) if (isEmpty(row, position)) count++
  return count
}

function isEmpty(row: readonly CellValue[], position: number): boolean {
  return position === -1 || row[position] === 1
}
