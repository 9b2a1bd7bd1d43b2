import { ApiError, invalid, notFound } from './api-error.ts'
import { isRecord } from './fields.ts'
import { openEnvelope, type Call, type Reply, type Resource, type Route } from './resource.ts'
import { deleteRows, insertRow, reference, textOf, updateRow } from './shop.ts'
import { findRow, rowsOf, type Row } from './state.ts'

/** Free key and value pairs that no visitor sees; a good place for another system's own id. */
function metafields(owner: 'product' | 'variant'): Resource {
  return {
    path: `${owner}s/:id/metafields`,
    table: `${owner}Metafields`,
    one: `${owner}Metafield`,
    many: `${owner}Metafields`,
    area: 'products',
    parent: { table: `${owner}s`, field: owner },
    fields: { key: { type: 'text', required: true }, value: { type: 'text', required: true } },
  }
}

export const productMetafields = metafields('product')
export const variantMetafields = metafields('variant')

export const shopMetafields: Resource = {
  path: 'shop/metafields',
  table: 'shopMetafields',
  one: 'shopMetafield',
  many: 'shopMetafields',
  area: 'settings',
  fields: { key: { type: 'text', required: true }, value: { type: 'text', required: true } },
}

export const accountMetafields: Resource = {
  ...shopMetafields,
  path: 'account/metafields',
  table: 'accountMetafields',
  one: 'accountMetafield',
  many: 'accountMetafields',
}

/**
 * Specifications: the rows of a product are the attributes of its type, none without a type. Values are set by PUT,
 * per language; POST is answered with 405.
 */
export const productAttributeRoutes: Route[] = [
  { path: 'products/:id/attributes', area: 'products', handlers: { GET: listSpecifications } },
  {
    path: 'products/:id/attributes/:id',
    area: 'products',
    handlers: { GET: readSpecification, PUT: writeSpecification, DELETE: resetSpecification },
  },
]

function listSpecifications(call: Call): Reply {
  const rows = attributesOf(call).map((attribute) => shown(call, attribute))
  return { status: 200, body: { productAttributes: rows } }
}

function readSpecification(call: Call): Reply {
  return { status: 200, body: { productAttribute: shown(call, attributeOf(call)) } }
}

function writeSpecification(call: Call): Reply {
  const attribute = attributeOf(call)
  const body = openEnvelope(call.body, 'productAttribute')
  if (!isRecord(body)) throw new ApiError(400, 'Missing "productAttribute"')
  for (const name of Object.keys(body)) {
    if (name !== 'value') throw new ApiError(400, `Unknown field "${name}" for productAttribute`)
  }
  const { value } = body
  if (typeof value !== 'string' && typeof value !== 'number') throw invalid('productAttribute', 'value')
  const texts = { value: String(value) }
  const row = storedValue(call, attribute)
  if (row) updateRow(call.shop, row, call.language, { values: {}, texts })
  else {
    const values = { product: call.ids[0], attribute: attribute.id }
    const added = insertRow(call.shop, 'productAttributes', { values, texts: {} })
    added.texts = { value: { [call.language]: texts.value } }
  }
  return readSpecification(call)
}

function resetSpecification(call: Call): Reply {
  const row = storedValue(call, attributeOf(call))
  deleteRows(call.shop, 'productAttributes', (other) => other === row)
  return { status: 204 }
}

function attributesOf(call: Call): Row[] {
  const product = findRow(call.shop.state, 'products', call.ids[0] ?? 0)
  if (!product) throw notFound()
  const links = rowsOf(call.shop.state, 'typesAttributes').filter(
    (row) => row.values['type'] === product.values['type'],
  )
  links.sort((a, b) => Number(a.values['sortOrder'] ?? 0) - Number(b.values['sortOrder'] ?? 0) || a.id - b.id)
  return links.flatMap((link) => findRow(call.shop.state, 'attributes', link.values['attribute'] as number) ?? [])
}

function attributeOf(call: Call): Row {
  const attribute = attributesOf(call).find((row) => row.id === call.ids[1])
  if (!attribute) throw notFound()
  return attribute
}

const storedValue = (call: Call, attribute: Row): Row | undefined =>
  rowsOf(call.shop.state, 'productAttributes').find(
    (row) => row.values['product'] === call.ids[0] && row.values['attribute'] === attribute.id,
  )

/** The row's id is the attribute's id; a language nobody wrote shows the attribute's default. */
function shown(call: Call, attribute: Row): object {
  const row = storedValue(call, attribute)
  const own = row?.texts['value']?.[call.language]
  return {
    id: attribute.id,
    value: own ?? textOf(attribute, 'defaultValue', call.language),
    attribute: {
      id: attribute.id,
      title: textOf(attribute, 'title', call.language),
      defaultValue: textOf(attribute, 'defaultValue', call.language),
      types: reference(call.shop, call.language, `types/attributes?attribute=${attribute.id}`, false),
    },
  }
}
