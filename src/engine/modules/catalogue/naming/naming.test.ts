import { expect, test } from 'vitest'
import type { Shop } from '../../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'

/** Tents are called after their colour and size in Dutch and French, lamps have SKUs like L-001. */
async function named(): Promise<Shop> {
  const shop = await tempShop()
  const { rejections } = await shop.engine.runJob('model.change', {
    requestId: newRequest(),
    changes: [
      {
        entity: 'family',
        action: 'update',
        code: 'tents',
        fields: { labelAttribute: 'name', titleTemplate: 'Tent {colour}, {size}' },
      },
      { entity: 'family', action: 'update', code: 'lamps', fields: { skuPattern: '^L-[0-9]{3}$' } },
    ],
  })
  expect(rejections).toEqual([])
  await shop.create('T1', { 'name/nl_NL': 'Tent Rood, XL', colour: 'red', size: 'XL' }, { family: 'tents' })
  await shop.create('T2', { 'name/nl_NL': 'Koepeltent', colour: 'red' }, { family: 'tents' })
  await shop.create('T3', { 'name/nl_NL': 'Zonder kleur' }, { family: 'tents' })
  await shop.create('L-001', { 'name/nl_NL': 'Lamp' }, { family: 'lamps' })
  await shop.create('LAMP2', { 'name/nl_NL': 'Lamp' }, { family: 'lamps' })
  return shop
}

/** Cells marked as misnamed: SKU, column, the name by the rule. */
async function marked({ engine }: Shop): Promise<unknown[]> {
  const columns = [{ column: 'sku' }, { column: 'name/nl_NL' }]
  const page = await engine.call('catalogue.gridPage', {
    viewKey: newRequest(),
    query: {},
    columns,
    from: 0,
    count: 50,
  })
  return page.marks
    .filter(({ kind }) => kind === 'misnamed')
    .map(({ row, column, value }) => [page.rows[row]?.[0], columns[column]?.column, value])
}

test('products that are called otherwise are marked, with the name that the rule makes of them', async () => {
  expect(await marked(await named())).toEqual([
    ['T2', 'name/nl_NL', 'Tent Rood'],
    ['LAMP2', 'sku', null],
  ])
})

test('they are found by filter: by SKU, by name in one language or any, an empty name among them', async () => {
  const shop = await named()
  expect(await shop.skus({ filter: 'misnamed name/nl_NL' })).toEqual(['T2'])
  expect(await shop.skus({ filter: 'misnamed name/fr_FR' })).toEqual(['T1', 'T2'])
  expect(await shop.skus({ filter: 'misnamed sku' })).toEqual(['LAMP2'])
  expect(await shop.skus({ filter: 'misnamed' })).toEqual(['T1', 'T2', 'LAMP2'])
  expect(await shop.skus({ filter: 'not misnamed' })).toEqual(['T3', 'L-001'])
  expect(await shop.skus({ filter: 'misnamed price' })).toEqual([])
  await expect(shop.skus({ filter: 'misnamed nothing' })).rejects.toThrow(/no attribute "nothing"/)
})

test('follow every edit of what they are made of, and the names of options', async () => {
  const shop = await named()
  const query = { filter: 'misnamed name/nl_NL' }
  expect(await shop.skus(query)).toEqual(['T2'])
  const [id] = (
    await shop.engine.call('catalogue.gridPage', {
      viewKey: newRequest(),
      query: { filter: 'sku = T1' },
      columns: [{ column: 'sku' }],
      from: 0,
      count: 1,
    })
  ).ids
  await shop.type(Number(id), 'size', 'XXL')
  expect(await shop.skus(query)).toEqual(['T1', 'T2'])
  await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(await shop.skus(query)).toEqual(['T2'])
  await shop.engine.runJob('model.change', {
    requestId: newRequest(),
    changes: [
      { entity: 'option', action: 'update', of: 'colour', code: 'red', fields: { labels: { nl_NL: 'Vuurrood' } } },
    ],
  })
  expect(await shop.skus(query)).toEqual(['T1', 'T2'])
})

test('the rule applied to all of a family is one step: what departs is what it changes, and undo gives it back', async () => {
  const shop = await named()
  const { engine } = shop
  const departing = await shop.skus({ filter: 'family = tents and misnamed' })
  const result = await engine.runJob('sheet.apply', {
    requestId: newRequest(),
    selection: {
      kind: 'view',
      viewKey: 'naming',
      query: { filter: 'family = tents' },
      order: null,
      ranges: [{ from: 0, count: 1_000_000, columns: ['name/nl_NL'] }],
    },
    operation: { kind: 'template', template: 'Tent {colour}, {size}' },
    scopes: [
      { channel: null, locale: 'nl_NL' },
      { channel: null, locale: 'fr_FR' },
    ],
  })
  expect(result).toMatchObject({ changed: 3, refused: 0, changeSet: { products: departing.length, cells: 3 } })
  expect(await shop.skus({ filter: 'family = tents and misnamed' })).toEqual([])
  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(await shop.skus({ filter: 'family = tents and misnamed' })).toEqual(departing)
})

test('variants that show their model’s name are left to the model', async () => {
  const shop = await named()
  const model = await shop.create(
    'TENT',
    { 'name/nl_NL': 'Anders', colour: 'red' },
    { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
  )
  await shop.create('TENT-S', { size: 'S' }, { kind: 'variant', parentId: model })
  expect(await shop.skus({ filter: 'sku starts with TENT and misnamed name/nl_NL' })).toEqual(['TENT'])
})

test('a rule of nothing, of the name itself, or with an open brace is refused', async () => {
  const { engine } = await named()
  const change = (titleTemplate: string) =>
    engine.call('model.impact', {
      changes: [{ entity: 'family', action: 'update', code: 'tents', fields: { titleTemplate } }],
    })
  expect((await change('{colour')).rejections).toMatchObject([{ code: 'invalid-pattern' }])
  expect((await change('{brand}')).rejections).toMatchObject([{ code: 'unknown-name', params: { name: 'brand' } }])
  expect((await change('{colour} {name}')).rejections).toMatchObject([{ code: 'names-itself' }])
  expect((await change('{colour} {sku}')).rejections).toEqual([])
})
