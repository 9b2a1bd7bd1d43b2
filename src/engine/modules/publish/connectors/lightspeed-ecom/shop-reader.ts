import type { LightspeedClient } from './client.ts'
import { factKey, visibilityFact, type FactValue } from './facts.ts'
import type { WalkedVariant } from './product-matching.ts'
import { readBoolean, readNumber, readReference, readText, type Row } from './reading.ts'
import type { RemoteLink } from './work.ts'

/** Rows per page; the shop gives no more. */
export const PAGE_SIZE = 250

export interface WalkedProduct {
  readonly id: number
  readonly facts: Readonly<Record<string, FactValue>>
  readonly hasImage: boolean
  readonly updatedAt: string
}

export interface WalkedLink extends RemoteLink {
  readonly productId: number
}

export interface NamedRow {
  readonly id: number
  readonly title: string
  readonly parentId: number | null
}

const productFields = 'id,updatedAt,title,fulltitle,description,content,url,brand,visibility,data01,data02,data03,image'
const productTexts = ['title', 'fulltitle', 'description', 'content', 'url']
const productPlain = ['data01', 'data02', 'data03']
const variantFields =
  'id,product,isDefault,title,sku,ean,articleCode,hs,priceIncl,priceExcl,oldPriceIncl,oldPriceExcl,priceCost,stockLevel,weight'
const variantTexts = ['sku', 'ean', 'articleCode', 'hs']
const variantNumbers = ['priceIncl', 'priceExcl', 'oldPriceIncl', 'oldPriceExcl', 'priceCost', 'stockLevel', 'weight']

/**
 * Walks a whole list in ascending order of id, a page at a time, so that rows added or removed meanwhile neither shift
 * nor repeat anything. Stops when `onRow` says so.
 */
export async function walkRows(
  client: LightspeedClient,
  language: string,
  path: string,
  envelope: string,
  fields: string,
  afterId: number,
  onRow: (row: Row, id: number) => boolean | void,
): Promise<void> {
  for (let since = afterId; ;) {
    const query = { since_id: since, limit: PAGE_SIZE, ...(fields ? { fields } : {}) }
    const rows = await client.readPage(language, path, envelope, query)
    let last = since
    let isEnough = false
    for (const row of rows) {
      const id = readNumber(row['id'])
      if (id === null || id <= since) continue
      last = Math.max(last, id)
      if (onRow(row, id) === true) isEnough = true
    }
    if (isEnough || rows.length < PAGE_SIZE || last === since) return
    since = last
  }
}

/** Products in one language; brands come as titles. */
export function walkProducts(
  client: LightspeedClient,
  language: string,
  brandTitles: ReadonlyMap<number, string>,
  afterId: number,
  onProduct: (product: WalkedProduct) => boolean | void,
): Promise<void> {
  return walkRows(client, language, 'products', 'products', productFields, afterId, (row) =>
    onProduct(readProduct(row, language, brandTitles)),
  )
}

/** Variants in one language. */
export function walkVariants(
  client: LightspeedClient,
  language: string,
  afterId: number,
  onVariant: (variant: WalkedVariant) => boolean | void,
): Promise<void> {
  return walkRows(client, language, 'variants', 'variants', variantFields, afterId, (row) =>
    onVariant(readVariant(row, language)),
  )
}

export function walkLinks(
  client: LightspeedClient,
  language: string,
  afterId: number,
  onLink: (link: WalkedLink) => void,
): Promise<void> {
  return walkRows(client, language, 'categories/products', 'categoriesProducts', '', afterId, (row, linkId) => {
    const categoryId = readReference(row['category'])
    const productId = readReference(row['product'])
    if (categoryId !== null && productId !== null) onLink({ linkId, categoryId, productId })
  })
}

/** Brands or categories with their titles in one language. */
export async function readNames(
  client: LightspeedClient,
  language: string,
  path: 'brands' | 'categories',
  afterId = 0,
): Promise<NamedRow[]> {
  const names: NamedRow[] = []
  await walkRows(
    client,
    language,
    path,
    path,
    path === 'brands' ? 'id,title' : 'id,title,parent',
    afterId,
    (row, id) => {
      names.push({ id, title: readText(row['title']), parentId: readReference(row['parent']) })
    },
  )
  return names
}

/** A product as an answer shows it, `language` being the one the request was in. */
export function readProduct(row: Row, language: string, brandTitles: ReadonlyMap<number, string>): WalkedProduct {
  const facts: Record<string, FactValue> = {}
  for (const name of productTexts) if (name in row) facts[factKey(`product.${name}`, language)] = readText(row[name])
  for (const name of productPlain) if (name in row) facts[`product.${name}`] = readText(row[name])
  if ('brand' in row) facts['product.brand'] = brandTitles.get(readReference(row['brand']) ?? 0) ?? null
  if ('visibility' in row) facts[visibilityFact] = readText(row['visibility'])
  return {
    id: readNumber(row['id']) ?? 0,
    facts,
    hasImage: Boolean(row['image']),
    updatedAt: readText(row['updatedAt']),
  }
}

export function readVariant(row: Row, language: string): WalkedVariant {
  const facts: Record<string, FactValue> = {}
  if ('title' in row) facts[factKey('variant.title', language)] = readText(row['title'])
  for (const name of variantTexts) if (name in row) facts[`variant.${name}`] = readText(row[name])
  for (const name of variantNumbers) if (name in row) facts[`variant.${name}`] = readNumber(row[name])
  return {
    id: readNumber(row['id']) ?? 0,
    productId: readReference(row['product']) ?? 0,
    isDefault: readBoolean(row['isDefault']),
    facts,
  }
}

/**
 * Rows by id, with as few pages as their ids allow: each page begins at the first id still wanted. The same rule tells
 * beforehand how many pages that takes, see `pagesFor`.
 */
export async function readByIds(
  ids: readonly number[],
  readFrom: (afterId: number, onId: (id: number) => boolean) => Promise<void>,
): Promise<void> {
  let wanted = [...ids].sort((a, b) => a - b)
  while (wanted.length > 0) {
    const first = wanted[0]!
    let reached = first
    let seen = 0
    await readFrom(first - 1, (id) => {
      reached = Math.max(reached, id)
      seen++
      return true // one page at a time: the next one may start far behind this one
    })
    const isEnd = seen < PAGE_SIZE
    wanted = isEnd ? [] : wanted.filter((id) => id > reached)
  }
}

/** The number of pages `readByIds` takes, where `all` are the ids there are, ascending. */
export function pagesFor(ids: readonly number[], all: readonly number[]): number {
  let wanted = [...ids].sort((a, b) => a - b)
  let pages = 0
  while (wanted.length > 0) {
    pages++
    const start = lowerBound(all, wanted[0]!)
    const reached = all[start + PAGE_SIZE - 1]
    wanted = reached === undefined ? [] : wanted.filter((id) => id > reached)
  }
  return pages
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
