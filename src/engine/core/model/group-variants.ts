import type { CellValue } from '../../../shared/vocabulary.ts'
import { CODE_PATTERN } from '../../../shared/vocabulary.ts'
import type { Attribute, FamilyVariant, Slot, StructureModel } from '../structure/model.ts'
import { levelOf } from '../structure/inheritance.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'
import { byLikelihood, canBeAxis } from './axes.ts'
import { optionsInNames } from './axis-from-names.ts'
import { sharedValue } from './shared-values.ts'

/** A product that stands alone, with its values by column key. */
export interface LooseProduct {
  readonly id: number
  readonly sku: string
  readonly kind: string
  readonly familyId: number | null
  readonly parentId: number | null
  readonly values: ReadonlyMap<string, CellValue>
}

/** An attribute that could tell the variants apart, and why. */
export interface AxisCandidate {
  readonly attribute: string
  /** Different values among the products. */
  readonly distinct: number
  /** Where its values stand: in the attribute, or in names and SKUs, from which they are filled in. */
  readonly from: 'values' | 'names'
}

/** How products come together under one model. */
export interface GroupPlan {
  readonly axes: readonly string[]
  readonly candidates: readonly AxisCandidate[]
  /** Values of axes that products lack and their names tell: by product, then attribute. */
  readonly filled: ReadonlyMap<number, ReadonlyMap<string, CellValue>>
  /** What the model will hold. */
  readonly common: ReadonlyMap<string, CellValue>
  /** Columns in which they differ, with what the model would hold of them. */
  readonly differing: ReadonlyMap<string, CellValue>
  /** Columns of the model in which a product keeps a value of its own. */
  readonly own: ReadonlyMap<number, readonly string[]>
  /** The scheme of the family that fits, or null: then one is made with `levels`. */
  readonly scheme: FamilyVariant | null
  readonly schemeCode: string
  /** Attributes that live on the variants. */
  readonly level: readonly string[]
}

/** A group has at most so many: more are no one product to anybody. */
export const MOST_VARIANTS = 5_000

/**
 * Decides how simple products become variants of one model: by which axes they differ, what they have in common. Axes
 * are those given, else the one or two options or short values that tell every product apart. Refuses products of
 * several families, those that belong to a model already, and axes on which two would be the same variant. `up` names
 * the attributes that the model is to hold, null those in which all are alike; a product that differs in one of them
 * keeps its own value.
 */
export function planGroup(
  structure: StructureModel,
  given: readonly LooseProduct[],
  wantedAxes: readonly string[] | null,
  up: readonly string[] | null = null,
): GroupPlan | Problem {
  const family = structure.familiesById.get(given[0]?.familyId ?? 0)
  if (given.length < 2 || given.length > MOST_VARIANTS)
    return problem('not-a-group', `A group has 2 to ${MOST_VARIANTS} products.`, { limit: MOST_VARIANTS })
  if (!family || given.some(({ familyId }) => familyId !== family.id))
    return problem('not-one-family', 'Variants of one model are of one family; these are not.')
  const placed = given.find(({ kind, parentId }) => kind !== 'product' || parentId !== null)
  if (placed) return problem('has-variants', `"${placed.sku}" belongs to a model already.`, { sku: placed.sku })

  const slots = [...structure.slots.values()].filter((slot) => slot.attribute !== null)
  const fromNames = axesInNames(structure, family.attributeIds, given)
  const products = given.map((product) => withAxes(product, fromNames))
  const differing = slots.filter((slot) => differs(products, slot))
  const { axes: proposed, candidates } = proposeAxes(products, differing, fromNames)
  const axes = wantedAxes ?? proposed
  if (axes.length === 0)
    return problem('no-axis', 'Nothing short tells these products apart; fill in a colour or size.')
  const unfit = axes.find((code) => !canBeAxis(structure.attributes.get(code)))
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
  for (const attribute of structure.attributes.values()) if (isAlwaysOwn(attribute)) own.add(attribute.code)
  if (up !== null) {
    const isFixed = (code: string): boolean => axes.includes(code) || isAlwaysOwn(structure.attributes.get(code))
    for (const slot of slots) {
      const code = slot.attribute?.code ?? ''
      const hasValues = products.some(({ values }) => values.has(slot.key))
      if (up.includes(code) && !isFixed(code)) own.delete(code)
      else if (hasValues) own.add(code)
    }
  }
  const used = slots.filter(({ key }) => products.some(({ values }) => values.has(key)))
  const scheme = [...structure.familyVariantsById.values()].find(
    (variant) =>
      variant.familyId === family.id &&
      fits(structure, variant, axes, own) &&
      (up === null || used.every((slot) => (levelOf(variant, slot) === 0) === !own.has(slot.attribute?.code ?? ''))),
  )
  const isOnModel = (slot: Slot): boolean =>
    scheme ? levelOf(scheme, slot) === 0 : !own.has(slot.attribute?.code ?? '')
  const valuesOf = (slot: Slot): CellValue[] => products.map(({ values }) => values.get(slot.key) ?? null)
  const common = new Map(
    used.flatMap((slot): [string, CellValue][] =>
      isOnModel(slot) ? [[slot.key, sharedValue(slot, valuesOf(slot))]] : [],
    ),
  )
  const kept = new Map(
    products.map(({ id, values }) => [
      id,
      [...common].flatMap(([key, value]) => ((values.get(key) ?? null) === value ? [] : [key])),
    ]),
  )
  const taken = new Set([...structure.familyVariantsById.values()].map(({ code }) => code))
  return {
    axes,
    candidates,
    filled: new Map(
      given.map(({ id, values }) => [
        id,
        new Map(
          axes.flatMap((code) => {
            const value = fromNames.get(code)?.get(id)
            return values.has(code) || value === undefined ? [] : [[code, value]]
          }),
        ),
      ]),
    ),
    common,
    differing: new Map(differing.map((slot) => [slot.key, sharedValue(slot, valuesOf(slot))])),
    own: kept,
    scheme: scheme ?? null,
    schemeCode: scheme?.code ?? freeCode(`${family.code}_by_${axes.join('_')}`, taken),
    level: [...own].filter((code) => structure.attributes.has(code)),
  }
}

/** Combinations of the values on each axis which no variant has. */
export function missingCombinations(
  values: readonly (readonly CellValue[])[],
  variants: readonly (readonly CellValue[])[],
): CellValue[][] {
  const taken = new Set(variants.map((row) => JSON.stringify(row)))
  return values
    .reduce<CellValue[][]>((all, each) => all.flatMap((row) => each.map((value) => [...row, value])), [[]])
    .filter((row) => row.length > 0 && row.every((value) => value !== null) && !taken.has(JSON.stringify(row)))
}

function differs(products: readonly LooseProduct[], { key }: Slot): boolean {
  const first = products[0]?.values.get(key) ?? null
  return products.some(({ values }) => (values.get(key) ?? null) !== first)
}

/** Selects of the family that no product has filled in and every product's name tells. */
function axesInNames(
  structure: StructureModel,
  attributeIds: readonly number[],
  products: readonly LooseProduct[],
): ReadonlyMap<string, ReadonlyMap<number, CellValue>> {
  const named = products.map(({ id, sku, values }) => ({
    id,
    texts: [sku, ...[...values].flatMap(([key, value]) => (key.startsWith('name') ? [String(value)] : []))],
  }))
  return new Map(
    attributeIds.flatMap((id) => {
      const attribute = structure.attributesById.get(id)
      if (!canBeAxis(attribute) || products.some(({ values }) => values.has(attribute.code))) return []
      const found = optionsInNames(structure, attribute, named)
      return found ? [[attribute.code, found]] : []
    }),
  )
}

function withAxes(product: LooseProduct, fromNames: ReadonlyMap<string, ReadonlyMap<number, CellValue>>): LooseProduct {
  const more = [...fromNames].flatMap(([code, found]): [string, CellValue][] => [[code, found.get(product.id) ?? null]])
  return more.length === 0 ? product : { ...product, values: new Map([...product.values, ...more]) }
}

/** Values that no two products share belong to each variant. */
function isAlwaysOwn(attribute: Attribute | undefined): boolean {
  return attribute !== undefined && (attribute.isUnique || attribute.type === 'identifier')
}

/** Options before free values; one axis before two; every product filled in and different. */
function proposeAxes(
  products: readonly LooseProduct[],
  differing: readonly Slot[],
  fromNames: ReadonlyMap<string, unknown>,
): { readonly axes: readonly string[]; readonly candidates: readonly AxisCandidate[] } {
  const candidates = differing
    .flatMap(({ attribute }) => (canBeAxis(attribute) ? [attribute] : []))
    .filter(({ code }) => products.every(({ values }) => (values.get(code) ?? null) !== null))
    .toSorted(byLikelihood)
    .map(({ code }) => code)
  const sets = [
    ...candidates.map((code) => [code]),
    ...candidates.flatMap((code, index) => candidates.slice(index + 1).map((other) => [code, other])),
  ]
  return {
    axes: sets.find((axes) => sameVariant(products, axes) === null) ?? [],
    candidates: candidates.map((code) => ({
      attribute: code,
      distinct: new Set(products.map(({ values }) => values.get(code))).size,
      from: fromNames.has(code) ? 'names' : 'values',
    })),
  }
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
