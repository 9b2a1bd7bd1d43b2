import { describe, expect, test } from 'vitest'
import { testStructure } from '../../../../test/support/structure.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { PlanFacts, ProductFacts } from './facts.ts'
import { planIntents } from './plan-intents.ts'
import type { ProductIntent } from './read-intents.ts'
import { readIntents } from './read-intents.ts'

const structure = testStructure()
const variant = structure.familyVariantsById.get(1)
if (!variant) throw new Error('variant')
const NOW = '2026-05-31T12:00:00.000Z'
const EAN_1 = '8712345678906'
const EAN_2 = '4006381333931'

function product(id: number, sku: string, rest: Partial<ProductFacts> = {}): ProductFacts {
  return {
    id,
    sku,
    kind: 'product',
    parentId: null,
    familyId: null,
    isDeleted: false,
    place: null,
    childIds: [],
    ...rest,
  }
}

/** Two loose products, a tent model with two variants, and one product in the bin. */
const PRODUCTS = [
  product(1, 'LAMP-1', { familyId: 2 }),
  product(2, 'LAMP-2', { familyId: 2 }),
  product(10, 'TENT', {
    kind: 'model',
    familyId: 1,
    place: { own: new Set<string>(), depth: 0, variant },
    childIds: [11, 12],
  }),
  product(11, 'TENT-S', {
    kind: 'variant',
    parentId: 10,
    familyId: 1,
    place: { own: new Set<string>(), depth: 1, variant },
  }),
  product(12, 'TENT-L', {
    kind: 'variant',
    parentId: 10,
    familyId: 1,
    place: { own: new Set<string>(), depth: 1, variant },
  }),
  product(20, 'OLD', { isDeleted: true }),
]

function plan(intents: ProductIntent[], eans: Record<string, number[]> = {}, writers: ('pos' | 'supplier')[] = []) {
  const facts: PlanFacts = {
    products: new Map(PRODUCTS.map((each) => [each.id, each])),
    bySku: new Map(PRODUCTS.filter(({ isDeleted }) => !isDeleted).map(({ sku, id }) => [sku, id])),
    taken: new Map(),
    holders: new Map([['ean', new Map<CellValue, number[]>(Object.entries(eans))]]),
  }
  const { writes, rejections } = planIntents(
    structure,
    readIntents(structure, intents, { decimal: ',', dateOrder: 'dmy' }, writers),
    facts,
    NOW,
  )
  return {
    writes: writes.map(({ productId, keys, values }) => ({
      productId,
      ...Object.fromEntries(keys.map((key, index) => [key, values[index]])),
    })),
    refused: rejections.map(({ code, productId, column }) => [productId, column, code]),
    rejections,
  }
}

const set = (productId: number, column: string, text: string): ProductIntent => ({
  kind: 'set-text',
  productId,
  column,
  text,
})
const create = (
  sku: string,
  rest: Partial<Extract<ProductIntent, { kind: 'create-product' }>> = {},
): ProductIntent => ({
  kind: 'create-product',
  sku,
  productKind: 'product',
  parentId: null,
  family: null,
  familyVariant: null,
  texts: {},
  ...rest,
})

describe('planIntents', () => {
  test('rejects a price typed as text and keeps the other cells, one write per product', () => {
    const { writes, rejections } = plan([
      set(1, 'price/EUR', 'cheap'),
      set(1, 'name/nl_NL', 'Lamp'),
      set(2, 'price/EUR', '12,50'),
      set(2, 'name/nl_NL', 'a'),
      set(2, 'name/nl_NL', 'b'),
    ])
    expect(writes).toEqual([
      { productId: 1, 'name/nl_NL': 'Lamp' },
      { productId: 2, 'price/EUR': 12.5, 'name/nl_NL': 'b' },
    ])
    expect(rejections).toEqual([
      {
        code: 'not-a-number',
        message: '"cheap" is not a number.',
        params: {},
        productId: 1,
        column: 'price/EUR',
        row: null,
        value: 'cheap',
      },
    ])
  })

  test('refuses columns the catalogue has not, read-only ones, and products that are gone', () => {
    expect(
      plan([
        set(1, 'brand', 'x'),
        set(1, 'name/de_DE', 'x'),
        set(1, 'description/outlet/nl_NL', 'x'),
        set(1, 'kind', 'model'),
        set(99, 'name/nl_NL', 'x'),
        set(20, 'name/nl_NL', 'x'),
      ]).refused,
    ).toEqual([
      [1, 'brand', 'unknown-column'],
      [1, 'name/de_DE', 'unknown-locale'],
      [1, 'description/outlet/nl_NL', 'unknown-channel'],
      [1, 'kind', 'read-only'],
      [99, 'name/nl_NL', 'unknown-product'],
      [20, 'name/nl_NL', 'unknown-product'],
    ])
  })

  test('refuses what the till keeps, naming it, and lets an import from the till pass', () => {
    const { rejections } = plan([set(1, 'stock', '5')])
    expect(rejections).toMatchObject([
      { code: 'foreign-owner', params: { owner: 'pos' }, message: 'stock is kept by the till; change it there.' },
    ])
    expect(plan([set(1, 'stock', '5')], {}, ['pos']).writes).toEqual([{ productId: 1, stock: 5 }])
    expect(plan([set(1, 'stock', '5')], {}, ['supplier']).refused).toEqual([[1, 'stock', 'foreign-owner']])
  })

  test('refuses a value on a variant that comes from its model, and on a model what its variants have', () => {
    expect(
      plan([
        set(11, 'name/nl_NL', 'x'),
        set(10, 'price/EUR', '1'),
        set(11, 'price/EUR', '1'),
        set(10, 'name/nl_NL', 'Tent'),
        set(11, 'family', 'lamps'),
        set(10, 'family', 'lamps'),
      ]),
    ).toMatchObject({
      writes: [
        { productId: 11, 'price/EUR': 1 },
        { productId: 10, 'name/nl_NL': 'Tent' },
      ],
      refused: [
        [11, 'name/nl_NL', 'inherited-value'],
        [10, 'price/EUR', 'belongs-to-variant'],
        [11, 'family', 'inherited-value'],
        [10, 'family', 'has-variants'],
      ],
    })
  })

  test('never lets two products have one SKU', () => {
    expect(
      plan([
        set(1, 'sku', 'LAMP-2'),
        set(1, 'sku', 'LAMP-1'),
        set(2, 'sku', 'NEW'),
        create('NEW'),
        create('NEXT'),
        create('NEXT'),
        create(''),
        set(1, 'sku', ''),
      ]).refused,
    ).toEqual([
      [null, 'sku', 'value-required'],
      [1, 'sku', 'value-required'],
      [1, 'sku', 'duplicate-sku'],
      [null, 'sku', 'duplicate-sku'],
      [null, 'sku', 'duplicate-sku'],
    ])
  })

  test('never lets two products have one barcode, but lets them swap', () => {
    expect(plan([set(1, 'ean', EAN_1)], { [EAN_1]: [2] }).rejections).toMatchObject([
      { code: 'duplicate-value', params: { other: 'LAMP-2' } },
    ])
    expect(plan([set(1, 'ean', EAN_1)], { [EAN_1]: [1] }).refused).toEqual([])
    expect(plan([set(1, 'ean', EAN_1), set(2, 'ean', EAN_1)]).refused).toEqual([[2, 'ean', 'duplicate-value']])
    expect(plan([set(1, 'ean', EAN_2), set(2, 'ean', EAN_1)], { [EAN_1]: [1], [EAN_2]: [2] }).refused).toEqual([])
    // 1 may not have the barcode of 11, so it keeps its own, which 2 then may not have either.
    expect(plan([set(1, 'ean', EAN_2), set(2, 'ean', EAN_1)], { [EAN_1]: [1], [EAN_2]: [11] }).refused).toEqual([
      [1, 'ean', 'duplicate-value'],
      [2, 'ean', 'duplicate-value'],
    ])
  })

  test('makes products with their values, leaving out single values that are wrong', () => {
    expect(
      plan([create('LAMP-3', { family: 'lamps', texts: { 'name/nl_NL': 'Lamp', 'price/EUR': 'x' } })]),
    ).toMatchObject({
      writes: [{ productId: null, sku: 'LAMP-3', kind: 'product', family: 2, 'name/nl_NL': 'Lamp' }],
      rejections: [{ code: 'not-a-number', column: 'price/EUR' }],
    })
  })

  test('makes variants below their model, with its family', () => {
    expect(
      plan([
        create('TENT-M', { productKind: 'variant', parentId: 10, texts: { size: 'M', 'name/nl_NL': 'x' } }),
        create('LOOSE', { productKind: 'variant' }),
        create('BAD', { productKind: 'variant', parentId: 1 }),
        create('MODEL', { productKind: 'model', family: 'tents', familyVariant: 'tents_by_size' }),
        create('M2', { productKind: 'model', family: 'lamps' }),
      ]),
    ).toMatchObject({
      writes: [
        { productId: null, sku: 'TENT-M', kind: 'variant', parent: 10, family: 1, size: 'M' },
        { productId: null, sku: 'MODEL', kind: 'model', family: 1, '.family-variant': 1 },
      ],
      refused: [
        [null, 'name/nl_NL', 'inherited-value'],
        [null, 'sku', 'unknown-parent'],
        [null, 'sku', 'unknown-parent'],
        [null, 'sku', 'unknown-name'],
      ],
    })
  })

  test('moves a product below a model and out again', () => {
    expect(
      plan([
        set(1, 'parent', 'TENT'),
        set(11, 'parent', ''),
        set(2, 'parent', 'LAMP-1'),
        set(2, 'parent', 'NOPE'),
        set(10, 'parent', 'TENT'),
      ]),
    ).toMatchObject({
      writes: [
        { productId: 1, parent: 10, kind: 'variant', family: 1 },
        { productId: 11, parent: null, kind: 'product' },
      ],
      refused: [
        [2, 'parent', 'not-a-model'],
        [2, 'parent', 'unknown-parent'],
        [10, 'parent', 'not-a-model'],
      ],
    })
  })

  test('puts a model into the bin with its variants', () => {
    expect(plan([{ kind: 'delete-product', productId: 10 }]).writes).toEqual(
      [10, 11, 12].map((productId) => ({ productId, '.deleted-at': NOW })),
    )
    expect(plan([{ kind: 'restore-product', productId: 20 }]).writes).toEqual([{ productId: 20, '.deleted-at': null }])
  })

  test('stores links by product, given by SKU', () => {
    expect(plan([set(1, 'accessories', 'LAMP-2, TENT'), set(2, 'accessories', 'NOPE')])).toMatchObject({
      writes: [{ productId: 1, accessories: '[2,10]' }],
      refused: [[2, 'accessories', 'unknown-product']],
    })
  })
})
