import type { Preset } from './preset.ts'

const AKENEO_LINKS = { x_sell: 'cross-sell', cross_sell: 'cross-sell', upsell: 'upsell', accessories: 'accessory' }

export const akeneo: Preset = {
  id: 'akeneo',
  marks: [
    ['sku', 'family', 'groups', 'enabled'],
    ['sku', 'family', 'parent', 'categories'],
    ['identifier', 'family', 'parent', 'categories'],
    ['code', 'family_variant', 'categories'],
  ],
  words: {
    uuid: null,
    sku: 'sku',
    identifier: 'sku',
    code: 'sku',
    family: 'family',
    parent: '=parent',
    family_variant: '=family_variant',
    categories: 'categories',
    groups: null,
    upsell: 'upsell',
    'cross-sell': 'cross-sell',
    accessory: 'accessory',
  },
  decimal: '.',
  layout: {
    kind: 'rows',
    modelsWhen: 'family_variant',
    unitEnding: '-unit',
    links: { endings: ['-products', '-product_models'], kinds: AKENEO_LINKS },
  },
}
