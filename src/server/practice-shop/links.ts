import { ApiError } from './api-error.ts'
import type { Draft } from './fields.ts'
import {
  checkCreate,
  insertChecked,
  openEnvelope,
  render,
  type Call,
  type Reply,
  type Resource,
  type Route,
} from './resource.ts'
import { reference } from './shop.ts'
import { rowsOf } from './state.ts'

const sortOrder = { type: 'number', integer: true } as const

/** The same pair again is refused. */
function refuseTwins(table: string, one: string, a: string, b: string) {
  return (call: Call, draft: Draft): void => {
    const isTwin = rowsOf(call.shop.state, table).some(
      (row) => row.values[a] === draft.values[a] && row.values[b] === draft.values[b],
    )
    if (isTwin) throw new ApiError(400, `Invalid ${one} ${b}: already linked`)
  }
}

export const categoriesProducts: Resource = {
  path: 'categories/products',
  table: 'categoriesProducts',
  one: 'categoriesProduct',
  many: 'categoriesProducts',
  area: 'products',
  hasTimestamps: false,
  fields: {
    category: { type: 'reference', table: 'categories', required: true },
    product: { type: 'reference', table: 'products', required: true },
    sortOrder,
  },
  filters: ['category', 'product'],
  updatable: null,
  limit: { name: 'maxProductsCategories', per: 'product' },
  beforeCreate: refuseTwins('categoriesProducts', 'categoriesProduct', 'category', 'product'),
  extras: (_shop, row) => ({ sortOrder: row.values['sortOrder'] ?? 0 }),
}

/** `POST categories/products/bulk`, all or nothing. */
export const categoriesProductsBulk: Route = {
  path: 'categories/products/bulk',
  area: 'products',
  handlers: { POST: createLinks },
}

function createLinks(call: Call): Reply {
  const items = openEnvelope(call.body, categoriesProducts.one)
  if (!Array.isArray(items) || items.length === 0) throw new ApiError(400, 'Invalid categoriesProduct list')
  const drafts = items.map((item) => checkCreate(categoriesProducts, call, item))
  const pairs = drafts.map(({ values }) => JSON.stringify([values['category'], values['product']]))
  if (new Set(pairs).size < pairs.length) throw new ApiError(400, 'Invalid categoriesProduct product: already linked')
  checkLimitTogether(call, drafts)
  const rows = drafts.map((draft) => insertChecked(categoriesProducts, call, draft))
  return {
    status: 201,
    body: { [categoriesProducts.many]: rows.map((row) => render(categoriesProducts, call.shop, row, call.language)) },
  }
}

/** Each link of a bulk fits on its own; together they may still be too many for one product. */
function checkLimitTogether(call: Call, drafts: readonly Draft[]): void {
  const max = call.shop.state.settings.shopLimits['maxProductsCategories'] ?? Infinity
  const used = new Map<unknown, number>()
  for (const { values } of [...rowsOf(call.shop.state, categoriesProducts.table), ...drafts]) {
    const count = (used.get(values['product']) ?? 0) + 1
    used.set(values['product'], count)
    if (count > max) throw new ApiError(400, `Limit reached: maxProductsCategories is ${max}`)
  }
}

export const tagsProducts: Resource = {
  path: 'tags/products',
  table: 'tagsProducts',
  one: 'tagsProduct',
  many: 'tagsProducts',
  area: 'products',
  hasTimestamps: false,
  fields: {
    tag: { type: 'reference', table: 'tags', required: true },
    product: { type: 'reference', table: 'products', required: true },
  },
  filters: ['tag', 'product'],
  updatable: null,
  limit: { name: 'maxProductsTags', per: 'product' },
  beforeCreate: refuseTwins('tagsProducts', 'tagsProduct', 'tag', 'product'),
}

export const typesAttributes: Resource = {
  path: 'types/attributes',
  table: 'typesAttributes',
  one: 'typesAttribute',
  many: 'typesAttributes',
  area: 'products',
  hasTimestamps: false,
  createdAs: 'typesAttributes',
  fields: {
    type: { type: 'reference', table: 'types', required: true },
    attribute: { type: 'reference', table: 'attributes', required: true },
    sortOrder,
  },
  filters: ['type', 'attribute'],
  updatable: ['sortOrder'],
  limit: { name: 'maxTypesAttributes', per: 'type' },
  beforeCreate: refuseTwins('typesAttributes', 'typesAttribute', 'type', 'attribute'),
  extras: (_shop, row) => ({ sortOrder: row.values['sortOrder'] ?? 0 }),
}

export const productRelations: Resource = {
  path: 'products/:id/relations',
  table: 'productRelations',
  one: 'productRelation',
  many: 'productRelations',
  area: 'products',
  hasTimestamps: false,
  parent: { table: 'products', field: 'product' },
  fields: { relatedProduct: { type: 'reference', table: 'products', required: true }, sortOrder },
  updatable: ['sortOrder'],
  limit: { name: 'maxProductsRelations', per: 'product' },
  beforeCreate(call, draft) {
    if (draft.values['relatedProduct'] === draft.values['product']) {
      throw new ApiError(400, 'Invalid productRelation relatedProduct: a product is not related to itself')
    }
    refuseTwins('productRelations', 'productRelation', 'product', 'relatedProduct')(call, draft)
  },
  extras: (_shop, row) => ({ sortOrder: row.values['sortOrder'] ?? 0 }),
}

export const productFiltervalues: Resource = {
  path: 'products/:id/filtervalues',
  table: 'productFiltervalues',
  one: 'productFiltervalue',
  many: 'productFiltervalue', // the same envelope for one and for many
  area: 'products',
  hasTimestamps: false,
  parent: { table: 'products', field: 'product' },
  fields: {
    filter: { type: 'reference', table: 'filters', required: true },
    filtervalue: { type: 'reference', table: 'filterValues', required: true },
  },
  updatable: null,
  limit: { name: 'maxProductsFiltersValues', per: 'product' },
  beforeCreate: refuseTwins('productFiltervalues', 'productFiltervalue', 'product', 'filtervalue'),
  extras: (shop, row, language) => ({
    filtervalue: reference(
      shop,
      language,
      `filters/${row.values['filter'] as number}/values/${row.values['filtervalue'] as number}`,
      row.values['filtervalue'] as number,
    ),
  }),
}
