import type { LightspeedClient } from './client.ts'
import type { ShopLanguage } from './desired.ts'
import type { FactValue } from './facts.ts'
import type { WalkedVariant } from './product-matching.ts'
import { readBoolean, readNumber, readText } from './reading.ts'
import { readNames, walkLinks, walkProducts, walkVariants, type NamedRow, type WalkedProduct } from './shop-reader.ts'
import type { RemoteLink, RemoteProduct } from './work.ts'

export interface ShopFacts {
  readonly title: string
  readonly isRetail: boolean
  readonly limits: Readonly<Record<string, number>>
}

/** The shop's own settings that decide what may be sent. */
export async function readShopFacts(client: LightspeedClient, language: string): Promise<ShopFacts> {
  const [shop, limits] = await Promise.all([
    client.readOne(language, 'shop', 'shop'),
    client.readOne(language, 'shop/limits', 'shopLimits'),
  ])
  const numbers = Object.entries(limits ?? {}).flatMap(([name, value]) => {
    const number = readNumber(value)
    return number === null ? [] : [[name, number] as const]
  })
  return {
    title: readText(shop?.['title']) || readText(shop?.['mainDomain']) || readText(shop?.['subDomain']),
    isRetail: readBoolean(shop?.['isRetail']),
    limits: Object.fromEntries(numbers),
  }
}

/** Everything in the shop, as far as matching needs it: names of brands and categories, codes of all variants. */
export interface ShopIndex {
  readonly brands: readonly NamedRow[]
  readonly categories: readonly NamedRow[]
  readonly variants: readonly WalkedVariant[]
  readonly productIds: ReadonlySet<number>
}

export async function readShopIndex(client: LightspeedClient, language: string): Promise<ShopIndex> {
  const variants: WalkedVariant[] = []
  const [brands, categories] = await Promise.all([
    readNames(client, language, 'brands'),
    readNames(client, language, 'categories'),
    walkVariants(client, language, 0, (variant) => void variants.push(variant)),
  ])
  return { brands, categories, variants, productIds: new Set(variants.map(({ productId }) => productId)) }
}

export interface ShopContent {
  readonly products: ReadonlyMap<number, RemoteProduct>
  /** Products newer than asked for that nobody knows: one of them may be ours, made but never confirmed. */
  readonly strangers: readonly WalkedProduct[]
  readonly newest: { readonly productId: number; readonly variantId: number; readonly linkId: number }
  readonly productIds: readonly number[]
}

/**
 * The products in `wanted` with their texts in every language; of the rest only the ids. Lists are walked in full: a
 * shop answers 250 rows as fast as one, and nobody can ask it for a set of ids.
 */
export async function readShopContent(
  client: LightspeedClient,
  languages: readonly ShopLanguage[],
  index: ShopIndex,
  wanted: ReadonlySet<number>,
  reads: { readonly links: boolean; readonly strangersAfter: number },
): Promise<ShopContent> {
  const [first, ...others] = languages.map(({ code }) => code)
  if (first === undefined) throw new Error('a shop has at least one language')
  const brandTitles = new Map(index.brands.map(({ id, title }) => [id, title]))
  const facts = new Map<number, Record<string, FactValue>>()
  const hasImage = new Set<number>()
  const strangers: WalkedProduct[] = []
  const productIds: number[] = []
  const titles = new Map<number, Record<string, FactValue>>()
  const links = new Map<number, RemoteLink[]>()
  let newestLink = 0

  const takeProduct = (product: WalkedProduct, isFirst: boolean): void => {
    if (isFirst) productIds.push(product.id)
    if (wanted.has(product.id)) {
      facts.set(product.id, { ...facts.get(product.id), ...product.facts })
      if (product.hasImage) hasImage.add(product.id)
    } else if (isFirst && product.id > reads.strangersAfter) strangers.push(product)
  }
  await Promise.all([
    walkProducts(client, first, brandTitles, 0, (product) => takeProduct(product, true)),
    ...others.map((code) => walkProducts(client, code, brandTitles, 0, (product) => takeProduct(product, false))),
    ...others.map((code) =>
      walkVariants(client, code, 0, ({ id, productId, facts: own }) => {
        const title = own[`variant.title/${code}`]
        if (wanted.has(productId) && title !== undefined)
          titles.set(id, { ...titles.get(id), [`variant.title/${code}`]: title })
      }),
    ),
    reads.links
      ? walkLinks(client, first, 0, ({ productId, linkId, categoryId }) => {
          newestLink = Math.max(newestLink, linkId)
          if (!wanted.has(productId)) return
          const known = links.get(productId)
          if (known) known.push({ linkId, categoryId })
          else links.set(productId, [{ linkId, categoryId }])
        })
      : Promise.resolve(),
  ])

  const variantsOf = Map.groupBy(
    index.variants.filter(({ productId }) => wanted.has(productId)),
    ({ productId }) => productId,
  )
  const products = [...facts].map(([id, own]): [number, RemoteProduct] => {
    const variants = (variantsOf.get(id) ?? []).map((variant) => ({
      id: variant.id,
      isDefault: variant.isDefault,
      facts: { ...variant.facts, ...titles.get(variant.id) },
    }))
    return [id, { id, facts: own, hasImage: hasImage.has(id), variants, categories: links.get(id) ?? [] }]
  })
  return {
    products: new Map(products),
    strangers,
    productIds,
    newest: {
      productId: Math.max(0, productIds.at(-1) ?? 0),
      variantId: index.variants.at(-1)?.id ?? 0,
      linkId: newestLink,
    },
  }
}
