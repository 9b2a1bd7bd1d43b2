import { ApiError } from './api-error.ts'
import type { Draft } from './fields.ts'
import type { Call, Resource } from './resource.ts'
import { deleteRows, languagesOf, reference, textOf, updateRow } from './shop.ts'
import { freeSlug, slugify } from './slugs.ts'
import { findRow, rowsOf, type Row } from './state.ts'

const title = { type: 'text', perLanguage: true, required: true } as const
const text = { type: 'text', perLanguage: true } as const
const plain = { type: 'text' } as const
const order = { type: 'number', integer: true } as const

/** On creation the slug is the same in all languages, so it has to be free in all of them. */
export function giveSlug(table: string) {
  return (call: Call, draft: Draft): void => {
    const wanted = draft.texts['url'] || draft.texts['title'] || ''
    draft.texts['url'] = freeSlug(wanted, (slug) => isSlugTaken(call, table, slug, null))
  }
}

/** A changed slug has to be free in the language of the request; a changed title leaves the slug alone. */
export function keepSlugUnique(table: string) {
  return (call: Call, row: Row, draft: Draft): void => {
    if (draft.texts['url'] === undefined) return
    draft.texts['url'] = freeSlug(slugify(draft.texts['url']), (slug) => isSlugTaken(call, table, slug, row))
  }
}

function isSlugTaken(call: Call, table: string, slug: string, except: Row | null): boolean {
  const codes = except ? [call.language] : languagesOf(call.shop).map((l) => l.code)
  return rowsOf(call.shop.state, table).some(
    (row) => row !== except && codes.some((code) => textOf(row, 'url', code) === slug),
  )
}

const slugs = (table: string) => ({ beforeCreate: giveSlug(table), beforeUpdate: keepSlugUnique(table) })

/** Rows of a link table that point at a deleted row go with it; a plain reference to it becomes empty. */
export function forget(
  links: readonly [table: string, field: string][],
  references: readonly [table: string, field: string][] = [],
) {
  return (call: Call, gone: Row): void => {
    for (const [table, field] of links) deleteRows(call.shop, table, (row) => row.values[field] === gone.id)
    for (const [table, field] of references) {
      for (const row of rowsOf(call.shop.state, table)) {
        if (row.values[field] === gone.id)
          updateRow(call.shop, row, call.language, { values: { [field]: null }, texts: {} })
      }
    }
  }
}

export const brands: Resource = {
  path: 'brands',
  table: 'brands',
  one: 'brand',
  many: 'brands',
  area: 'products',
  fields: { title, content: text, url: text, isVisible: { type: 'boolean' } },
  limit: { name: 'maxBrands' },
  extras: (shop, row, language) => ({
    isVisible: row.values['isVisible'] ?? true,
    products: reference(shop, language, `products?brand=${row.id}`, false),
  }),
  ...slugs('brands'),
  afterDelete: forget([['brandImages', 'brand']], [['products', 'brand']]),
}

export const categories: Resource = {
  path: 'categories',
  table: 'categories',
  one: 'category',
  many: 'categories',
  area: 'products',
  fields: {
    title,
    fulltitle: text,
    description: text,
    content: text,
    url: text,
    isVisible: { type: 'boolean' },
    sortOrder: order,
    sorting: plain,
    parent: { type: 'reference', table: 'categories' },
  },
  filters: ['parent'],
  limit: { name: 'maxCategories' },
  beforeCreate(call, draft) {
    draft.texts['fulltitle'] ||= draft.texts['title'] ?? ''
    giveSlug('categories')(call, draft)
  },
  beforeUpdate(call, row, draft) {
    const parent = draft.values['parent']
    if (typeof parent === 'number' && categoryPath(call, parent).includes(row.id)) {
      throw new ApiError(400, 'Invalid category parent')
    }
    keepSlugUnique('categories')(call, row, draft)
  },
  extras(shop, row, language) {
    const { parent } = row.values
    const path = categoryPath({ shop }, row.id)
    return {
      isVisible: row.values['isVisible'] ?? true,
      sortOrder: row.values['sortOrder'] ?? 0,
      depth: path.length,
      path: path.map(String),
      type: 'category',
      parent: typeof parent === 'number' ? reference(shop, language, `categories/${parent}`, parent) : false,
      children: reference(shop, language, `categories?parent=${row.id}`, false),
      products: reference(shop, language, `categories/products?category=${row.id}`, false),
    }
  },
  afterDelete: forget(
    [
      ['categoriesProducts', 'category'],
      ['categoryImages', 'category'],
    ],
    [['categories', 'parent']],
  ),
}

/** The ids from a category up to its root, its own first. */
function categoryPath(call: Pick<Call, 'shop'>, id: number): number[] {
  const parent = findRow(call.shop.state, 'categories', id)?.values['parent']
  return typeof parent === 'number' ? [id, ...categoryPath(call, parent)] : [id]
}

export const tags: Resource = {
  path: 'tags',
  table: 'tags',
  one: 'tag',
  many: 'tags',
  area: 'products',
  fields: { title, url: text, isVisible: { type: 'boolean' } },
  limit: { name: 'maxTags' },
  extras: (shop, row, language) => ({
    isVisible: row.values['isVisible'] ?? true,
    products: reference(shop, language, `tags/products?tag=${row.id}`, false),
  }),
  ...slugs('tags'),
  afterDelete: forget([['tagsProducts', 'tag']]),
}

export const types: Resource = {
  path: 'types',
  table: 'types',
  one: 'type',
  many: 'types',
  area: 'products',
  hasTimestamps: false,
  fields: { title },
  limit: { name: 'maxTypes' },
  extras: (shop, row, language) => ({
    attributes: reference(shop, language, `types/attributes?type=${row.id}`, false),
  }),
  afterDelete: forget([['typesAttributes', 'type']], [['products', 'type']]),
}

export const attributes: Resource = {
  path: 'attributes',
  table: 'attributes',
  one: 'attribute',
  many: 'attributes',
  area: 'products',
  hasTimestamps: false,
  fields: { title, defaultValue: text },
  limit: { name: 'maxAttributes' },
  extras: (shop, row, language) => ({
    types: reference(shop, language, `types/attributes?attribute=${row.id}`, false),
  }),
  afterDelete: forget([
    ['typesAttributes', 'attribute'],
    ['productAttributes', 'attribute'],
  ]),
}

export const filters: Resource = {
  path: 'filters',
  table: 'filters',
  one: 'filter',
  many: 'filters',
  area: 'products',
  fields: { title, position: order, isActive: { type: 'boolean' } },
  limit: { name: 'maxFilters' },
  extras: (_shop, row) => ({ isActive: row.values['isActive'] ?? true, position: row.values['position'] ?? 0 }),
  afterDelete: forget([
    ['filterValues', 'filter'],
    ['productFiltervalues', 'filter'],
  ]),
}

export const filterValues: Resource = {
  path: 'filters/:id/values',
  table: 'filterValues',
  one: 'filterValue',
  many: 'filterValues',
  area: 'products',
  parent: { table: 'filters', field: 'filter' },
  fields: { title, position: order },
  limit: { name: 'maxFiltersValues', per: 'filter' },
  extras: (_shop, row) => ({ position: row.values['position'] ?? 0 }),
  afterDelete: forget([['productFiltervalues', 'filtervalue']]),
}
