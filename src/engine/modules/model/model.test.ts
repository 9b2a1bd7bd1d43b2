import { expect, test } from 'vitest'
import { newRequest, requires, tempShop } from '../../../../test/support/shop.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import type { ModelChangeInput } from '../../../shared/contract/model-change.ts'

const change = (shop: Shop, changes: ModelChangeInput[], rest = {}) =>
  shop.engine.runJob('model.change', { requestId: newRequest(), changes, ...rest })
const impactOf = (shop: Shop, changes: ModelChangeInput[], rest = {}) =>
  shop.engine.call('model.impact', { changes, ...rest })
const undo = (shop: Shop) => shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
const valuesOf = async (shop: Shop, productId: number) =>
  (await shop.engine.call('catalogue.product', { productId })).values
const webshop = async (shop: Shop, family: string) =>
  (await shop.engine.call('quality.summary', { channel: 'webshop', family })).scopes.filter(
    ({ channel }) => channel === 'webshop',
  )

const FULL = { 'name/nl_NL': 'Lamp', 'name/fr_FR': 'Lampe', 'price/EUR': '10' }
const EANS = ['8712345678906', '4006381333931', '5000112637922']

test('counts which products an attribute would make incomplete, makes it required, and takes it back', async () => {
  const shop = await tempShop()
  for (const [index, ean] of EANS.entries()) await shop.create(`LAMP-${index}`, { ...FULL, ean }, { family: 'lamps' })
  await shop.create('LAMP-UNFINISHED', {}, { family: 'lamps' })
  const { families } = await shop.engine.call('catalogue.structure', {})
  const lamps = families.find(({ code }) => code === 'lamps')
  const changes: ModelChangeInput[] = [
    {
      entity: 'attribute',
      action: 'create',
      code: 'energy_label',
      fields: { type: 'simple-select', labels: { nl_NL: 'Energielabel' } },
    },
    {
      entity: 'family',
      action: 'update',
      code: 'lamps',
      fields: { requirements: { webshop: [...(lamps?.requirements['webshop'] ?? []), 'energy_label'] } },
    },
  ]
  expect(await impactOf(shop, changes)).toMatchObject({
    rejections: [],
    channels: [{ channel: 'webshop', products: 4, becomeIncomplete: 3, becomeComplete: 0 }],
    scopes: [
      { locale: 'nl_NL', completeBefore: 3, completeAfter: 0, becomeIncomplete: 3 },
      { locale: 'fr_FR', completeBefore: 3, completeAfter: 0, becomeIncomplete: 3 },
    ],
  })
  const before = await webshop(shop, 'lamps')
  expect(before).toMatchObject([{ complete: 3 }, { complete: 3 }])

  expect(await change(shop, changes)).toMatchObject({
    rejections: [],
    changeSet: { kind: 'structure', undoState: 'done', label: { key: 'history.model' } },
  })
  expect(await webshop(shop, 'lamps')).toMatchObject([{ complete: 0 }, { complete: 0 }])
  await undo(shop)
  expect(await webshop(shop, 'lamps')).toEqual(before)
})

test('sees products become complete when a requirement goes', async () => {
  const shop = await tempShop()
  await shop.create('LAMP-1', FULL, { family: 'lamps' })
  const { change: without } = await requires(
    shop.engine,
    { family: 'lamps', attribute: 'ean', channel: 'webshop' },
    false,
  )
  expect(await impactOf(shop, [without])).toMatchObject({
    channels: [{ channel: 'webshop', becomeIncomplete: 0, becomeComplete: 1 }],
  })
})

test('makes nothing of a list of changes in which one is refused', async () => {
  const shop = await tempShop()
  const { changeSet, rejections } = await change(shop, [
    { entity: 'attribute-group', action: 'create', code: 'energy', fields: { labels: { en: 'Energy' } } },
    { entity: 'attribute', action: 'create', code: 'colour', fields: { type: 'text' } },
  ])
  expect(changeSet).toBeNull()
  expect(rejections).toMatchObject([{ code: 'duplicate-code', value: 'colour' }])
  expect((await shop.engine.call('model.list', { entity: 'attribute-group' })).items).toEqual([])
})

test('there and back again to another type, what was edited in between stays edited', async () => {
  const shop = await tempShop()
  const ids = await Promise.all(['12', '7', '3'].map((size, at) => shop.create(`T-${at}`, { size })))
  const turn = (type: string): ModelChangeInput => ({
    entity: 'attribute',
    action: 'update',
    code: 'size',
    fields: { type: type as 'text' },
  })
  await change(shop, [turn('number')])
  await shop.type(ids[1] as number, 'size', '8')
  await shop.type(ids[2] as number, 'size', '')
  await change(shop, [turn('text')])
  expect(await valuesOf(shop, ids[0] as number)).toMatchObject({ size: '12' })
  expect(await valuesOf(shop, ids[1] as number)).toMatchObject({ size: '8' })
  expect(await valuesOf(shop, ids[2] as number)).not.toHaveProperty('size')
})

test('turns text into numbers, keeps what is none beside it, and undo brings every text back', async () => {
  const shop = await tempShop()
  const texts = ['12', '7,5', 'about ten', '']
  const ids = await Promise.all(
    texts.map((text, index) => shop.create(`T-${index}`, text === '' ? {} : { size: text }, { family: 'lamps' })),
  )
  const changes: ModelChangeInput[] = [
    { entity: 'attribute', action: 'update', code: 'size', fields: { type: 'number' } },
  ]
  const format = { decimal: ',', dateOrder: 'dmy' }
  // Variants by size hang on tents: an axis may be a number as well.
  expect(await impactOf(shop, changes, { format })).toMatchObject({
    values: [
      {
        attribute: 'size',
        total: 3,
        converted: 2,
        failed: 1,
        keptIn: 'size_kept',
        samples: [
          { sku: 'T-0', before: '12', after: 12 },
          { sku: 'T-1', before: '7,5', after: 7.5 },
        ],
        failures: [{ sku: 'T-2', before: 'about ten', reason: { code: 'not-a-number' } }],
      },
    ],
  })
  expect((await change(shop, changes, { format })).rejections).toEqual([])
  expect(await valuesOf(shop, ids[0] as number)).toMatchObject({ size: 12 })
  expect(await valuesOf(shop, ids[1] as number)).toMatchObject({ size: 7.5 })
  expect(await valuesOf(shop, ids[2] as number)).toMatchObject({ size_kept: 'about ten' })
  expect(await valuesOf(shop, ids[2] as number)).not.toHaveProperty('size')

  expect(await undo(shop)).toMatchObject({ kept: 0 })
  for (const [index, text] of texts.entries()) {
    const { size, size_kept: kept } = await valuesOf(shop, ids[index] as number)
    expect([size ?? '', kept]).toEqual([text, undefined])
  }
  await shop.engine.runJob('catalogue.redo', { requestId: newRequest() })
  expect(await valuesOf(shop, ids[0] as number)).toMatchObject({ size: 12 })
  expect((await shop.engine.call('catalogue.check', {})).checks.flatMap(({ problems }) => problems)).toEqual([])
})

test('makes the options that texts need when they become a select', async () => {
  const shop = await tempShop()
  const ids = []
  for (const [index, size] of ['Groot', 'klein', 'groot'].entries()) ids.push(await shop.create(`S-${index}`, { size }))
  const changes: ModelChangeInput[] = [
    { entity: 'attribute', action: 'update', code: 'size', fields: { type: 'simple-select' } },
  ]
  expect(await impactOf(shop, changes)).toMatchObject({ values: [{ converted: 0, failed: 3 }] })
  expect(await impactOf(shop, changes, { createOptions: true })).toMatchObject({
    values: [{ converted: 3, failed: 0, newOptions: ['Groot', 'klein'] }],
  })
  await change(shop, changes, { createOptions: true })
  expect(await Promise.all(ids.map(async (id) => (await valuesOf(shop, id))['size']))).toEqual([
    'groot',
    'klein',
    'groot',
  ])
})

test('gives every language the value of a text that becomes localizable, and sets others aside on the way back', async () => {
  const shop = await tempShop()
  const id = await shop.create('A', { size: 'L' })
  await change(shop, [{ entity: 'attribute', action: 'update', code: 'size', fields: { isLocalizable: true } }])
  expect(await valuesOf(shop, id)).toMatchObject({ 'size/nl_NL': 'L', 'size/fr_FR': 'L', 'size/sv_SE': 'L' })
  await shop.type(id, 'size/fr_FR', 'G')
  const back: ModelChangeInput[] = [
    { entity: 'attribute', action: 'update', code: 'size', fields: { isLocalizable: false } },
  ]
  expect(await impactOf(shop, back)).toMatchObject({ values: [{ total: 3, converted: 1, setAside: 2 }] })
  await change(shop, back)
  expect(await valuesOf(shop, id)).toMatchObject({ size: 'L' })
  expect(await valuesOf(shop, id)).not.toHaveProperty('size/fr_FR')
  await change(shop, [{ entity: 'attribute', action: 'update', code: 'size', fields: { isLocalizable: true } }])
  expect(await valuesOf(shop, id)).toMatchObject({ 'size/nl_NL': 'L', 'size/fr_FR': 'G' })
})

test('merges two options in every product that has one, and knows the old name still', async () => {
  const shop = await tempShop()
  const red = await shop.create('A', { colour: 'red' })
  const wool = await shop.create('B', { materials: 'cotton, wool' })
  const merge = (of: string, code: string, into: string): ModelChangeInput => ({
    entity: 'option',
    action: 'merge',
    of,
    code,
    into,
  })
  expect(await impactOf(shop, [merge('colour', 'red', 'blue')])).toMatchObject({ values: [{ converted: 1 }] })
  await change(shop, [merge('colour', 'red', 'blue'), merge('materials', 'wool', 'cotton')])
  expect(await valuesOf(shop, red)).toMatchObject({ colour: 'blue' })
  expect(await valuesOf(shop, wool)).toMatchObject({ materials: '["cotton"]' })
  expect(await shop.type(red, 'colour', 'Rood')).toMatchObject({ rejections: [], unchanged: 1 })
  await undo(shop)
  expect(await valuesOf(shop, wool)).toMatchObject({ materials: '["cotton","wool"]' })
})

test('takes an attribute with values out of use instead of losing them, and back again', async () => {
  const shop = await tempShop()
  const id = await shop.create('A', { size: 'L', rating: '5' })
  const remove: ModelChangeInput[] = [{ entity: 'attribute', action: 'remove', code: 'rating' }]
  expect(await impactOf(shop, remove)).toMatchObject({
    archived: ['rating'],
    uses: [{ code: 'rating', what: 'values', count: 1 }],
  })
  await change(shop, remove)
  expect(await valuesOf(shop, id)).not.toHaveProperty('rating')
  expect(await shop.type(id, 'rating', '6')).toMatchObject({ rejections: [{ code: 'unknown-column' }] })
  await change(shop, [{ entity: 'attribute', action: 'update', code: 'rating', fields: { isArchived: false } }])
  expect(await valuesOf(shop, id)).toMatchObject({ rating: 5 })
  await change(shop, [{ entity: 'attribute', action: 'remove', code: 'waterproof' }])
  const { items } = await shop.engine.call('model.list', { entity: 'attribute' })
  expect(items.map(({ code }) => code)).not.toContain('waterproof')
})

test('refuses to take away what is in use, and says by what', async () => {
  const shop = await tempShop()
  const id = await shop.create('A', { colour: 'red', weight: '3 kg' }, { family: 'lamps' })
  await shop.type(id, 'categories', 'shelter')
  const refused = async (entity: ModelChangeInput['entity'], code: string, of: string | null = null) =>
    (await impactOf(shop, [{ entity, action: 'remove', code, of }])).rejections.map(({ code: reason, params }) => [
      reason,
      params?.['what'],
      params?.['count'],
    ])
  expect(await refused('option', 'red', 'colour')).toEqual([['in-use', 'values', 1]])
  expect(await refused('option', 'blue', 'colour')).toEqual([])
  expect(await refused('family', 'lamps')).toEqual([['in-use', 'products', 1]])
  expect(await refused('category', 'camping')).toEqual([['in-use', 'category', 1]])
  expect(await refused('category', 'shelter')).toEqual([['in-use', 'products', 1]])
  expect(await refused('attribute', 'size')).toEqual([['in-use', 'family-variant', 1]])
  expect(await refused('measurement-family', 'weight')).toEqual([['in-use', 'attribute', 1]])
  expect(await refused('locale', 'nl_NL')).toEqual([['default-needed', undefined, undefined]])
  expect(await refused('locale', 'fr_FR')).toEqual([['in-use', 'channel', 1]])
  expect(await refused('locale', 'sv_SE')).toEqual([])
})

test('keeps the values of a channel that goes for the day it comes back', async () => {
  const shop = await tempShop()
  const id = await shop.create('A', { 'description/till/nl_NL': 'Kort' })
  await change(shop, [{ entity: 'channel', action: 'remove', code: 'till' }])
  expect(await valuesOf(shop, id)).not.toHaveProperty('description/till/nl_NL')
  await undo(shop)
  expect(await valuesOf(shop, id)).toMatchObject({ 'description/till/nl_NL': 'Kort' })
})
