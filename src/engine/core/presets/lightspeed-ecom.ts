import type { Preset } from './preset.ts'

/** Words for whether something is shown, in both tills and shops of Lightspeed. */
export const PUBLISHED = { true: 'published', false: 'draft', yes: 'published', no: 'draft' } as const

const LANGUAGE_WORDS: readonly (readonly [RegExp, string | null])[] = [
  // Its code for English.
  [/^us_title_short$/, 'name-en'],
  [/^us_description_long$/, 'description-en'],
  [/^([a-z]{2})_title_short$/, 'name-$1'],
  [/^([a-z]{2})_title_long$/, 'long name-$1'],
  [/^([a-z]{2})_description_short$/, 'short description-$1'],
  [/^([a-z]{2})_description_long$/, 'description-$1'],
  [/^([a-z]{2})_meta_title$/, 'meta title-$1'],
  [/^([a-z]{2})_meta_description$/, 'meta description-$1'],
  [/^([a-z]{2})_url$/, 'url-$1'],
  [/^([a-z]{2})_variant$/, null],
]

export const lightspeedEcom: Preset = {
  id: 'lightspeed-ecom',
  marks: [
    ['internal_id', 'internal_variant_id'],
    ['internal_variant_id', 'article_code', 'ean'],
  ],
  words: {
    internal_id: null,
    internal_variant_id: null,
    visible: '=status',
    price_old: 'recommended price',
    price_cost: 'purchase price',
    article_code: 'supplier sku',
    sku: 'sku',
    stock_level: 'stock',
    tax: 'vat',
    weight: 'weight (g)',
    volume: 'volume (ml)',
    size_x: 'width (cm)',
    size_y: 'height (cm)',
    size_z: 'length (cm)',
    images: 'image url',
  },
  patterns: LANGUAGE_WORDS,
  values: { visible: { ...PUBLISHED, y: 'published', n: 'draft', s: 'published', '1': 'published', '0': 'draft' } },
  decimal: null,
  layout: {
    kind: 'groups',
    key: ['internal_id'],
    continues: false,
    sku: ['sku', 'article_code'],
    id: ['internal_variant_id'],
    options: ['nl', 'us', 'en', 'fr', 'de'].map((language, at) => ({
      name: null,
      value: `${language}_variant`,
      isFallback: at > 0,
    })),
    optionText: /\s*[,/]\s*/,
    noOption: ['default', 'standaard'],
    ofVariant: [
      'internal_variant_id',
      '*_variant',
      'price*',
      'unit',
      'stock_*',
      'article_code',
      'ean',
      'hs_code',
      'weight*',
      'volume*',
      'colli',
      'size_*',
    ],
    picture: 'images',
  },
}
