import { ApiError, invalid, notFound } from './api-error.ts'
import type { Draft, Picture } from './fields.ts'
import { readPictureUpload, type StoredPicture } from './pictures.ts'
import { openEnvelope, type Call, type Reply, type Resource, type Route } from './resource.ts'
import { deleteRows, insertRow, updateRow, type Shop } from './shop.ts'
import { findRow, rowsOf, type Row } from './state.ts'

const sortOrder = (row: Row): number => row.values['sortOrder'] as number

/** The images of a product in their order; the first is its main image. */
export function imagesOf(shop: Shop, productId: number): Row[] {
  const images = rowsOf(shop.state, 'productImages').filter((row) => row.values['product'] === productId)
  return images.sort((a, b) => sortOrder(a) - sortOrder(b) || a.id - b.id)
}

/** An image as products, variants, brands and categories carry it. */
export function imageSummary(shop: Shop, row: Row | undefined): object | false {
  return row ? { createdAt: row.createdAt, updatedAt: row.updatedAt, ...shownPicture(shop, row) } : false
}

/** Adds a picture to a product, behind those it has. */
export function addProductImage(call: Call, productId: number, picture: StoredPicture): Row {
  const last = imagesOf(call.shop, productId).at(-1)
  const values = { ...picture, product: productId, sortOrder: last ? sortOrder(last) + 1 : 1 }
  return insertRow(call.shop, 'productImages', { values, texts: {} })
}

/** Variant pictures count as images of their product. */
export function checkImageLimit(call: Call, productId: number): void {
  const max = call.shop.state.settings.shopLimits['maxProductsImages'] ?? Infinity
  if (imagesOf(call.shop, productId).length >= max)
    throw new ApiError(400, `Limit reached: maxProductsImages is ${max}`)
}

/**
 * PUT reaches order and title only, not the picture. The same bytes again make a second image; whoever uploads has
 * to remember what is there.
 */
export const productImages: Resource = {
  path: 'products/:id/images',
  table: 'productImages',
  one: 'productImage',
  many: 'productImages',
  area: 'products',
  parent: { table: 'products', field: 'product' },
  fields: {
    attachment: { type: 'text' },
    filename: { type: 'text' },
    src: { type: 'text' },
    sortOrder: { type: 'number', integer: true },
    title: { type: 'text' },
  },
  updatable: ['sortOrder', 'title'],
  limit: { name: 'maxProductsImages', per: 'product' },
  beforeCreate(call, draft) {
    const last = imagesOf(call.shop, draft.values['product'] as number).at(-1)
    Object.assign(draft.values, { sortOrder: last ? sortOrder(last) + 1 : 1, ...storedPicture('productImage', draft) })
    delete draft.values['filename']
  },
  show: (shop, row) => ({ sortOrder: sortOrder(row), ...shownPicture(shop, row) }),
  afterDelete(call, image) {
    for (const variant of rowsOf(call.shop.state, 'variants')) {
      if (variant.values['image'] !== image.id) continue
      updateRow(call.shop, variant, call.language, { values: { image: null }, texts: {} })
    }
  },
}

function storedPicture(resource: string, draft: Draft): StoredPicture & { title: string } {
  const { attachment, filename, src, title } = draft.values
  // The real service fetches `src` itself and reaches public addresses only; this one reaches none.
  if (src !== undefined) throw new ApiError(400, `Invalid ${resource} src: not publicly reachable`)
  if (typeof attachment !== 'string') throw invalid(resource, 'attachment')
  if (typeof filename !== 'string') throw invalid(resource, 'filename')
  const picture = readPictureUpload(resource, { attachment, filename })
  return { ...picture, title: typeof title === 'string' && title !== '' ? title : picture.title }
}

function shownPicture(shop: Shop, row: Row): Record<string, unknown> {
  const { extension, size, title } = row.values
  const src = `${shop.origin}/practice/images/${row.id}.${extension as string}`
  return { extension, size, title, thumb: src, src }
}

/** `brands/{id}/image` and the like: one picture per row, replaced by the next POST. */
export function singleImageRoute(owner: string, ownerTable: string, envelope: string): Route {
  const table = `${owner}Images`
  const imageOf = (call: Call): Row | undefined =>
    rowsOf(call.shop.state, table).find((row) => row.values[owner] === call.ids[0])
  const answer = (call: Call, status: number): Reply => {
    const image = imageOf(call)
    if (!image) throw notFound()
    return { status, body: { [envelope]: imageSummary(call.shop, image) } }
  }
  const requireOwner = (call: Call): void => {
    if (!findRow(call.shop.state, ownerTable, call.ids[0] ?? 0)) throw notFound()
  }
  return {
    path: `${ownerTable}/:id/image`,
    area: 'products',
    handlers: {
      GET: (call) => answer(call, 200),
      POST(call) {
        requireOwner(call)
        const picture = readPictureUpload(envelope, uploadIn(call, envelope))
        deleteRows(call.shop, table, (row) => row.values[owner] === call.ids[0])
        insertRow(call.shop, table, { values: { ...picture, [owner]: call.ids[0] }, texts: {} })
        return answer(call, 201)
      },
      DELETE(call) {
        const image = imageOf(call)
        if (!image) throw notFound()
        deleteRows(call.shop, table, (row) => row === image)
        return { status: 204 }
      },
    },
  }
}

/** The picture of an upload body, which may hold nothing else. */
export function uploadIn(call: Call, envelope: string): Picture {
  const body = openEnvelope(call.body, envelope) as Record<string, unknown> | null
  for (const name of Object.keys(body ?? {})) {
    if (name !== 'attachment' && name !== 'filename') throw new ApiError(400, `Unknown field "${name}" for ${envelope}`)
  }
  const { attachment, filename } = body ?? {}
  if (typeof attachment !== 'string') throw invalid(envelope, 'attachment')
  if (typeof filename !== 'string') throw invalid(envelope, 'filename')
  return { attachment, filename }
}
