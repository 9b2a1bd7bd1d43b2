import { SYSTEM_SLOT } from '../structure/system-slots.ts'
import type { StructureModel } from '../structure/model.ts'
import type { PlanFacts } from './facts.ts'
import type { CellOwner, PlannedCells } from './plan-cell.ts'
import { placeUnder } from './plan-cell.ts'
import type { Problem } from './problem.ts'
import { isProblem, problem } from './problem.ts'
import type { ReadIntent } from './read-intents.ts'

export interface PlannedCreation {
  readonly product: CellOwner
  readonly cells: PlannedCells
}

/** A new product keeps nothing for itself of what its model holds. */
const NOTHING: ReadonlySet<string> = new Set()

/** What makes a new product before its own values: its kind, model, family and, for a model, how it splits. */
export function planCreation(
  structure: StructureModel,
  { intent, sku: { value: sku } }: Extract<ReadIntent, { kind: 'create' }>,
  facts: PlanFacts,
): PlannedCreation | Problem {
  const alone: CellOwner = {
    id: null,
    kind: intent.productKind,
    parentId: null,
    familyId: null,
    place: null,
    childIds: [],
  }
  if (intent.parentId !== null) {
    const parent = facts.products.get(intent.parentId)
    if (!parent?.place)
      return problem('unknown-parent', 'The model of this variant is not there.', { sku: String(sku) })
    const under = placeUnder(parent, alone)
    if (isProblem(under)) return under
    const place = { depth: parent.place.depth + 1, variant: parent.place.variant, own: NOTHING }
    return {
      product: { ...alone, parentId: parent.id, familyId: parent.familyId, place },
      cells: [[SYSTEM_SLOT.sku.key, sku], ...under],
    }
  }
  if (intent.productKind === 'variant' || intent.parentSku !== undefined)
    return problem('unknown-parent', 'A variant needs a model.', { sku: String(sku) })
  const family = intent.family === null ? null : structure.families.get(intent.family)
  if (family === undefined)
    return problem('unknown-family', `The catalogue has no family "${intent.family}".`, { name: intent.family ?? '' })
  const variant =
    intent.familyVariant === null
      ? null
      : [...structure.familyVariantsById.values()].find(
          ({ code, familyId }) => code === intent.familyVariant && familyId === family?.id,
        )
  if (variant === undefined || (intent.productKind === 'model') !== (variant !== null)) {
    return problem(
      'unknown-name',
      'A model needs one of the ways its family splits into variants; a product has none.',
      { name: intent.familyVariant ?? '' },
    )
  }
  const cells: PlannedCells = [
    [SYSTEM_SLOT.sku.key, sku],
    [SYSTEM_SLOT.kind.key, intent.productKind],
    [SYSTEM_SLOT.family.key, family?.id ?? null],
    [SYSTEM_SLOT.familyVariant.key, variant?.id ?? null],
  ]
  return {
    product: { ...alone, familyId: family?.id ?? null, place: variant ? { depth: 0, variant, own: NOTHING } : null },
    cells,
  }
}
