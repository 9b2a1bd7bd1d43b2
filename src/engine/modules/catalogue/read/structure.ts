import type { Structure } from '../../../../shared/contract/catalogue.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Attribute, Category, StructureModel } from '../../../core/structure/model.ts'
import { fold } from '../../../core/text/fold.ts'
import { optionsOf } from '../../../core/values/options.ts'
import type { ReadContext } from '../../../runtime/module.ts'

/** Everything a window needs to know of the structure, without options: those may be many (`catalogue.options`). */
export function structure(context: ReadContext): Structure {
  const model = context.structure()
  return {
    version: model.version,
    attributes: [...model.attributes.values()].map((attribute) => toAttribute(model, attribute)),
    attributeGroups: [...model.groups.values()].map(({ id, code, labels, sortOrder }) => ({
      id,
      code,
      labels,
      sortOrder,
    })),
    families: [...model.families.values()].map((family) => ({
      id: family.id,
      code: family.code,
      labels: family.labels,
      attributes: codes(model, family.attributeIds),
      requirements: Object.fromEntries([...family.requirements].map(([channel, ids]) => [channel, codes(model, ids)])),
      labelAttribute: family.labelAttribute,
      imageAttribute: family.imageAttribute,
      skuPattern: family.skuPattern,
    })),
    channels: [...model.channels.values()].map(({ id, code, labels, locales, currencies }) => ({
      id,
      code,
      labels,
      locales: [...locales],
      currencies: [...currencies],
    })),
    locales: model.locales.map(({ code, isDefault }) => ({ code, isDefault })),
    contexts: [...model.contexts.values()],
    categories: [...model.categories.values()].map((category) => toCategory(model, category)),
    associationTypes: [...model.associationTypes.values()].map(({ id, code, labels }) => ({ id, code, labels })),
    suppliers: model.suppliers.map(({ id, code, name }) => ({ id, code, name })),
    measurementFamilies: [...model.measurementFamilies.values()].map(({ code, standardUnit, units }) => ({
      code,
      standardUnit,
      units: [...units],
    })),
  }
}

/** Options of one attribute whose code, label or synonym holds the words searched for, in their order. */
export function options(
  context: ReadContext,
  { attribute: code, search, limit }: Parsed<'catalogue.options'>,
): Result<'catalogue.options'> {
  const model = context.structure()
  const attribute = model.attributes.get(code)
  if (!attribute) throw new AppError('not-found', `The catalogue has no attribute "${code}".`, { attribute: code })
  const sought = fold(search)
  const found = [...optionsOf(model.options, attribute.id).values()].filter(
    (option) =>
      sought === '' ||
      [option.code, ...Object.values(option.labels), ...option.synonyms].some((name) => fold(name).includes(sought)),
  )
  return {
    options: found.slice(0, limit).map((option) => ({ code: option.code, labels: option.labels })),
    total: found.length,
  }
}

function toAttribute(model: StructureModel, attribute: Attribute): Structure['attributes'][number] {
  const { groupId, minNumber: _min, maxNumber: _max, pattern: _pattern, synonyms: _synonyms, ...rest } = attribute
  const group = [...model.groups.values()].find(({ id }) => id === groupId)
  return { ...rest, group: group?.code ?? null }
}

function toCategory(
  model: StructureModel,
  { id, code, labels, parentId, sortOrder }: Category,
): Structure['categories'][number] {
  return { id, code, labels, parent: model.categoriesById.get(parentId ?? 0)?.code ?? null, sortOrder }
}

function codes(model: StructureModel, ids: Iterable<number>): string[] {
  return [...ids].flatMap((id) => model.attributesById.get(id)?.code ?? [])
}
