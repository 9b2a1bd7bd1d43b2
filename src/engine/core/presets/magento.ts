import type { Preset } from './preset.ts'

export const magento: Preset = {
  id: 'magento',
  marks: [
    ['sku', 'product_type', 'attribute_set_code'],
    ['sku', 'store_view_code', 'product_type'],
  ],
  words: {
    sku: 'sku',
    name: 'name',
    attribute_set_code: 'family',
    product_online: '=status',
    special_price: 'promo price',
    cost: 'purchase price',
    msrp_price: 'recommended price',
    qty: 'stock',
    meta_title: 'meta title',
    meta_description: 'meta description',
    country_of_manufacture: 'country of origin',
    crosssell_skus: 'cross-sell',
    upsell_skus: 'upsell',
    related_skus: 'related',
    images: 'image url',
  },
  values: { product_online: { '1': 'published', '2': 'draft' } },
  decimal: '.',
  layout: {
    kind: 'packed',
    sku: 'sku',
    type: 'product_type',
    view: 'store_view_code',
    attributes: 'additional_attributes',
    variations: 'configurable_variations',
    pictures: ['base_image', 'small_image', 'thumbnail_image', 'swatch_image', 'additional_images'],
    sameInViews: ['sku', 'attribute_set_code', 'product_websites', 'categories', 'price', 'weight', 'tax_class_name'],
  },
}
