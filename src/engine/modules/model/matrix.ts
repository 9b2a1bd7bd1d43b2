import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { missingCombinations } from '../../core/model/group-variants.ts'
import type { NamesOf } from '../../core/model/variant-skus.ts'
import { variantSkus } from '../../core/model/variant-skus.ts'
import type { Place } from '../../core/structure/inheritance.ts'
import { isInherited } from '../../core/structure/inheritance.ts'
import type { Attribute, Slot, StructureModel } from '../../core/structure/model.ts'
import { optionsOf } from '../../core/values/options.ts'
import type { ReadContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { placeOf } from '../../store/inherit.ts'
import { productRows } from '../../store/product-rows.ts'
import { codeLabels } from '../catalogue/index.ts'
import { alikeOf } from './move-up.ts'
import { childIds, kindOf, productId, skuOf, systemValue } from './products.ts'

/** More empty places are no work for a person: none are listed then. */
const MISSING_MOST = 2_000

/**
 * The variants of a model along its axes, and the combinations nobody has made yet, each with a free SKU like those of
 * its siblings. `more` are values of the axes that are to be shown beside those in use.
 */
export function variantMatrix(
  { db, structure }: ReadContext,
  { productId: modelId, more }: Parsed<'model.matrix'>,
): Result<'model.matrix'> {
  const model = structure()
  const place = placeOf(db, model, modelId)
  if (!place || place.depth > 0 || kindOf(db, modelId) !== 'model')
    throw new AppError('not-found', 'This product is not a model with variants.', { productId: modelId })
  const axes = place.variant.axes.flat()
  const attributes = axes.map((code) => model.attributes.get(code) ?? null)
  const rows = productRows(
    db,
    axes.flatMap((code) => model.slots.get(code) ?? []),
  )
  const below = modelsBelow(db, modelId)
  const parents = [modelId, ...below]
  const variants = parents
    .flatMap((id) => childIds(db, id))
    .filter((id) => kindOf(db, id) !== 'model')
    .map((id) => ({ productId: id, sku: skuOf(db, id), axes: axisValues(rows.read(id)?.values, axes, model) }))
  const values = attributes.map((attribute, axis) =>
    inOrder(model, attribute, [...variants.map((variant) => variant.axes[axis] ?? null), ...(more[axis] ?? [])]),
  )
  const sku = skuOf(db, modelId)
  const alike = alikeOf(db, model, modelId).map(({ attribute, columns }) => ({
    attribute: attribute.code,
    columns: columns.map(({ slot, value }) => ({ column: slot.key, value })),
  }))
  const inherited = inheritedValues(db, model, modelId, place)
  return {
    sku,
    family: model.familiesById.get(place.variant.familyId)?.code ?? null,
    scheme: place.variant.code,
    axes: [...axes],
    parents: parents.map((id) => skuOf(db, id)),
    below: place.variant.levels.at(-1)?.filter((code) => !axes.includes(code)) ?? [],
    values,
    variants,
    ...missingUnder(
      { db, model, attributes, values, variants, axesOfLevels: place.variant.axes },
      { sku, axes: [] },
      below.map((id) => ({ sku: skuOf(db, id), axes: axisValues(rows.read(id)?.values, axes, model) })),
    ),
    alike,
    inherited,
    labels: labelsOf(model, [...alike.flatMap(({ columns }) => columns), ...inherited]),
  }
}

function labelsOf(
  model: StructureModel,
  values: readonly { readonly column: string; readonly value: CellValue }[],
): Result<'model.matrix'>['labels'] {
  return Object.fromEntries(
    values.flatMap(({ column, value }) => {
      const slot = model.slots.get(column)
      const found = slot && codeLabels(model, { attribute: slot.attribute, system: null }, [value])
      return found ? [[column, found]] : []
    }),
  )
}

/** Axis by axis; null for one that no product has a value of yet. */
function axisValues(
  read: readonly CellValue[] | undefined,
  axes: readonly string[],
  { slots }: StructureModel,
): CellValue[] {
  const filled = axes.filter((code) => slots.has(code))
  return axes.map((code) => read?.[filled.indexOf(code)] ?? null)
}

/** Each value once: options in the order of their list, numbers by size, anything else as it comes. */
function inOrder(model: StructureModel, attribute: Attribute | null, values: readonly CellValue[]): CellValue[] {
  const distinct = [...new Set(values)]
  if (attribute?.type === 'number') return distinct.toSorted((a, b) => Number(a) - Number(b))
  if (attribute?.type !== 'simple-select') return distinct
  const options = optionsOf(model.options, attribute.id)
  const order = (value: CellValue): number => options.get(String(value))?.sortOrder ?? Infinity
  return distinct.toSorted((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)))
}

function namesIn(model: StructureModel, attributes: readonly (Attribute | null)[]): NamesOf {
  const locales = [model.defaultLocale, ...model.locales.map(({ code }) => code)]
  return (axis, value) => {
    const attribute = attributes[axis]
    const option = attribute && optionsOf(model.options, attribute.id).get(String(value))
    if (!option) return [String(value ?? '')]
    return [option.code, ...locales.map((locale) => option.labels[locale] ?? option.code)]
  }
}

interface Tree {
  readonly db: Db
  readonly model: StructureModel
  readonly attributes: readonly (Attribute | null)[]
  readonly values: readonly (readonly CellValue[])[]
  readonly variants: readonly Sibling[]
  readonly axesOfLevels: readonly (readonly string[])[]
}

interface Sibling {
  readonly sku: string
  readonly axes: readonly CellValue[]
}

/**
 * Combinations nobody has made, each under the model of its values on the axes of every level above. Models between
 * that are not there yet are proposed as well, each once and before what is below it.
 */
function missingUnder(
  { db, model, attributes, values, variants, axesOfLevels }: Tree,
  root: Sibling,
  models: readonly Sibling[],
): Pick<Result<'model.matrix'>, 'missing' | 'between'> {
  const combinations = missingCombinations(
    values,
    variants.map(({ axes }) => axes),
  )
  if (combinations.length > MISSING_MOST) return { missing: [], between: [] }
  const free = freeSkus(db)
  /** Axes that the models of a level have in common with all below them: none of the root, all of a variant. */
  const ends = axesOfLevels.map((_, level) => axesOfLevels.slice(0, level + 1).flat().length)
  const spell = ends.map((end, level) => {
    const isLowest = level === ends.length - 1
    const siblings = isLowest ? variants : models.filter(({ axes }) => isOfLevel(axes, end))
    return variantSkus(
      root.sku,
      siblings.map((each) => ({ sku: each.sku, axes: each.axes.slice(0, end) })),
      namesIn(model, attributes.slice(0, end)),
    )
  })
  const skus = new Map([[JSON.stringify([]), root.sku]])
  for (const { sku, axes } of models) {
    const end = ends.findLast((each) => isOfLevel(axes, each))
    const name = JSON.stringify(axes.slice(0, end ?? 0))
    if (!skus.has(name)) skus.set(name, sku)
  }
  const between: Result<'model.matrix'>['between'] = []
  const parentOf = (axes: readonly CellValue[], level: number): string => {
    const above = axes.slice(0, ends[level - 1] ?? 0)
    const name = JSON.stringify(above)
    const known = skus.get(name)
    if (known !== undefined) return known
    const parent = parentOf(above, level - 1)
    const sku = free(spell[level - 1]?.(above) ?? '')
    skus.set(name, sku)
    between.push({ axes: above, ownFrom: ends[level - 2] ?? 0, sku, parent })
    return sku
  }
  const lowest = ends.length - 1
  const missing = combinations.map((axes) => {
    const parent = parentOf(axes, lowest)
    return { axes, ownFrom: ends[lowest - 1] ?? 0, sku: free(spell[lowest]?.(axes) ?? ''), parent }
  })
  return { missing, between }
}

/** Whether the values of a model go just as far as this: filled so far, and no further. */
function isOfLevel(axes: readonly CellValue[], end: number): boolean {
  return axes.slice(0, end).every((value) => value !== null) && axes.slice(end).every((value) => value === null)
}

/** Gives each wanted SKU, numbered where the catalogue or an earlier one has it. */
function freeSkus(db: Db): (wanted: string) => string {
  const taken = new Set<string>()
  return (wanted) => {
    let sku = wanted
    for (let number = 2; taken.has(sku) || productId(db, sku) !== null; number++) sku = `${wanted}-${number}`
    taken.add(sku)
    return sku
  }
}

/** What all variants show of the model. */
function inheritedValues(
  db: Db,
  model: StructureModel,
  modelId: number,
  place: Place,
): Result<'model.matrix'>['inherited'] {
  const leaf: Place = { ...place, depth: place.variant.levels.length }
  const lent = [...model.slots.values()].filter((slot: Slot) => slot.attribute !== null && isInherited(leaf, slot))
  return lent.flatMap((slot) => {
    const value = systemValue(db, modelId, slot)
    return value === null ? [] : [{ column: slot.key, value }]
  })
}

function modelsBelow(db: Db, id: number): number[] {
  return childIds(db, id).flatMap((child) => (kindOf(db, child) === 'model' ? [child, ...modelsBelow(db, child)] : []))
}
