import type { CellValue } from '../../../shared/vocabulary.ts'
import { CODE_PATTERN } from '../../../shared/vocabulary.ts'
import type { Attribute, FamilyVariant, Slot, StructureModel } from '../structure/model.ts'
import { levelOf } from '../structure/inheritance.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import { AXIS_TYPES } from './rules.ts'

/** A product that stands alone, with its values by column key. */
export interface LooseProduct {
  readonly id: number
  readonly sku: string
  readonly kind: string
  readonly familyId: number | null
  readonly parentId: number | null
  readonly values: ReadonlyMap<string, CellValue>
}

/** How products come together under one model. */
export interface GroupPlan {
  readonly axes: readonly string[]
  /** What all have in common: it moves up to the model. */
  readonly common: ReadonlyMap<string, CellValue>
  /** Columns in which they differ: each keeps its own. */
  readonly differing: readonly string[]
  /** The scheme of the family that fits, or null: then one is made with `levels`. */
  readonly scheme: FamilyVariant | null
  readonly schemeCode: string
  /** Attributes that live on the variants. */
  readonly level: readonly string[]
}

/** A model holds at most this many variants: what a shop takes of one product. */
export const MOST_VARIANTS = 500

/**
 * Decides how simple products become variants of one model: by which axes they differ, what they have in common. Axes
 * are those given, else the one or two options or short values that tell every product apart. Refuses products of
 * several families, those that belong to a model already, and axes on which two would be the same variant.
 */
export function planGroup(
  structure: StructureModel,
  products: readonly LooseProduct[],
  wantedAxes: readonly string[] | null,
): GroupPlan | Problem {
  const family = structure.familiesById.get(products[0]?.familyId ?? 0)
  if (products.length < 2 || products.length > MOST_VARIANTS)
    return problem('not-a-group', `A group has 2 to ${MOST_VARIANTS} products.`, { limit: MOST_VARIANTS })
  if (!family || products.some(({ familyId }) => familyId !== family.id))
    return problem('not-one-family', 'Variants of one model are of one family; these are not.')
  const placed = products.find(({ kind, parentId }) => kind !== 'product' || parentId !== null)
  if (placed) return problem('has-variants', `"${placed.sku}" belongs to a model already.`, { sku: placed.sku })

  const slots = [...structure.slots.values()].filter((slot) => slot.attribute !== null)
  const differing = slots.filter((slot) => differs(products, slot))
  const axes = wantedAxes ?? proposeAxes(products, differing)
  if (axes.length === 0)
    return problem('no-axis', 'Nothing short tells these products apart; fill in a colour or size.')
  const unfit = axes.find((code) => !isAxis(structure.attributes.get(code)))
  if (unfit !== undefined)
    return problem('not-an-axis', `"${unfit}" cannot tell variants apart: it takes one short value per product.`, {
      name: unfit,
    })
  const twin = sameVariant(products, axes)
  if (twin)
    return problem('same-variant', `"${twin[0]}" and "${twin[1]}" would be the same variant.`, {
      sku: twin[0],
      other: twin[1],
    })
  const own = new Set([...axes, ...differing.map(({ attribute }) => attribute?.code ?? '')])
  for (const attribute of structure.attributes.values())
    if (attribute.isUnique || attribute.type === 'identifier') own.add(attribute.code)
  const scheme = [...structure.familyVariantsById.values()].find(
    (variant) => variant.familyId === family.id && fits(structure, variant, axes, own),
  )
  const common = new Map(
    slots.flatMap((slot): [string, CellValue][] => {
      const value = products[0]?.values.get(slot.key) ?? null
      const isOnModel = scheme ? levelOf(scheme, slot) === 0 : !own.has(slot.attribute?.code ?? '')
      return value === null || !isOnModel ? [] : [[slot.key, value]]
    }),
  )
  const taken = new Set([...structure.familyVariantsById.values()].map(({ code }) => code))
  return {
    axes,
    common,
    differing: differing.map(({ key }) => key),
    scheme: scheme ?? null,
    schemeCode: scheme?.code ?? freeCode(`${family.code}_by_${axes.join('_')}`, taken),
    level: [...own].filter((code) => structure.attributes.has(code)),
  }
}

/** Combinations of the values that are there on each axis which no variant has. At most two axes. */
export function missingCombinations(rows: readonly (readonly CellValue[])[]): CellValue[][] {
  const width = rows[0]?.length ?? 0
  const values = Array.from({ length: width }, (_, axis) => [...new Set(rows.map((row) => row[axis] ?? null))])
  const taken = new Set(rows.map((row) => JSON.stringify(row)))
  return values
    .reduce<CellValue[][]>((all, each) => all.flatMap((row) => each.map((value) => [...row, value])), [[]])
    .filter((row) => row.length > 0 && row.every((value) => value !== null) && !taken.has(JSON.stringify(row)))
}

function differs(products: readonly LooseProduct[], { key }: Slot): boolean {
  const first = products[0]?.values.get(key) ?? null
  return products.some(({ values }) => (values.get(key) ?? null) !== first)
}

function isAxis(attribute: Attribute | undefined): boolean {
  return (
    attribute !== undefined &&
    AXIS_TYPES.includes(attribute.type) &&
    !attribute.isScopable &&
    !attribute.isLocalizable &&
    !attribute.isUnique
  )
}

/** Options before free values; one axis before two; every product filled in and different. */
function proposeAxes(products: readonly LooseProduct[], differing: readonly Slot[]): readonly string[] {
  const candidates = differing
    .flatMap(({ attribute }) => (attribute && isAxis(attribute) ? [attribute] : []))
    .filter(({ code }) => products.every(({ values }) => (values.get(code) ?? null) !== null))
    .toSorted((a, b) => AXIS_TYPES.indexOf(a.type) - AXIS_TYPES.indexOf(b.type) || a.sortOrder - b.sortOrder)
    .map(({ code }) => code)
  // Two options, colour and size, say more than one free text that happens to be different everywhere.
  const sets = [
    ...candidates.map((code) => [code]),
    ...candidates.flatMap((code, index) => candidates.slice(index + 1).map((other) => [code, other])),
  ]
  return sets.find((axes) => sameVariant(products, axes) === null) ?? []
}

function sameVariant(products: readonly LooseProduct[], axes: readonly string[]): readonly [string, string] | null {
  const seen = new Map<string, string>()
  for (const { sku, values } of products) {
    const name = JSON.stringify(axes.map((axis) => values.get(axis) ?? null))
    const other = seen.get(name)
    if (other !== undefined) return [other, sku]
    seen.set(name, sku)
  }
  return null
}

/** Whether a scheme has just these axes and leaves every value that differs to the variants. */
function fits(
  structure: StructureModel,
  variant: FamilyVariant,
  axes: readonly string[],
  own: ReadonlySet<string>,
): boolean {
  const [level = []] = variant.axes
  return (
    variant.levels.length === 1 &&
    level.length === axes.length &&
    axes.every((axis) => level.includes(axis)) &&
    [...own].every((code) => {
      const attribute = structure.attributes.get(code)
      return attribute === undefined || levelOf(variant, { attribute }) === 1
    })
  )
}

function freeCode(wanted: string, taken: ReadonlySet<string>): string {
  const base = CODE_PATTERN.test(wanted) ? wanted : 'variants'
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base.slice(0, 95)}_${number}`
    if (!taken.has(code)) return code
  }
}
