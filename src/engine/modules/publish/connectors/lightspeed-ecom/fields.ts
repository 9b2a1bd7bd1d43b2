/** How the shop keeps a field: decides how content becomes a value and when two values are the same. */
export type FieldKind =
  | 'line' // plain text without line breaks
  | 'html'
  | 'slug'
  | 'price'
  | 'integer'
  | 'grams'
  | 'brand' // a row of its own, matched by title
  | 'image' // the first picture
  | 'categories' // link rows

export interface ShopField {
  /** `product.title`: the resource, then the shop's own name. */
  readonly field: string
  readonly kind: FieldKind
  /** One text per language of the shop. */
  readonly isLocalized: boolean
  readonly isRequired: boolean
}

const field = (name: string, kind: FieldKind, isLocalized = false, isRequired = false): ShopField => ({
  field: name,
  kind,
  isLocalized,
  isRequired,
})

/** Every field of the shop that can be filled from the catalogue, in the order people think of them. */
export const shopFields: readonly ShopField[] = [
  field('product.title', 'line', true, true),
  field('product.fulltitle', 'line', true),
  field('product.description', 'line', true),
  field('product.content', 'html', true),
  field('product.url', 'slug', true),
  field('product.brand', 'brand'),
  field('product.categories', 'categories'),
  field('product.image', 'image'),
  field('product.data01', 'line'),
  field('product.data02', 'line'),
  field('product.data03', 'line'),
  field('variant.sku', 'line', false, true),
  field('variant.title', 'line', true),
  field('variant.ean', 'line'),
  field('variant.articleCode', 'line'),
  field('variant.hs', 'line'),
  field('variant.priceIncl', 'price'),
  field('variant.priceExcl', 'price'),
  field('variant.oldPriceIncl', 'price'),
  field('variant.oldPriceExcl', 'price'),
  field('variant.priceCost', 'price'),
  field('variant.stockLevel', 'integer'),
  field('variant.weight', 'grams'),
]

const byName = new Map(shopFields.map((known) => [known.field, known]))

export function shopField(name: string): ShopField {
  const found = byName.get(name)
  if (!found) throw new Error(`The shop has no field ${name}`)
  return found
}

export const isShopField = (name: string): boolean => byName.has(name)

/** Where Retail POS runs the shop, it masters these; the catalogue must not write them (CONTRACT: shop.isRetail). */
export const retailFields: ReadonlySet<string> = new Set([
  'variant.priceIncl',
  'variant.priceExcl',
  'variant.oldPriceIncl',
  'variant.oldPriceExcl',
  'variant.priceCost',
  'variant.stockLevel',
])

/** `title` of `product.title`. */
export const shopName = (name: string): string => name.slice(name.indexOf('.') + 1)
