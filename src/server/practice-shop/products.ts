import { imageSummary, imagesOf } from './images.ts'
import { type Resource } from './resource.ts'
import { deleteRows, insertRow, reference } from './shop.ts'
import { rowsOf, type Row } from './state.ts'
import { giveSlug, keepSlugUnique } from './taxonomy.ts'
import { defaultVariantTitle, newVariantValues } from './variants.ts'

const text = { type: 'text', perLanguage: true } as const
const plain = { type: 'text' } as const

const belongings = [
  'variants',
  'productImages',
  'categoriesProducts',
  'tagsProducts',
  'productRelations',
  'productFiltervalues',
  'productMetafields',
  'productAttributes',
  'quantityDiscounts',
  'variantMovements',
]

export const products: Resource = {
  path: 'products',
  table: 'products',
  one: 'product',
  many: 'products',
  area: 'products',
  fields: {
    isVisible: { type: 'boolean' },
    visibility: { type: 'choice', values: ['hidden', 'visible', 'auto'] },
    data01: plain,
    data02: plain,
    data03: plain,
    url: text,
    title: { type: 'text', perLanguage: true, required: true },
    fulltitle: text,
    description: text,
    content: text,
    brand: { type: 'reference', table: 'brands' },
    deliverydate: { type: 'reference', table: 'deliverydates' },
    type: { type: 'reference', table: 'types' },
    supplier: { type: 'reference', table: 'suppliers' },
  },
  filters: ['brand'],
  limit: { name: 'maxProducts' },
  beforeCreate(call, draft) {
    draft.texts['fulltitle'] ||= draft.texts['title'] ?? ''
    giveSlug('products')(call, draft)
    takeVisibility(draft.values)
    draft.values['visibility'] ??= 'visible'
  },
  /** The trap of this API: a product is never without a variant, so creating one makes an empty one too. */
  afterCreate(call, product) {
    const values = { ...newVariantValues(call.shop, product.id), isDefault: true }
    insertRow(call.shop, 'variants', { values, texts: { title: defaultVariantTitle } })
  },
  beforeUpdate(call, product, draft) {
    keepSlugUnique('products')(call, product, draft)
    takeVisibility(draft.values)
  },
  afterDelete(call, product) {
    const variantIds = new Set(variantsOf(call.shop.state, product.id).map((row) => row.id))
    deleteRows(call.shop, 'variantMetafields', (row) => variantIds.has(row.values['variant'] as number))
    deleteRows(call.shop, 'productRelations', (row) => row.values['relatedProduct'] === product.id)
    for (const table of belongings) deleteRows(call.shop, table, (row) => row.values['product'] === product.id)
  },
  extras(shop, row, language) {
    const list = (path: string) => reference(shop, language, path, false)
    const images = imagesOf(shop, row.id)
    const visibility = row.values['visibility']
    const hasSale = () => variantsOf(shop.state, row.id).some(isForSale)
    return {
      isVisible: visibility === 'visible' || (visibility === 'auto' && hasSale()),
      hasMatrix: false,
      set: false,
      image: imageSummary(shop, images[0]),
      images: images.length > 0 && list(`products/${row.id}/images`),
      categories: list(`categories/products?product=${row.id}`),
      relations: list(`products/${row.id}/relations`),
      metafields: list(`products/${row.id}/metafields`),
      reviews: list(`reviews?product=${row.id}`),
      attributes: list(`products/${row.id}/attributes`),
      tags: list(`tags/products?product=${row.id}`),
      variants: list(`variants?product=${row.id}`),
      movements: list(`variants/movements?product=${row.id}`),
      templateDataFields: [],
    }
  },
}

const variantsOf = (state: Parameters<typeof rowsOf>[0], productId: number): Row[] =>
  rowsOf(state, 'variants').filter((row) => row.values['product'] === productId)

const isForSale = (variant: Row): boolean =>
  variant.values['stockTracking'] !== 'enabled' || (variant.values['stockLevel'] as number) > 0

/** `isVisible` is another way to write `visibility`. */
function takeVisibility(values: Record<string, unknown>): void {
  if (!('isVisible' in values)) return
  values['visibility'] ??= values['isVisible'] ? 'visible' : 'hidden'
  delete values['isVisible']
}
