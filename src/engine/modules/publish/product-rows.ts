import { formatColumnKey, parseColumnKey } from '../../../shared/column-key.ts'
import { contextChain } from '../../../shared/context-chain.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { ProductRow } from '../../core/documents/index.ts'
import type { StructureModel } from '../../core/structure/model.ts'
import type { Db } from '../../store/database.ts'
import { slotExpression } from '../../store/slots.ts'

/** A product that is sold by itself, or a root model with all its variants, however deep. */
export interface ProductFamilyRows {
  readonly root: ProductRow
  readonly variants: readonly ProductRow[]
}

/**
 * Reads whole products by their root ids, effective values included; keys without a slot are empty everywhere. For a
 * context, each key (which names none) has the value meant for it: its own, else that of its fallbacks.
 */
export function readProducts(
  db: Db,
  structure: StructureModel,
  keys: readonly string[],
  rootIds: readonly number[],
  context: string | null = null,
): ProductFamilyRows[] {
  const read = keys.flatMap((key) => {
    const slots = keysFor(structure, key, context).flatMap((each) => structure.slots.get(each) ?? [])
    const [first, ...others] = slots.map(slotExpression)
    if (first === undefined) return []
    return [{ key, sql: others.length === 0 ? first : `COALESCE(${[first, ...others].join(', ')})` }]
  })
  const columns = [
    'p.id',
    'p.sku',
    'p.kind',
    'p.family_id',
    'p.family_variant_id',
    'p.categories',
    ...read.map(({ sql }) => sql),
  ]
  // The primary key gives the roots; product_parent gives each generation below them.
  const rows = db
    .prepare(
      `WITH RECURSIVE tree (id, root_id) AS (
         SELECT value, value FROM json_each(?)
         UNION ALL
         SELECT child.id, tree.root_id FROM product child JOIN tree ON child.parent_id = tree.id
       )
       SELECT tree.root_id, ${columns.join(', ')} FROM tree JOIN product p ON p.id = tree.id
       WHERE p.deleted_at IS NULL ORDER BY tree.root_id, p.id`,
    )
    .raw()
    .all(JSON.stringify(rootIds)) as CellValue[][]
  const byRoot = Map.groupBy(rows, (row) => row[0] as number)
  return rootIds.flatMap((rootId) => {
    const members = (byRoot.get(rootId) ?? []).map((row) =>
      toRow(
        row,
        read.map(({ key }) => key),
      ),
    )
    const root = members.find(({ productId }) => productId === rootId)
    if (!root) return []
    return [{ root, variants: members.filter((row) => row !== root && row.kind !== 'model') }]
  })
}

/** Where the value of a key for a context is looked for. */
function keysFor(structure: StructureModel, text: string, context: string | null): readonly string[] {
  const key = parseColumnKey(text)
  if (context === null || !key || structure.attributes.get(key.attribute)?.hasContext !== true) return [text]
  return contextChain([...structure.contexts.values()], context).map((each) =>
    formatColumnKey({ ...key, context: each }),
  )
}

function toRow(row: readonly CellValue[], keys: readonly string[]): ProductRow {
  const [, id, sku, kind, familyId, familyVariantId, categories, ...values] = row
  return {
    productId: id as number,
    sku: String(sku),
    kind: String(kind),
    familyId: (familyId ?? null) as number | null,
    familyVariantId: (familyVariantId ?? null) as number | null,
    categories: categories ? (JSON.parse(String(categories)) as number[]) : [],
    values: Object.fromEntries(keys.map((key, i) => [key, values[i] ?? null])),
  }
}
