import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseColumnKey } from '../../src/shared/column-key.ts'
import { ATTRIBUTE_TYPES, CODE_PATTERN, OWNERS, PRODUCT_STATUSES } from '../../src/shared/vocabulary.ts'

const demo = join(import.meta.dirname, '../../db/demo')
const pictures = join(import.meta.dirname, '../../resources/sample')

interface Row {
  readonly sku: string
  readonly kind: 'product' | 'model' | 'variant'
  readonly parent: string | null
  readonly family: string | null
  readonly familyVariant?: string
  readonly status: string
  readonly categories: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
  readonly associations?: Readonly<Record<string, readonly string[]>>
}
interface Named {
  readonly code: string
  readonly labels: Readonly<Record<string, string>>
}
interface AttributeRow extends Named {
  readonly type: string
  readonly group: string
  readonly owner?: string
  readonly isScopable?: boolean
  readonly isLocalizable?: boolean
  readonly hasContext?: boolean
  readonly maxLength?: number
  readonly pattern?: string
  readonly measurementFamily?: string
  readonly referenceEntity?: string
  readonly options?: readonly Named[]
}

const rows = readFileSync(join(demo, 'products.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row)
const structure = JSON.parse(readFileSync(join(demo, 'structure.json'), 'utf8')) as {
  readonly locales: readonly { readonly code: string }[]
  readonly contexts: readonly Named[]
  readonly channels: readonly (Named & { readonly locales: readonly string[] })[]
  readonly measurementFamilies: readonly (Named & { readonly units: readonly { readonly code: string }[] })[]
  readonly attributeGroups: readonly Named[]
  readonly attributes: readonly AttributeRow[]
  readonly referenceEntities: readonly (Named & { readonly records: readonly Named[] })[]
  readonly families: readonly (Named & {
    readonly attributes: readonly string[]
    readonly requirements: Readonly<Record<string, readonly string[]>>
  })[]
  readonly familyVariants: readonly (Named & {
    readonly family: string
    readonly axes: readonly (readonly string[])[]
    readonly levels: readonly (readonly string[])[]
  })[]
  readonly categories: readonly (Named & { readonly parent: string | null })[]
  readonly associationTypes: readonly Named[]
}
const facts = JSON.parse(readFileSync(join(demo, 'facts.json'), 'utf8')) as {
  readonly products: number
  readonly models: number
  readonly variants: number
  readonly withoutFamily: number
  readonly missing: Readonly<Record<string, number>>
  readonly wrongEans: readonly string[]
  readonly doubleNames: readonly string[]
  readonly longNames: readonly string[]
  readonly negativeStock: number
}

const bySku = new Map(rows.map((row) => [row.sku, row]))
const attributes = new Map(structure.attributes.map((attribute) => [attribute.code, attribute]))
const sellable = rows.filter((row) => row.kind !== 'model')
const valuesOf = (row: Row): Row['values'] => ({ ...bySku.get(row.parent ?? '')?.values, ...row.values })
const textOf = (row: Row, key: string): string => {
  const value = row.values[key]
  return typeof value === 'string' ? value : ''
}
const codes = (items: readonly { readonly code: string }[]): Set<string> => new Set(items.map((item) => item.code))

describe('the structure of the sample', () => {
  it('uses every attribute type, and only owners and types there are', () => {
    expect(new Set(structure.attributes.map((attribute) => attribute.type))).toEqual(new Set(ATTRIBUTE_TYPES))
    expect(structure.attributes.filter((attribute) => !OWNERS.includes((attribute.owner ?? 'pim') as never))).toEqual(
      [],
    )
  })

  it('has labels in the four languages of the app everywhere', () => {
    const named = [
      structure.channels,
      structure.attributeGroups,
      structure.attributes,
      structure.families,
      structure.familyVariants,
      structure.categories,
      structure.associationTypes,
      structure.contexts,
      structure.measurementFamilies,
    ]
    const all = [
      ...named.flat(),
      ...structure.attributes.flatMap((attribute) => attribute.options ?? []),
      ...structure.referenceEntities.flatMap((entity) => entity.records),
    ]
    expect(
      all
        .filter((item) => ['nl', 'en', 'fr', 'sv'].some((language) => !item.labels[language]))
        .map((item) => item.code),
    ).toEqual([])
    expect(all.filter((item) => !CODE_PATTERN.test(item.code)).map((item) => item.code)).toEqual([])
  })

  it('points only at what exists', () => {
    const wrong = [
      ...structure.attributes.filter((attribute) => !codes(structure.attributeGroups).has(attribute.group)),
      ...structure.attributes.filter(
        (attribute) =>
          attribute.measurementFamily && !codes(structure.measurementFamilies).has(attribute.measurementFamily),
      ),
      ...structure.attributes.filter(
        (attribute) => attribute.referenceEntity && !codes(structure.referenceEntities).has(attribute.referenceEntity),
      ),
      ...structure.families.filter((family) => family.attributes.some((code) => !attributes.has(code))),
      ...structure.families.filter((family) =>
        Object.values(family.requirements)
          .flat()
          .some((code) => !family.attributes.includes(code)),
      ),
      ...structure.familyVariants.filter((variant) =>
        [...variant.axes.flat(), ...variant.levels.flat()].some(
          (code) => !structure.families.find((family) => family.code === variant.family)?.attributes.includes(code),
        ),
      ),
      ...structure.categories.filter(
        (category) => category.parent !== null && !codes(structure.categories).has(category.parent),
      ),
    ]
    expect(wrong.map((item) => item.code)).toEqual([])
  })
})

describe('the products of the sample', () => {
  it('counts what the README says', () => {
    const kinds = Map.groupBy(rows, (row) => row.kind)
    expect({
      products: kinds.get('product')?.length,
      models: kinds.get('model')?.length,
      variants: kinds.get('variant')?.length,
    }).toEqual({ products: facts.products, models: facts.models, variants: facts.variants })
    expect(bySku.size).toBe(rows.length)
    expect(rows.filter((row) => row.family === null)).toHaveLength(facts.withoutFamily)
  })

  it('names parents, families, categories and links that exist', () => {
    const categories = codes(structure.categories)
    const families = codes(structure.families)
    const wrong = rows.filter(
      (row) =>
        (row.kind === 'variant') !== (row.parent !== null) ||
        (row.parent !== null && bySku.get(row.parent)?.kind !== 'model') ||
        (row.kind === 'model' && !codes(structure.familyVariants).has(row.familyVariant ?? '')) ||
        (row.family !== null && !families.has(row.family)) ||
        !(PRODUCT_STATUSES as readonly string[]).includes(row.status) ||
        row.categories.some((code) => !categories.has(code)) ||
        Object.values(row.associations ?? {})
          .flat()
          .some((sku) => !bySku.has(sku) || sku === row.sku),
    )
    expect(wrong.map((row) => row.sku)).toEqual([])
  })

  it('holds values that fit their attributes', () => {
    expect(
      rows.flatMap((row) => Object.entries(row.values).flatMap(([key, value]) => misfit(row, key, value) ?? [])),
    ).toEqual([])
  })

  it('keeps on a variant only what its family says lives there, and every axis', () => {
    const wrong = rows.filter((row) => {
      const model = bySku.get(row.parent ?? '')
      if (!model) return false
      const variant = structure.familyVariants.find(({ code }) => code === model.familyVariant)
      return (
        variant?.axes.flat().some((code) => row.values[code] === undefined) ||
        Object.keys(row.values).some((key) => !variant?.levels.flat().includes(key.split('/')[0] ?? ''))
      )
    })
    expect(wrong.map((row) => row.sku)).toEqual([])
  })

  it('has exactly the gaps it says it has', () => {
    const inFamily = sellable.filter((row) => row.family !== null)
    const missing = Object.fromEntries(
      Object.keys(facts.missing).map((key) => [key, inFamily.filter((row) => valuesOf(row)[key] === undefined).length]),
    )
    expect(missing).toEqual(facts.missing)
  })

  it('has exactly the mistakes it says it has', () => {
    const names = Map.groupBy(
      rows.filter((row) => row.kind !== 'variant'),
      (row) => textOf(row, 'name/nl_NL'),
    )
    expect(
      rows
        .filter((row) => row.values['ean'] !== undefined && !isGtin(textOf(row, 'ean')))
        .map((row) => row.sku)
        .toSorted(),
    ).toEqual(facts.wrongEans.toSorted())
    expect(
      [...names]
        .filter(([, same]) => same.length > 1)
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(facts.doubleNames.toSorted())
    expect(
      rows
        .filter((row) => textOf(row, 'name/nl_NL').length > 100)
        .map((row) => row.sku)
        .toSorted(),
    ).toEqual(facts.longNames.toSorted())
    expect(rows.filter((row) => Number(row.values['stock'] ?? 0) < 0)).toHaveLength(facts.negativeStock)
  })

  it('uses no EAN twice', () => {
    const eans = rows.flatMap((row) => (row.values['ean'] === undefined ? [] : [textOf(row, 'ean')]))
    expect(new Set(eans).size).toBe(eans.length)
  })
})

/** What is wrong with a value, in words; undefined when it fits its attribute. */
function misfit(row: Row, key: string, value: unknown): string | undefined {
  const column = parseColumnKey(key)
  const attribute = attributes.get(column?.attribute ?? '')
  const wrong = `${row.sku} ${key} ${JSON.stringify(value)}`
  if (!column || !attribute) return wrong
  if (
    Boolean(attribute.isScopable) !== (column.channel !== null) ||
    Boolean(attribute.isLocalizable) !== (column.locale !== null)
  )
    return wrong
  if (
    Boolean(attribute.hasContext) !== (column.context !== null) ||
    (attribute.type === 'price') !== (column.currency !== null)
  )
    return wrong
  if (column.channel !== null && !codes(structure.channels).has(column.channel)) return wrong
  const options = codes(attribute.options ?? [])
  const isText =
    typeof value === 'string' &&
    value.trim() === value &&
    value.length > 0 &&
    value.length <= (attribute.maxLength ?? 20_000) &&
    new RegExp(attribute.pattern ?? '').test(value)
  const fits: Record<string, () => boolean> = {
    number: () => Number.isFinite(value),
    price: () => typeof value === 'number' && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6,
    boolean: () => typeof value === 'boolean',
    date: () => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
    'simple-select': () => options.has(String(value)),
    'multi-select': () => Array.isArray(value) && value.length > 0 && value.every((code) => options.has(String(code))),
    reference: () =>
      codes(structure.referenceEntities.find((entity) => entity.code === attribute.referenceEntity)?.records ?? []).has(
        String(value),
      ),
    measurement: () =>
      /^-?\d+(\.\d+)? [A-Z_]+$/.test(String(value)) &&
      codes(
        structure.measurementFamilies.find((family) => family.code === attribute.measurementFamily)?.units ?? [],
      ).has(String(value).split(' ')[1] ?? ''),
    image: () => existsSync(join(pictures, String(value))),
    file: () => existsSync(join(pictures, String(value))),
    'asset-collection': () => Array.isArray(value) && value.every((path) => existsSync(join(pictures, String(path)))),
  }
  return (fits[attribute.type] ?? (() => isText))() ? undefined : wrong
}

function isGtin(code: string): boolean {
  return (
    /^\d{13}$/.test(code) &&
    Array.from(code).reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0
  )
}
