import type { Preset } from './preset.ts'

export const square: Preset = {
  id: 'square',
  marks: [
    ['token', 'item name', 'variation name', 'sku'],
    ['item name', 'variation name', 'sku', 'price'],
    ['reference handle', 'item name', 'variation name'],
  ],
  words: {
    token: null,
    'reference handle': null,
    'item name': 'name',
    'variation name': null,
    sku: 'sku',
    gtin: 'ean',
    'default unit cost': 'purchase price',
    'default vendor name': 'supplier',
    'default vendor code': 'supplier sku',
    archived: null,
  },
  patterns: [[/^current quantity .*$/, 'stock']],
  decimal: '.',
  layout: {
    kind: 'groups',
    key: ['reference handle', 'item name'],
    continues: false,
    sku: ['sku'],
    id: ['variation name', 'token'],
    options: [
      ...[1, 2, 3].map((at) => ({ name: `option name ${at}`, value: `option value ${at}` })),
      { name: null, value: 'variation name', isFallback: true },
    ],
    noOption: ['regular', 'normal', 'standard'],
    ofVariant: [
      'token',
      'gtin',
      'price',
      'price *',
      'variation *',
      'current quantity *',
      'stock alert *',
      'default unit cost',
      'default vendor code',
      'weight *',
    ],
    picture: null,
  },
}
