import type { CellValue } from '../../../shared/vocabulary.ts'
import { SYSTEM_SLOT } from '../structure/system-slots.ts'
import type { PlanFacts, ProductFacts } from './facts.ts'
import type { Problem } from './problem.ts'
import { isProblem, problem } from './problem.ts'
import type { ReadCell } from './read-intents.ts'
import { refuseCell } from './refuse-cell.ts'

/** Stored values by column key: one for most cells, three where a product moves under a model. */
export type PlannedCells = readonly (readonly [key: string, value: CellValue])[]

/** What a product must be known by to plan one of its cells; a new one has no id yet. */
export type CellOwner = Pick<ProductFacts, 'kind' | 'parentId' | 'familyId' | 'place' | 'childIds'> & {
  readonly id: number | null
}

/** The values one cell comes to, or why this product cannot have it. */
export function planCell({ column, value }: ReadCell, product: CellOwner, facts: PlanFacts): PlannedCells | Problem {
  const refusal = refuseCell(column, product.place)
  if (refusal) return refusal
  if (column.system === 'parent') return planParent(value, product, facts)
  if (column.system === 'family') return planFamily(value, product)
  if (column.associationType) return planLinks(column.key, value, facts)
  return [[column.key, value]]
}

/** The values that put a product under a model, with its family and kind, or that make it stand alone. */
export function planParent(sku: CellValue, product: CellOwner, facts: PlanFacts): PlannedCells | Problem {
  if (sku === null)
    return product.kind === 'variant'
      ? [
          [SYSTEM_SLOT.parent.key, null],
          [SYSTEM_SLOT.kind.key, 'product'],
          [SYSTEM_SLOT.ownValues.key, null],
        ]
      : [
          [SYSTEM_SLOT.parent.key, null],
          [SYSTEM_SLOT.ownValues.key, null],
        ]
  const parent = facts.products.get(facts.bySku.get(String(sku)) ?? 0)
  if (!parent) return problem('unknown-parent', `There is no model "${sku}".`, { sku: String(sku) })
  const cells = placeUnder(parent, product)
  return isProblem(cells) ? cells : [...cells, [SYSTEM_SLOT.ownValues.key, null]]
}

/** As `planParent`, for a model that is known. */
export function placeUnder(parent: ProductFacts, product: CellOwner): PlannedCells | Problem {
  if (parent.kind !== 'model' || !parent.place || parent.id === product.id)
    return problem('not-a-model', `"${parent.sku}" is not a model with variants.`, { sku: parent.sku })
  if (parent.isDeleted)
    return problem('parent-deleted', `The model "${parent.sku}" is in the bin.`, { sku: parent.sku })
  if (product.childIds.length > 0)
    return problem('has-variants', 'A model that has variants cannot become a variant itself.')
  const isLowest = parent.place.depth + 1 >= parent.place.variant.levels.length
  return [
    [SYSTEM_SLOT.parent.key, parent.id],
    [SYSTEM_SLOT.kind.key, isLowest ? 'variant' : 'model'],
    [SYSTEM_SLOT.family.key, parent.familyId],
  ]
}

function planFamily(family: CellValue, product: CellOwner): PlannedCells | Problem {
  if (family === product.familyId) return [[SYSTEM_SLOT.family.key, family]]
  if (product.parentId !== null) return problem('inherited-value', 'The family comes from the model.', { level: 0 })
  if (product.place) return problem('has-variants', 'The family of a model with variants cannot change.')
  return [[SYSTEM_SLOT.family.key, family]]
}

function planLinks(key: string, skus: CellValue, facts: PlanFacts): PlannedCells | Problem {
  if (skus === null) return [[key, null]]
  const ids: number[] = []
  for (const sku of JSON.parse(String(skus)) as string[]) {
    const id = facts.bySku.get(sku)
    if (id === undefined) return problem('unknown-product', `There is no product "${sku}".`, { sku })
    ids.push(id)
  }
  return [[key, JSON.stringify(ids)]]
}
