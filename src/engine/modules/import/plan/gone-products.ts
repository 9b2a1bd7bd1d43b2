import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { CELL_MARK, cellText, isBlankCell } from '../../../core/mapping/source-cell.ts'
import type { ImportPolicy } from '../../../../shared/contract/import-policy.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { JobContext, ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'
import { get, sql } from '../../../store/sql.ts'
import type { Delivery } from '../delivery/read.ts'
import { deliveredRows, readDelivery } from '../delivery/read.ts'
import { takenBack } from '../delivery/standing.ts'
import type { RunDescription } from '../run/import-run.ts'
import { readRun } from '../run/import-run.ts'
import { openStaging } from '../staging/staging-file.ts'

type Gone = Result<'import.gone'>

/** Keys looked up with one statement. */
const KEYS_AT_ONCE = 5_000
const NONE: Gone = { since: null, of: 0, productIds: [], skus: [] }
/** SKUs that are named, as many as a filter holds. */
const SKUS_NAMED = 300

const findGone = readStep(
  'import.findGone',
  'worker',
  (context: ReadContext, { importId }: { readonly importId: number }): Gone => {
    const { db } = context
    const { description, stagingPath } = readRun(db, importId)
    const before = deliveryBefore(db, importId, description)
    if (before === null) return NONE
    const { fileName, deliveredAt } = before
    const staging = openStaging(stagingPath, 'read')
    let products: readonly Product[]
    let of: number
    try {
      const keys = keysBefore(db, before)
      of = keys.size
      dropDelivered(keys, staging, description)
      products = productsOf(db, context.structure(), before, keys, staging)
    } finally {
      staging.close()
    }
    return {
      since: { fileName, deliveredAt },
      of,
      productIds: products.map(({ id }) => id),
      skus: products.slice(0, SKUS_NAMED).map(({ sku }) => sku),
    }
  },
)

const policyOf = readStep(
  'import.policyOf',
  'worker',
  ({ db }, { importId }: { readonly importId: number }): ImportPolicy => readRun(db, importId).description.policy,
)

export const goneSteps = [findGone, policyOf]

/** What the policy does with the products that are gone, of rows that were just planned. */
export interface Leaving {
  readonly outcome: NonNullable<Result<'import.plan'>['gone']>
  readonly productIds: readonly number[]
}

/** Null where the policy does nothing, or nothing is gone. Goes by the comparison, which `plan` makes where there may be none. */
export async function leavingProducts(
  context: JobContext,
  importId: number,
  plan: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Leaving | null> {
  const { onGone: action, goneLimitPercent } = await context.run(policyOf, { importId })
  if (action === 'nothing') return null
  await plan()
  const { of, productIds } = await context.run(findGone, { importId })
  const count = productIds.length
  return count === 0
    ? null
    : { outcome: { action, count, of, isDone: count * 100 <= goneLimitPercent * of }, productIds }
}

/**
 * The products that the last delivery of the same kind of file named and this one does not; those in the bin and those
 * being phased out are left out. A key that steps change is looked for as it stood in the file.
 */
export function gone(context: JobContext, input: Parsed<'import.gone'>): Promise<Gone> {
  return context.run(findGone, input)
}

/** The newest delivery that the file takes after, as it was recognised by its layout, and that was not taken back. */
function deliveryBefore(db: Db, importId: number, { supplier, known, returned }: RunDescription): Delivery | null {
  if (supplier == null || known == null || returned !== undefined) return null
  const found = get(
    db,
    sql
      .selectFrom('delivery')
      .select('id')
      .where('supplier', '=', supplier)
      .where('file_name', '=', known.fileName)
      .where('import_id', '!=', importId)
      .where('id', 'not in', [...takenBack(db)])
      .orderBy('id', 'desc')
      .limit(1),
  )
  return found === undefined ? null : readDelivery(db, found.id)
}

/** Keys of the delivery before, each once. */
function keysBefore(db: Db, before: Delivery): Set<string> {
  const keys = new Set<string>()
  const then = keyColumn(before)?.index
  if (then === undefined) return keys
  for (const { outcome, cells } of deliveredRows(db, before.importId)) {
    const key = keyOf(cells[then])
    if (outcome !== 'rejected' && key !== null) keys.add(key)
  }
  return keys
}

/** Takes out the keys that the staged file has; without a key column nothing can be said to be gone. */
function dropDelivered(keys: Set<string>, staging: Db, { columns }: RunDescription): void {
  const now = columns.find(({ mapping }) => mapping.isIdentifier)?.index
  if (now === undefined) {
    keys.clear()
    return
  }
  for (const cells of staging.prepare('SELECT cells FROM row').pluck().iterate() as Iterable<string>)
    keys.delete(keyOf(cells.split(CELL_MARK)[now]) ?? '')
}

function keyColumn({ layout }: Delivery): Delivery['layout']['columns'][number] | undefined {
  return layout.columns.find(({ isIdentifier }) => isIdentifier)
}

function keyOf(cell: string | undefined): string | null {
  return cell === undefined || isBlankCell(cell) ? null : cellText(cell).trim()
}

/** Products with these keys, by SKU, but for those that the comparison found by another way. */
function productsOf(
  db: Db,
  structure: StructureModel,
  before: Delivery,
  keys: ReadonlySet<string>,
  staging: Db,
): readonly Product[] {
  const key = keyColumn(before)?.key
  const resolved = key === undefined ? null : resolveColumn(structure, key)
  if (!resolved?.ok || resolved.column.slot === null || keys.size === 0) return []
  const find = prepared(
    db,
    `SELECT p.id, p.sku FROM json_each(?) j CROSS JOIN product p ON ${slotExpression(resolved.column.slot)} = j.value
     WHERE p.deleted_at IS NULL AND ${slotExpression(SYSTEM_SLOT.status)} IS NOT 'phase-out'`,
  )
  const named = new Set(staging.prepare('SELECT product_id FROM plan WHERE product_id IS NOT NULL').pluck().all())
  const all = [...keys]
  const found = new Map<number, string>()
  for (let from = 0; from < all.length; from += KEYS_AT_ONCE)
    for (const { id, sku } of find.all(JSON.stringify(all.slice(from, from + KEYS_AT_ONCE))) as Product[])
      if (!named.has(id)) found.set(id, sku)
  return [...found].map(([id, sku]) => ({ id, sku })).toSorted((a, b) => (a.sku < b.sku ? -1 : 1))
}

interface Product {
  readonly id: number
  readonly sku: string
}
