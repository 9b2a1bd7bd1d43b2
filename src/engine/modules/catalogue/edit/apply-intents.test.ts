import { expect, test } from 'vitest'
import { newRequest, requires, tempShop } from '../../../../../test/support/shop.ts'

const FORMAT = { decimal: ',', dateOrder: 'dmy' } as const

test('rejects a price typed as text and keeps the other 4,999 cells', async () => {
  const { engine, create } = await tempShop()
  const ids: number[] = []
  for (const sku of ['A', 'B', 'C', 'D', 'E']) ids.push(await create(sku))
  const intents = Array.from({ length: 5_000 }, (_, index) => ({
    kind: 'set-text' as const,
    productId: ids[index % 5] as number,
    column: index < 2_500 ? 'price/EUR' : 'name/nl_NL',
    text: index === 0 ? 'cheap' : `${index}`,
  }))
  const { rejections, cells, changed, changeSet } = await engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    kind: 'paste',
    format: FORMAT,
    intents,
  })
  expect(rejections).toMatchObject([{ code: 'not-a-number', productId: ids[0], column: 'price/EUR', value: 'cheap' }])
  expect(cells).toHaveLength(5_000)
  expect(changed).toBe(10)
  expect(changeSet).toMatchObject({
    kind: 'paste',
    cells: 10,
    products: 5,
    label: { key: 'history.paste', params: { count: 10, products: 5, name: '', column: '' } },
  })
})

test('answers with the stored value of what was typed, and names the step by cell and SKU', async () => {
  const { create, type } = await tempShop()
  const id = await create('TENT-1')
  expect(await type(id, 'price/EUR', '€ 1.299,50')).toMatchObject({
    changed: 1,
    unchanged: 0,
    cells: [{ productId: id, column: 'price/EUR', value: 1299.5 }],
    changeSet: { label: { key: 'history.edit', params: { count: 1, name: 'TENT-1', column: 'price/EUR' } } },
  })
  expect(await type(id, 'price/EUR', '1299,50')).toMatchObject({ changed: 0, unchanged: 1, changeSet: null })
  expect(await type(id, 'family', 'Tenten')).toMatchObject({ cells: [{ value: 'tents' }] })
  expect(await type(id, 'categories', 'Kamperen, light')).toMatchObject({ cells: [{ value: '["camping","light"]' }] })
})

test('a request that comes twice takes effect once and is answered the same', async () => {
  const { engine, create } = await tempShop()
  const id = await create('TENT-1')
  const request = {
    requestId: newRequest(),
    intents: [
      { kind: 'set-text' as const, productId: id, column: 'name/nl_NL', text: 'Tent' },
      { kind: 'create-product' as const, sku: 'TENT-2' },
      { kind: 'set-text' as const, productId: id, column: 'nope', text: 'x' },
    ],
  }
  const first = await engine.call('catalogue.applyIntents', request)
  expect(first.createdIds).toHaveLength(1)
  expect(await engine.call('catalogue.applyIntents', request)).toEqual(first)
  expect(await engine.call('catalogue.info', {})).toMatchObject({ products: 2, changeSets: 3 })
})

test('makes an attribute, its options and values in one step that undo takes back whole', async () => {
  const { engine, create } = await tempShop()
  const id = await create('TENT-1')
  const { rejections } = await engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    kind: 'structure',
    intents: [
      { kind: 'set-text', productId: id, column: 'season', text: 'Summer' },
      {
        kind: 'change-model',
        change: {
          entity: 'attribute',
          action: 'create',
          code: 'season',
          fields: { type: 'simple-select', labels: { en: 'Season' } },
        },
      },
      {
        kind: 'change-model',
        change: {
          entity: 'option',
          action: 'create',
          of: 'season',
          code: 'summer',
          fields: { labels: { en: 'Summer' } },
        },
      },
      await requires(engine, { family: 'lamps', attribute: 'season', channel: 'webshop' }, true),
    ],
  })
  expect(rejections).toEqual([])
  expect(await engine.call('catalogue.product', { productId: id })).toMatchObject({ values: { season: 'summer' } })
  const structure = await engine.call('catalogue.structure', {})
  expect(structure.families.find(({ code }) => code === 'lamps')).toMatchObject({
    attributes: ['name', 'price', 'ean', 'season'],
    requirements: { webshop: ['name', 'price', 'ean', 'season'] },
  })
  expect(await engine.runJob('catalogue.undo', { requestId: newRequest() })).toMatchObject({ kept: 0 })
  expect((await engine.call('catalogue.structure', {})).attributes.map(({ code }) => code)).not.toContain('season')
})

test('refuses a barcode that another product has, and says which', async () => {
  const { create, type } = await tempShop()
  const first = await create('TENT-1', { ean: '8712345678906' })
  const second = await create('TENT-2')
  expect(await type(second, 'ean', '8712345678906')).toMatchObject({
    changed: 0,
    rejections: [{ code: 'duplicate-value', params: { other: 'TENT-1' } }],
  })
  expect(await type(first, 'ean', '4006381333931')).toMatchObject({ changed: 1 })
  expect(await type(second, 'ean', '8712345678906')).toMatchObject({ changed: 1 })
  expect(await type(second, 'sku', 'TENT-1')).toMatchObject({ rejections: [{ code: 'duplicate-sku' }] })
})

test('keeps what a model holds on its variants, and its bin whole', async () => {
  const { engine, create, type } = await tempShop()
  const model = await create(
    'TENT',
    { 'name/nl_NL': 'Tent' },
    { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
  )
  const variant = await create('TENT-S', { size: 'S' }, { kind: 'variant', parentId: model })
  expect(await engine.call('catalogue.product', { productId: variant })).toMatchObject({
    parentId: model,
    values: { 'name/nl_NL': 'Tent', parent: 'TENT', family: 'tents' },
  })
  expect(await type(variant, 'name/nl_NL', 'x')).toMatchObject({ rejections: [{ code: 'inherited-value' }] })
  await engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    intents: [{ kind: 'delete-product', productId: model }],
  })
  expect(await engine.call('catalogue.info', {})).toMatchObject({ models: 0, variants: 0 })
  const { changeSets } = await engine.call('catalogue.history', {})
  expect(changeSets[0]).toMatchObject({ kind: 'delete', label: { key: 'history.delete', params: { count: 2 } } })
  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(await engine.call('catalogue.info', {})).toMatchObject({ models: 1, variants: 1 })
})
