import type {
  Attribute,
  AttributeOption,
  Channel,
  Family,
  FamilyVariant,
  MeasurementFamily,
  Slot,
  StructureModel,
} from '../../src/engine/core/structure/model.ts'
import { PLAIN_ATTRIBUTE } from '../../src/engine/core/structure/plain-attribute.ts'
import { SYSTEM_SLOTS } from '../../src/engine/core/structure/system-slots.ts'

export const WEIGHT: MeasurementFamily = {
  code: 'weight',
  labels: { en: 'Weight' },
  standardUnit: 'GRAM',
  units: [
    { code: 'GRAM', symbol: 'g', factor: 1, offset: 0 },
    { code: 'KILOGRAM', symbol: 'kg', factor: 1000, offset: 0 },
    { code: 'MILLIGRAM', symbol: 'mg', factor: 0.001, offset: 0 },
    { code: 'MEGAGRAM', symbol: 'Mg', factor: 1_000_000, offset: 0 },
  ],
}

export function option(
  id: number,
  code: string,
  labels: Record<string, string> = {},
  synonyms: string[] = [],
): AttributeOption {
  return { id, code, labels, synonyms, sortOrder: id }
}

/**
 * A structure as `loadStructure` gives it, without a database: webshop (nl_NL, fr_FR; EUR) and till (nl_NL; EUR, SEK),
 * one attribute of every type, families tents (with variants by size) and lamps.
 */
export function testStructure(extra: readonly (Partial<Attribute> & { readonly code: string })[] = []): StructureModel {
  const attributes = [
    { code: 'name', isLocalizable: true, maxLength: 80 },
    { code: 'description', type: 'textarea' as const, isLocalizable: true, isScopable: true },
    { code: 'ean', type: 'identifier' as const, isUnique: true },
    { code: 'price', type: 'price' as const, decimals: 2 },
    { code: 'stock', type: 'number' as const, owner: 'pos' as const, decimals: 0 },
    { code: 'rating', type: 'number' as const, minNumber: 0, maxNumber: 10 },
    { code: 'waterproof', type: 'boolean' as const },
    { code: 'released', type: 'date' as const },
    { code: 'colour', type: 'simple-select' as const },
    { code: 'materials', type: 'multi-select' as const },
    { code: 'weight', type: 'measurement' as const, measurementFamily: 'weight', defaultUnit: 'GRAM' },
    { code: 'photos', type: 'asset-collection' as const },
    { code: 'size', type: 'text' as const },
    ...extra,
  ].map((attribute, index): Attribute => ({ ...PLAIN_ATTRIBUTE, ...attribute, id: index + 1 }))
  const byCode = new Map(attributes.map((attribute) => [attribute.code, attribute]))
  const idOf = (code: string): number => byCode.get(code)?.id ?? 0
  const channels: Channel[] = [
    { id: 1, code: 'webshop', labels: {}, locales: ['nl_NL', 'fr_FR'], currencies: ['EUR'], categoryId: null },
    { id: 2, code: 'till', labels: {}, locales: ['nl_NL'], currencies: ['EUR', 'SEK'], categoryId: null },
  ]
  const families: Family[] = ['tents', 'lamps'].map((code, index) => ({
    id: index + 1,
    code,
    labels: { nl: code === 'tents' ? 'Tenten' : 'Lampen' },
    labelAttribute: 'name',
    imageAttribute: null,
    skuPattern: null,
    titleTemplate: null,
    attributeIds: attributes.map(({ id }) => id),
    requirements: new Map([['webshop', new Set([idOf('name'), idOf('price')])]]),
  }))
  const variants: FamilyVariant[] = [
    { id: 1, code: 'tents_by_size', familyId: 1, labels: {}, levels: [['ean', 'price', 'size']], axes: [['size']] },
  ]
  const keys = [
    'name/nl_NL',
    'name/fr_FR',
    'description/webshop/nl_NL',
    'ean',
    'price/EUR',
    'stock',
    'rating',
    'waterproof',
    'released',
    'colour',
    'materials',
    'weight',
    'photos',
    'size',
  ]
  const valueSlots = [...keys, ...extra.map(({ code }) => code)].map((key, index): Slot => {
    const [code = '', ...scope] = key.split('/')
    const attribute = byCode.get(code) ?? null
    const affinity =
      attribute?.type === 'number' || attribute?.type === 'price'
        ? 'REAL'
        : attribute?.type === 'boolean'
          ? 'INTEGER'
          : 'TEXT'
    const locale = scope.find((part) => part.includes('_')) ?? null
    const currency = scope.find((part) => /^[A-Z]{3}$/.test(part)) ?? null
    const channel = scope.find((part) => part === 'webshop') ?? null
    return {
      id: 100 + index,
      key,
      attribute,
      associationType: null,
      channel,
      locale,
      context: null,
      currency,
      storage: 'column',
      affinity,
      sqlColumn: `v${100 + index}`,
    }
  })
  const slots = [...SYSTEM_SLOTS, ...valueSlots]
  return {
    version: 1,
    locales: ['nl_NL', 'fr_FR', 'sv_SE'].map((code, index) => ({ id: index + 1, code, isDefault: index === 0 })),
    defaultLocale: 'nl_NL',
    channels: new Map(channels.map((channel) => [channel.code, channel])),
    attributes: byCode,
    attributesById: new Map(attributes.map((attribute) => [attribute.id, attribute])),
    groups: new Map(),
    families: new Map(families.map((family) => [family.code, family])),
    familiesById: new Map(families.map((family) => [family.id, family])),
    familyVariantsById: new Map(variants.map((variant) => [variant.id, variant])),
    categories: new Map([
      ['camping', { id: 1, code: 'camping', parentId: null, labels: { nl: 'Kamperen' }, sortOrder: 0 }],
      ['shelter', { id: 2, code: 'shelter', parentId: 1, labels: {}, sortOrder: 0 }],
    ]),
    categoriesById: new Map([
      [1, { id: 1, code: 'camping', parentId: null, labels: { nl: 'Kamperen' }, sortOrder: 0 }],
      [2, { id: 2, code: 'shelter', parentId: 1, labels: {}, sortOrder: 0 }],
    ]),
    associationTypes: new Map([['accessories', { id: 1, code: 'accessories', labels: {}, isTwoWay: false }]]),
    contexts: new Map([['limburg', { id: 1, code: 'limburg', labels: {}, kind: 'region', fallback: null }]]),
    suppliers: [],
    rules: [],
    measurementFamilies: new Map([['weight', WEIGHT]]),
    options: new Map([
      [
        idOf('colour'),
        new Map(
          [
            option(1, 'red', { nl_NL: 'Rood', fr_FR: 'Rouge', sv: 'Röd' }, ['vermiljoen']),
            option(2, 'blue_light', { nl_NL: 'Blauw, licht', fr_FR: 'Bleu clair' }),
            option(3, 'sea', { nl_NL: 'Zee' }),
            option(4, 'Zee'),
          ].map((each) => [each.code, each]),
        ),
      ],
      [
        idOf('materials'),
        new Map(
          [
            option(5, 'cotton', { nl_NL: 'Katoen', fr_FR: 'Coton' }),
            option(6, 'wool', { nl_NL: 'Wol' }),
            option(7, 'mix', { nl_NL: 'Katoen, wol' }),
          ].map((each) => [each.code, each]),
        ),
      ],
    ]),
    slots: new Map(slots.map((slot) => [slot.key, slot])),
    slotsById: new Map(slots.map((slot) => [slot.id, slot])),
  }
}
