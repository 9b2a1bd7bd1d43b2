import type { Rejection } from '../../../shared/contract/common.ts'
import type { CellValue, Override } from '../../../shared/vocabulary.ts'
import { isLendable } from '../structure/inheritance.ts'
import type { StructureModel } from '../structure/model.ts'
import { ownKeys, ownList } from '../structure/own-values.ts'
import { SYSTEM_SLOT } from '../structure/system-slots.ts'
import type { PlanFacts, ProductFacts } from './facts.ts'
import { planCell } from './plan-cell.ts'
import { planCreation } from './plan-creation.ts'
import type { Problem } from './problem.ts'
import { isProblem, problem } from './problem.ts'
import type { IntentsRead, ReadCell, ReadIntent } from './read-intents.ts'
import { toRejection } from './rejections.ts'
import type { Claim } from './unique-claims.ts'
import { uniqueClaims } from './unique-claims.ts'

/** New values for one product, by column key; a null id makes one. */
export interface PlannedWrite {
  readonly productId: number | null
  readonly keys: readonly string[]
  readonly values: readonly CellValue[]
}

export interface IntentPlan {
  readonly writes: readonly PlannedWrite[]
  readonly rejections: readonly Rejection[]
  /** Rows of cells that go back to the system that keeps them. */
  readonly released: readonly number[]
}

/**
 * Turns intents into writes, one per product, or rejections: unknown and deleted products, values that belong to the
 * model above or the variants below, SKUs and unique values already taken, in the catalogue or earlier in the list.
 * A later intent for the same cell replaces an earlier one. With `override` of inherited values, a variant gets a value
 * of its own where its model holds one.
 */
export function planIntents(
  structure: StructureModel,
  { intents, rejections: unread }: IntentsRead,
  facts: PlanFacts,
  now: string,
  override: readonly Override[] = [],
): IntentPlan {
  const edits = new Map<number, Map<string, CellValue>>()
  const creations: PlannedWrite[] = []
  const rejections = [...unread]
  const released: number[] = []
  const claim = uniqueClaims(intents, facts)
  const keepsOwn = override.includes('inherited')
  const editOf = (productId: number): Map<string, CellValue> => {
    let cells = edits.get(productId)
    if (!cells) edits.set(productId, (cells = new Map()))
    return cells
  }
  /** What the product keeps for itself after the intents so far. */
  const ownOf = (product: ProductFacts): ReadonlySet<string> => {
    const planned = edits.get(product.id)?.get(SYSTEM_SLOT.ownValues.key)
    return planned === undefined ? (product.place?.own ?? new Set()) : ownKeys(planned)
  }
  for (const intent of intents) {
    switch (intent.kind) {
      case 'set': {
        const product = facts.products.get(intent.productId)
        const { key } = intent.cell.column
        const own = product?.place && ownOf(product)
        const becomesOwn = keepsOwn && product?.place && isLendable(product.place, intent.cell.column) && !own?.has(key)
        const keeping = own && becomesOwn ? new Set([...own, key]) : own
        const planned = planSet(product, intent.cell, facts, claim, keeping ?? null)
        if (isProblem(planned)) {
          rejections.push(rejectCell(planned, intent.productId, intent.cell))
          break
        }
        const cells = editOf(intent.productId)
        if (becomesOwn && keeping) cells.set(SYSTEM_SLOT.ownValues.key, ownList(keeping))
        for (const [plannedKey, value] of planned) cells.set(plannedKey, value)
        break
      }
      case 'reset': {
        const product = facts.products.get(intent.productId)
        if (!product || product.isDeleted) {
          rejections.push(toRejection(unknownProduct(), { productId: intent.productId, column: intent.column.key }))
          break
        }
        const own = ownOf(product)
        const cells = editOf(product.id)
        const taken = facts.taken.get(product.id)?.get(intent.column.key)
        if (taken) {
          released.push(taken.rowId)
          cells.set(intent.column.key, taken.before)
        }
        if (own.has(intent.column.key)) {
          cells.set(SYSTEM_SLOT.ownValues.key, ownList([...own].filter((key) => key !== intent.column.key)))
          if (!taken) cells.delete(intent.column.key)
        }
        break
      }
      case 'create':
        creations.push(...planCreate(structure, intent, facts, claim, rejections))
        break
      case 'delete':
      case 'restore': {
        const planned = planBin(intent, facts)
        if (isProblem(planned)) rejections.push(toRejection(planned, { productId: intent.productId }))
        else
          for (const { id } of planned) editOf(id).set(SYSTEM_SLOT.deletedAt.key, intent.kind === 'delete' ? now : null)
      }
    }
  }
  const changed = [...edits].filter(([, cells]) => cells.size > 0)
  return {
    writes: [...changed.map(([productId, cells]) => toWrite(productId, cells)), ...creations],
    rejections,
    released,
  }
}

function planSet(
  product: ProductFacts | undefined,
  cell: ReadCell,
  facts: PlanFacts,
  claim: Claim,
  own: ReadonlySet<string> | null,
): ReturnType<typeof planCell> {
  if (!product || product.isDeleted) return unknownProduct()
  const owner = own && product.place ? { ...product, place: { ...product.place, own } } : product
  return claim(cell, product) ?? planCell(cell, owner, facts)
}

/** One write or none: a product without its SKU or place is refused whole, a bad value only by itself. */
function planCreate(
  structure: StructureModel,
  intent: Extract<ReadIntent, { kind: 'create' }>,
  facts: PlanFacts,
  claim: Claim,
  rejections: Rejection[],
): PlannedWrite[] {
  const owner = { id: null, sku: String(intent.sku.value) }
  const creation = claim(intent.sku, owner) ?? planCreation(structure, intent, facts)
  if (isProblem(creation)) {
    rejections.push(rejectCell(creation, null, intent.sku))
    return []
  }
  const cells = new Map(creation.cells)
  for (const cell of intent.cells) {
    const planned = claim(cell, owner) ?? planCell(cell, creation.product, facts)
    if (isProblem(planned))
      rejections.push({ ...rejectCell(planned, null, cell), message: `${owner.sku}: ${planned.message}` })
    else for (const [key, value] of planned) cells.set(key, value)
  }
  return [toWrite(null, cells)]
}

/** The products that go into the bin together, or come out of it: a model with all its variants. */
function planBin(
  { kind, productId }: Extract<ReadIntent, { kind: 'delete' | 'restore' }>,
  facts: PlanFacts,
): readonly ProductFacts[] | Problem {
  const root = facts.products.get(productId)
  if (!root) return unknownProduct()
  const tree = treeOf(root, facts)
  if (kind === 'delete') return tree
  if (root.parentId !== null && facts.products.get(root.parentId)?.isDeleted)
    return problem('parent-deleted', 'Its model is in the bin; restore that first.')
  const taken = tree.find(({ id, sku, isDeleted }) => isDeleted && (facts.bySku.get(sku) ?? id) !== id)
  return taken
    ? problem('duplicate-sku', `There is already a product with SKU "${taken.sku}".`, { sku: taken.sku })
    : tree
}

function treeOf(root: ProductFacts, facts: PlanFacts): readonly ProductFacts[] {
  return [root, ...root.childIds.flatMap((id) => facts.products.get(id) ?? []).flatMap((child) => treeOf(child, facts))]
}

function toWrite(productId: number | null, cells: ReadonlyMap<string, CellValue>): PlannedWrite {
  return { productId, keys: [...cells.keys()], values: [...cells.values()] }
}

function rejectCell(why: Problem, productId: number | null, { column, value }: ReadCell): Rejection {
  return toRejection(why, { productId, column: column.key, value: value === null ? null : String(value) })
}

function unknownProduct(): Problem {
  return problem('unknown-product', 'This product is not in the catalogue any more.')
}
