import type { PlanFacts, ProductFacts } from '../../../core/values/facts.ts'
import type { Needs } from '../../../core/values/read-intents.ts'
import type { Place } from '../../../core/structure/inheritance.ts'
import { ownKeys } from '../../../core/structure/own-values.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'
import { takenCells } from './taken-cells.ts'

interface Row {
  readonly id: number
  readonly sku: string
  readonly kind: string
  readonly parent_id: number | null
  readonly family_id: number | null
  readonly family_variant_id: number | null
  readonly deleted_at: string | null
  readonly own_values: string | null
}

const SELECT = 'SELECT id, sku, kind, parent_id, family_id, family_variant_id, deleted_at, own_values FROM product'

/** Looks up everything the planner needs to know of the catalogue, a list at a time. */
export function gatherFacts(db: Db, structure: StructureModel, needs: Needs): PlanFacts {
  const rows = new Map<number, Row>()
  const load = (query: string, values: Iterable<CellValue>): Row[] => {
    const list = [...values]
    const found = list.length === 0 ? [] : (prepared(db, query).all(JSON.stringify(list)) as Row[])
    for (const row of found) rows.set(row.id, row)
    return found
  }
  const byId = (ids: Iterable<number>): Row[] =>
    load(
      `${SELECT} WHERE id IN (SELECT value FROM json_each(?))`,
      [...ids].filter((id) => !rows.has(id)),
    )
  const below = (ids: Iterable<number>): Row[] =>
    load(`${SELECT} WHERE parent_id IN (SELECT value FROM json_each(?))`, ids)

  byId([...needs.productIds, ...needs.treeIds])
  for (let level = [...needs.treeIds]; level.length > 0;) level = below(level).map(({ id }) => id)
  const holders = new Map(
    [...needs.unique].map(([key, values]) => [key, holdersOf(db, structure, key, values)] as const),
  )
  byId([...holders.values()].flatMap((ofColumn) => [...ofColumn.values()].flat()))
  const binned = [...rows.values()].filter((row) => row.deleted_at !== null).map(({ sku }) => sku)
  const named = load(`${SELECT} WHERE deleted_at IS NULL AND sku IN (SELECT value FROM json_each(?))`, [
    ...needs.skus,
    ...binned,
  ])
  for (let parents = parentsOf(rows); parents.length > 0; parents = parentsOf(rows))
    if (byId(parents).length === 0) break
  const models = [...rows.values()].filter(({ kind }) => kind === 'model').map(({ id }) => id)
  const children = Map.groupBy(
    models.length === 0
      ? []
      : (prepared(db, 'SELECT id, parent_id FROM product WHERE parent_id IN (SELECT value FROM json_each(?))').all(
          JSON.stringify(models),
        ) as Pick<Row, 'id' | 'parent_id'>[]),
    (row) => row.parent_id,
  )
  const products = new Map(
    [...rows.values()].map((row): [number, ProductFacts] => [
      row.id,
      {
        id: row.id,
        sku: row.sku,
        kind: row.kind,
        parentId: row.parent_id,
        familyId: row.family_id,
        isDeleted: row.deleted_at !== null,
        place: placeOf(structure, rows, row),
        childIds: (children.get(row.id) ?? []).map(({ id }) => id),
      },
    ]),
  )
  return {
    products,
    bySku: new Map(named.map(({ sku, id }) => [sku, id])),
    holders,
    taken: takenCells(db, needs.productIds),
  }
}

function parentsOf(rows: ReadonlyMap<number, Row>): number[] {
  return [...rows.values()].flatMap(({ parent_id }) => (parent_id !== null && !rows.has(parent_id) ? [parent_id] : []))
}

function placeOf(structure: StructureModel, rows: ReadonlyMap<number, Row>, row: Row): Place | null {
  let depth = 0
  let root = row
  for (let parent = rows.get(root.parent_id ?? 0); parent && depth < 5; parent = rows.get(root.parent_id ?? 0)) {
    root = parent
    depth++
  }
  const variant = structure.familyVariantsById.get(root.family_variant_id ?? 0)
  return variant ? { depth, variant, own: ownKeys(row.own_values) } : null
}

/** Who holds which of these values; reads the index that every unique column has (store/slots.ts). */
function holdersOf(
  db: Db,
  structure: StructureModel,
  key: string,
  values: ReadonlySet<CellValue>,
): Map<CellValue, number[]> {
  const slot = structure.slots.get(key)
  const holders = new Map<CellValue, number[]>()
  if (!slot) return holders
  const column = slotExpression(slot)
  const rows = prepared(
    db,
    `SELECT ${column}, p.id FROM product p WHERE p.deleted_at IS NULL AND ${column} IN (SELECT value FROM json_each(?))`,
    'raw',
  ).all(JSON.stringify([...values])) as [CellValue, number][]
  for (const [value, id] of rows) holders.set(value, [...(holders.get(value) ?? []), id])
  return holders
}
