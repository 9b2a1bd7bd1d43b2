import { parseColumnKey } from '../../../../shared/column-key.ts'
import type { LackingCell, LackingProduct } from '../../../core/completeness/shortest-way.ts'
import { isInherited, levelOf } from '../../../core/structure/inheritance.ts'
import type { Channel, Slot, StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'
import { concerns } from '../kpis/kpi-plan.ts'
import { requirementsOf } from '../requirements.ts'
import { IS_DUE } from '../rules/problem-filter.ts'
import type { JudgedRow } from '../rules/judged-rows.ts'
import { JudgedRows } from '../rules/judged-rows.ts'

const BATCH = 2_000

/** Products that cannot go to a channel yet because required values are empty, and how many a problem holds back. */
export interface Lacking {
  readonly products: readonly LackingProduct[]
  /** Of those that lack something: left out, as filling them would not be enough. */
  readonly held: number
}

/** Gathers them in one pass over the incomplete products; `sales` is worth more than being one of many. */
export function lackingProducts(db: Db, structure: StructureModel, channel: Channel, sales: Slot | null): Lacking {
  const { scopes, families } = requirementsOf(structure)
  const indexes = [...scopes.keys()].filter((index) => scopes[index]?.channel.id === channel.id)
  const keysOf = new Map(
    [...families].map(([id, { keys }]) => [id, [...new Set(indexes.flatMap((at) => keys[at] ?? []))]]),
  )
  const slots = [...new Set([...keysOf.values()].flat())].flatMap((key) => structure.slots.get(key) ?? [])
  const placeOf = new Map(slots.map((slot, place) => [slot.key, place]))
  const tree = new Tree(db)
  const cells = new Map<number, Map<string, LackingCell>>()
  const take = ({ id, familyId, product }: JudgedRow): void => {
    const rootId = tree.rootOf(id)
    let ofRoot = cells.get(rootId)
    if (!ofRoot) cells.set(rootId, (ofRoot = new Map()))
    for (const column of keysOf.get(familyId) ?? []) {
      if ((product.values[placeOf.get(column) ?? -1] ?? null) !== null) continue
      const productId = keeper(structure, tree, { id, place: product.place }, column)
      ofRoot.set(`${productId} ${column}`, { productId, column })
    }
  }
  const rows = new JudgedRows(db, structure, { slots })
  const ids = incomplete(
    db,
    indexes.flatMap((index) => scopes[index]?.column ?? []),
  )
  for (let at = 0; at < ids.length; at += BATCH) for (const row of rows.readMany(ids.slice(at, at + BATCH))) take(row)
  const held = heldRoots(db, structure, channel, tree)
  const worth = sales && salesOf(db, tree, sales)
  const free = [...cells].filter(([rootId]) => !held.has(rootId))
  return {
    products: free.map(([rootId, ofRoot]) => ({
      rootId,
      cells: [...ofRoot.values()],
      weight: worth ? (worth.get(rootId) ?? 0) : 1,
    })),
    held: cells.size - free.length,
  }
}

function incomplete(db: Db, columns: readonly string[]): number[] {
  if (columns.length === 0) return []
  const where = columns.map((column) => `${column} > 0`).join(' OR ')
  return db.prepare(`SELECT product_id FROM completeness WHERE ${where} ORDER BY product_id`).pluck().all() as number[]
}

/** Whose row a value is kept in. */
function keeper(
  structure: StructureModel,
  tree: Tree,
  { id, place }: { readonly id: number; readonly place: JudgedRow['product']['place'] },
  column: string,
): number {
  const attribute = structure.attributes.get(parseColumnKey(column)?.attribute ?? '') ?? null
  const cell = { key: column, attribute }
  if (!place || !isInherited(place, cell)) return id
  return tree.above(id, place.depth - (levelOf(place.variant, cell) ?? place.depth))
}

/** Who stands above whom, looked up once for each. */
class Tree {
  readonly #parents = new Map<number, number | null>()
  readonly #read

  constructor(db: Db) {
    this.#read = db.prepare('SELECT parent_id FROM product WHERE id = ?').pluck()
  }

  #parent(id: number): number | null {
    let parent = this.#parents.get(id)
    if (parent === undefined)
      this.#parents.set(id, (parent = (this.#read.get(id) as number | null | undefined) ?? null))
    return parent
  }

  above(id: number, levels: number): number {
    const parent = levels > 0 ? this.#parent(id) : null
    return parent === null ? id : this.above(parent, levels - 1)
  }

  rootOf(id: number): number {
    return this.above(id, Number.POSITIVE_INFINITY)
  }
}

/** Products that a problem of severity `block` keeps out of the channel. */
function heldRoots(db: Db, structure: StructureModel, channel: Channel, tree: Tree): Set<number> {
  const ids = structure.rules.filter(({ severity }) => severity === 'block').map(({ id }) => id)
  const rows = db
    .prepare(`SELECT b.product_id, b.column_key FROM problem b WHERE b.rule_id IN (${ids.join(', ')}) AND ${IS_DUE}`)
    .raw()
    .all() as [number, string][]
  return new Set(rows.flatMap(([id, column]) => (concerns(channel, column) ? [tree.rootOf(id)] : [])))
}

function salesOf(db: Db, tree: Tree, slot: Slot): Map<number, number> {
  const rows = db
    .prepare(
      `SELECT p.id, ${slotExpression(slot)} FROM product p
       WHERE p.deleted_at IS NULL AND p.kind <> 'model' AND ${slotExpression(slot)} IS NOT NULL`,
    )
    .raw()
    .all() as [number, number][]
  const sold = new Map<number, number>()
  for (const [id, count] of rows) {
    const rootId = tree.rootOf(id)
    sold.set(rootId, (sold.get(rootId) ?? 0) + count)
  }
  return sold
}
