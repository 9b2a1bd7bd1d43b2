import { ApiError, notFound } from './api-error.ts'
import { isRecord, type Draft, type Picture } from './fields.ts'
import { addProductImage, checkImageLimit, imageSummary, imagesOf, uploadIn } from './images.ts'
import { readPictureUpload, type StoredPicture } from './pictures.ts'
import { completePrices } from './prices.ts'
import {
  checkUpdate,
  openEnvelope,
  render,
  rowOf,
  updateChecked,
  type Call,
  type Reply,
  type Resource,
  type Route,
} from './resource.ts'
import { deleteRows, insertRow, reference, taxOf, updateRow, type Shop } from './shop.ts'
import { findRow, rowsOf, type Row } from './state.ts'

export const defaultVariantTitle = 'Default'

const plain = { type: 'text' } as const
const amount = { type: 'number', min: 0 } as const
const whole = { type: 'number', integer: true } as const

const siblingsOf = (shop: Shop, productId: unknown): Row[] =>
  rowsOf(shop.state, 'variants').filter((row) => row.values['product'] === productId)

/** A variant before anything is known about it: behind its siblings, no codes, no price, no stock. */
export function newVariantValues(shop: Shop, productId: number): Record<string, unknown> {
  const orders = siblingsOf(shop, productId).map((row) => row.values['sortOrder'] as number)
  return {
    product: productId,
    isDefault: false,
    sortOrder: Math.max(0, ...orders) + 1,
    hs: null,
    priceExcl: 0,
    priceIncl: 0,
    oldPriceExcl: 0,
    oldPriceIncl: 0,
    priceCost: 0,
    unitPrice: 0,
    tax: taxOf(shop, null).id,
    stockTracking: 'disabled',
    stockLevel: 0,
    stockAlert: 0,
    stockMinimum: 0,
    stockBuyMinimum: 1,
    stockBuyMaximum: 10_000,
    weight: 0,
    weightValue: 0,
    weightUnit: 'kg',
    volume: 0,
    volumeValue: 0,
    volumeUnit: 'ml',
    colli: 0,
    sizeX: 0,
    sizeY: 0,
    sizeZ: 0,
    sizeXValue: 0,
    sizeYValue: 0,
    sizeZValue: 0,
    sizeUnit: 'cm',
  }
}

export const variants: Resource = {
  path: 'variants',
  table: 'variants',
  one: 'variant',
  many: 'variants',
  area: 'products',
  fields: {
    isDefault: { type: 'boolean' },
    sortOrder: whole,
    articleCode: plain,
    ean: plain,
    sku: plain,
    hs: { type: 'text', nullable: true },
    unitPrice: amount,
    unitUnit: { type: 'text', nullable: true },
    priceExcl: amount,
    priceIncl: amount,
    priceCost: amount,
    oldPriceExcl: amount,
    oldPriceIncl: amount,
    stockTracking: { type: 'choice', values: ['disabled', 'enabled', 'indicator'] },
    stockLevel: whole,
    stockAlert: whole,
    stockMinimum: whole,
    stockBuyMinimum: whole,
    stockBuyMaximum: whole,
    weight: { type: 'number', integer: true, min: 0 },
    weightValue: amount,
    weightUnit: { type: 'choice', values: ['g', 'kg', 'oz', 'lb'] },
    volume: amount,
    volumeValue: amount,
    volumeUnit: { type: 'choice', values: ['ml', 'fl_oz'] },
    colli: amount,
    sizeX: { type: 'number', integer: true, min: 0 },
    sizeY: { type: 'number', integer: true, min: 0 },
    sizeZ: { type: 'number', integer: true, min: 0 },
    sizeXValue: amount,
    sizeYValue: amount,
    sizeZValue: amount,
    sizeUnit: { type: 'choice', values: ['cm', 'in'] },
    title: { type: 'text', perLanguage: true, required: true },
    product: { type: 'reference', table: 'products', required: true },
    tax: { type: 'reference', table: 'taxes' },
    image: { type: 'picture' },
  },
  filters: ['product'],
  limit: { name: 'maxProductsVariants', per: 'product' },
  beforeCreate(call, draft) {
    const productId = draft.values['product'] as number
    checkPicture(call, draft, productId)
    if (draft.values['tax'] === null) delete draft.values['tax']
    completePrices(draft, taxOf(call.shop, draft.values['tax']).rate)
    Object.assign(draft.values, { ...newVariantValues(call.shop, productId), ...draft.values })
  },
  afterCreate: (call, row) => settleChange(call, row, 0),
  beforeUpdate(call, row, draft) {
    if ('product' in draft.values && draft.values['product'] !== row.values['product']) {
      throw new ApiError(400, 'Invalid variant product: cannot change')
    }
    if (draft.values['isDefault'] === false && row.values['isDefault'] === true) {
      throw new ApiError(400, 'Invalid variant isDefault: make another variant the default instead')
    }
    if (draft.values['tax'] === null) delete draft.values['tax']
    const before = taxOf(call.shop, row.values['tax'])
    const tax = taxOf(call.shop, draft.values['tax'] ?? row.values['tax'])
    // A new tax keeps what the customer pays.
    const hasPrice = 'priceExcl' in draft.values || 'priceIncl' in draft.values
    if (tax !== before && !hasPrice) draft.values['priceIncl'] = row.values['priceIncl']
    completePrices(draft, tax.rate)
    checkPicture(call, draft, row.values['product'] as number)
  },
  afterUpdate: (call, row, before) => settleChange(call, row, before['stockLevel'] as number),
  beforeDelete(call, row) {
    if (siblingsOf(call.shop, row.values['product']).length === 1) {
      throw new ApiError(400, 'Invalid variant: a product keeps at least one variant')
    }
  },
  afterDelete(call, row) {
    deleteRows(call.shop, 'variantMetafields', (other) => other.values['variant'] === row.id)
    deleteRows(call.shop, 'quantityDiscounts', (other) => other.values['variant'] === row.id)
    const next = siblingsOf(call.shop, row.values['product'])[0]
    if (row.values['isDefault'] && next) next.values['isDefault'] = true
  },
  extras(shop, row, language) {
    const decimals = (name: string) => Number(row.values[name] ?? 0).toFixed(3)
    const productId = row.values['product'] as number
    const picture = imagesOf(shop, productId).find((image) => image.id === row.values['image'])
    return {
      // As the live service answers: the misspelt twin, and decimals as texts.
      stockBuyMininum: row.values['stockBuyMinimum'],
      weightValue: decimals('weightValue'),
      sizeXValue: decimals('sizeXValue'),
      sizeYValue: decimals('sizeYValue'),
      sizeZValue: decimals('sizeZValue'),
      stockSold: 0,
      matrix: false,
      taxType: 'auto',
      additionalcost: false,
      options: [],
      image: imageSummary(shop, picture),
      movements: reference(shop, language, `variants/movements?variant=${row.id}`, false),
      metafields: reference(shop, language, `variants/${row.id}/metafields`, false),
    }
  },
}

/**
 * What a change to one variant brings with it: a picture sent with it becomes an image of its product, there is one
 * default per product, and changed stock leaves a movement.
 */
function settleChange(call: Call, row: Row, stockBefore: number): void {
  const { product, stockLevel, image } = row.values
  if (isRecord(image))
    row.values['image'] = addProductImage(call, product as number, image as unknown as StoredPicture).id
  if (row.values['isDefault']) {
    for (const other of siblingsOf(call.shop, product)) if (other !== row) other.values['isDefault'] = false
  }
  const stockLevelChange = (stockLevel as number) - stockBefore
  if (stockLevelChange === 0) return
  insertRow(call.shop, 'variantMovements', {
    values: { channel: 'api', stockLevelChange, product, variant: row.id },
    texts: {},
  })
}

/** Checks a picture sent with a variant; it is stored once every other check has passed. */
function checkPicture(call: Call, draft: Draft, productId: number): void {
  const picture = draft.values['image'] as Picture | null | undefined
  if (!picture) return
  draft.values['image'] = readPictureUpload('variant image', picture)
  checkImageLimit(call, productId)
}

/** `PUT variants/bulk`: all or nothing, each item with its id. */
export const variantsBulk: Route = {
  path: 'variants/bulk',
  area: 'products',
  handlers: { PUT: updateMany },
}

function updateMany(call: Call): Reply {
  const items = openEnvelope(call.body, variants.one)
  if (!Array.isArray(items) || items.length === 0) throw new ApiError(400, 'Invalid variant list')
  const changes = items.map((item: unknown) => {
    if (!isRecord(item)) throw new ApiError(400, 'Invalid variant list')
    const { id, ...fields } = item
    const row = findRow(call.shop.state, variants.table, Number(id))
    if (!row) throw new ApiError(400, `Invalid variant id ${String(id)}`)
    return { row, draft: checkUpdate(variants, call, row, fields) }
  })
  for (const { row, draft } of changes) updateChecked(variants, call, row, draft)
  const shown = changes.map(({ row }) => render(variants, call.shop, row, call.language))
  return { status: 200, body: { [variants.many]: shown } }
}

/** `variants/{id}/image`: the picture of one variant, which is always an image of its product too. */
export const variantImage: Route = {
  path: 'variants/:id/image',
  area: 'products',
  handlers: {
    GET: (call) => answerImage(call, 200),
    POST(call) {
      const row = rowOf(variants, call)
      const picture = readPictureUpload('variantImage', uploadIn(call, 'variantImage'))
      checkImageLimit(call, row.values['product'] as number)
      const image = addProductImage(call, row.values['product'] as number, picture)
      updateRow(call.shop, row, call.language, { values: { image: image.id }, texts: {} })
      return answerImage(call, 201)
    },
    DELETE(call) {
      const row = rowOf(variants, call)
      if (typeof row.values['image'] !== 'number') throw notFound()
      updateRow(call.shop, row, call.language, { values: { image: null }, texts: {} })
      return { status: 204 }
    },
  },
}

function answerImage(call: Call, status: number): Reply {
  const row = rowOf(variants, call)
  const image = findRow(call.shop.state, 'productImages', row.values['image'] as number)
  if (!image) throw notFound()
  return { status, body: { variantImage: imageSummary(call.shop, image) } }
}

export const variantMovements: Resource = {
  path: 'variants/movements',
  table: 'variantMovements',
  one: 'variantMovement',
  many: 'variantMovements',
  area: 'products',
  fields: {
    channel: plain,
    stockLevelChange: whole,
    product: { type: 'reference', table: 'products' },
    variant: { type: 'reference', table: 'variants' },
  },
  filters: ['product', 'variant'],
  hasNoCreate: true,
  updatable: null,
}
