import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Threads } from '../../../runtime/threads.ts'
import type { Shop } from '../../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'

const NO_QUERY = { filter: '', search: '', sort: [] }

async function lamps(shop: Shop): Promise<number[]> {
  const ids: number[] = []
  for (const [sku, name, price] of [
    ['L1', 'Lamp 10', '5'],
    ['L2', 'lamp 9', '7'],
    ['L3', 'Ålamp', '5'],
    ['L4', '', '6'],
    ['L5', 'éclair', ''],
  ] as const) {
    ids.push(
      await shop.create(sku, { 'name/nl_NL': name, 'name/sv_SE': name, 'price/EUR': price }, { family: 'lamps' }),
    )
  }
  return ids
}

describe('pages', () => {
  test('give values, labels of their codes, and what is shown from elsewhere', async () => {
    const shop = await tempShop()
    const model = await shop.create(
      'TENT',
      { 'name/nl_NL': 'Tent', colour: 'red', categories: 'shelter' },
      { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    )
    const variant = await shop.create('TENT-S', { size: 'S', 'price/EUR': '10' }, { kind: 'variant', parentId: model })
    const page = await shop.engine.call('catalogue.gridPage', {
      viewKey: 'main',
      query: NO_QUERY,
      columns: [
        { column: 'sku' },
        { column: 'name/fr_FR', fallbacks: ['name/nl_NL'] },
        { column: 'price/EUR' },
        { column: 'colour' },
        { column: 'family' },
        { column: 'categories' },
        { column: 'parent' },
        { column: 'description/webshop/fr_FR' },
      ],
      from: 0,
      count: 10,
    })
    expect(page).toMatchObject({
      total: 2,
      ids: [model, variant],
      rows: [
        ['TENT', null, null, 'red', 'tents', '["shelter"]', null, null],
        ['TENT-S', null, 10, 'red', 'tents', null, 'TENT', null],
      ],
      labels: { colour: { red: { nl_NL: 'Rood' } }, family: { tents: { nl: 'Tenten' } }, categories: { shelter: {} } },
    })
    expect(page.marks).toEqual([
      { row: 1, column: 1, kind: 'inherited', value: null },
      { row: 1, column: 3, kind: 'inherited', value: 'red' },
      { row: 1, column: 7, kind: 'inherited', value: null },
      { row: 0, column: 1, kind: 'fallback', value: 'Tent', from: 'name/nl_NL' },
      { row: 1, column: 1, kind: 'fallback', value: 'Tent', from: 'name/nl_NL' },
    ])
  })

  test('are cut from one order, which stands still while cells change', async () => {
    const shop = await tempShop()
    const ids = await lamps(shop)
    const page = (from: number, refresh = false) =>
      shop.engine.call('catalogue.gridPage', {
        viewKey: 'main',
        refresh,
        query: { ...NO_QUERY, sort: [{ column: 'price/EUR' }] },
        columns: [{ column: 'sku' }, { column: 'price/EUR' }],
        from,
        count: 2,
      })
    expect((await page(0)).rows).toEqual([
      ['L1', 5],
      ['L3', 5],
    ])
    await shop.type(ids[0] as number, 'price/EUR', '100')
    expect((await page(0)).rows).toEqual([
      ['L1', 100],
      ['L3', 5],
    ])
    expect((await page(2)).rows).toEqual([
      ['L4', 6],
      ['L2', 7],
    ])
    expect((await page(0, true)).rows).toEqual([
      ['L3', 5],
      ['L4', 6],
    ])
    expect((await page(4)).rows).toEqual([['L5', null]])
    expect(
      await shop.engine.call('catalogue.gridRow', {
        viewKey: 'main',
        query: { ...NO_QUERY, sort: [{ column: 'price/EUR' }] },
        productId: ids[0] as number,
      }),
    ).toEqual({ index: 3 })
  })

  test('lose a deleted product at once, and show a new one after a refresh', async () => {
    const shop = await tempShop()
    const ids = await lamps(shop)
    const page = (refresh = false) =>
      shop.engine.call('catalogue.gridPage', {
        viewKey: 'main',
        refresh,
        query: NO_QUERY,
        columns: [{ column: 'sku' }],
        from: 0,
        count: 10,
      })
    const { total, order } = await page()
    expect(total).toBe(5)
    await shop.type(ids[0] as number, 'name/nl_NL', 'another name')
    expect((await page()).order).toBe(order)
    await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: [
        { kind: 'delete-product', productId: ids[1] as number },
        { kind: 'create-product', sku: 'L6' },
      ],
    })
    const shorter = await page()
    expect(shorter).toMatchObject({ total: 4, rows: [['L1'], ['L3'], ['L4'], ['L5']] })
    expect(shorter.order).not.toBe(order)
    const longer = await page(true)
    expect(longer.rows).toEqual([['L1'], ['L3'], ['L4'], ['L5'], ['L6']])
    expect(longer.order).not.toBe(shorter.order)
    // Ordered anew, each row is still the same product: what was selected before holds.
    expect((await page(true)).order).toBe(longer.order)
  })

  test('refuse a column the catalogue has not, naming it', async () => {
    const shop = await tempShop()
    const call = shop.engine.call('catalogue.gridPage', {
      viewKey: 'main',
      query: NO_QUERY,
      columns: [{ column: 'brand' }],
      from: 0,
      count: 10,
    })
    await expect(call).rejects.toMatchObject({ code: 'not-found', details: { column: 'brand' } })
  })
})

describe('sorting', () => {
  test('puts texts as people do in that language, empty ones last both ways', async () => {
    const shop = await tempShop()
    await lamps(shop)
    expect(await shop.skus({ sort: [{ column: 'name/nl_NL' }] })).toEqual(['L3', 'L5', 'L2', 'L1', 'L4'])
    expect(await shop.skus({ sort: [{ column: 'name/nl_NL', descending: true }] })).toEqual([
      'L1',
      'L2',
      'L5',
      'L3',
      'L4',
    ])
    expect(await shop.skus({ sort: [{ column: 'name/sv_SE' }] })).toEqual(['L5', 'L2', 'L1', 'L3', 'L4'])
  })

  test('goes by the next column where the first is equal', async () => {
    const shop = await tempShop()
    await lamps(shop)
    expect(await shop.skus({ sort: [{ column: 'price/EUR' }, { column: 'name/nl_NL', descending: true }] })).toEqual([
      'L1',
      'L3',
      'L4',
      'L2',
      'L5',
    ])
    expect(
      await shop.skus({ filter: 'price = 5', sort: [{ column: 'price/EUR' }, { column: 'sku', descending: true }] }),
    ).toEqual(['L3', 'L1'])
  })

  test('knows labels, weights in any unit, the order of a product’s life, and time of change', async () => {
    const shop = await tempShop()
    const first = await shop.create('A', { colour: 'red', weight: '2 kg', status: 'ready' }, { family: 'tents' })
    await shop.create('B', { colour: 'blue', weight: '300 g', status: 'published' }, { family: 'lamps' })
    await shop.create('C', { weight: '500', status: 'draft' })
    await new Promise((resolve) => setTimeout(resolve, 5))
    await shop.type(first, 'name/nl_NL', 'later')
    expect(await shop.skus({ sort: [{ column: 'colour' }] })).toEqual(['B', 'A', 'C'])
    expect(await shop.skus({ sort: [{ column: 'weight' }] })).toEqual(['B', 'C', 'A'])
    expect(await shop.skus({ sort: [{ column: 'status' }] })).toEqual(['C', 'A', 'B'])
    expect(await shop.skus({ sort: [{ column: 'family' }] })).toEqual(['B', 'A', 'C'])
    expect(await shop.skus({ sort: [{ column: 'updated', descending: true }] })).toEqual(['A', 'C', 'B'])
  })
})

test('what is kept between questions says the same as what is read anew, whatever was committed in between', async () => {
  const queries = [
    { filter: '' },
    { filter: 'price > 3' },
    { filter: 'name/nl_NL contains a', sort: [{ column: 'price/EUR' }] },
    { filter: 'name/nl_NL starts with a and price > 3' },
    {
      filter: 'kind = variant or name/nl_NL is empty',
      sort: [{ column: 'name/nl_NL', descending: true }, { column: 'price/EUR' }],
    },
    { sort: [{ column: 'name/nl_NL' }] },
    { sort: [{ column: 'parent' }, { column: 'sku' }] },
  ]
  const text = fc.constantFrom('', 'a', 'b', 'ab', 'c')
  const step = fc.oneof(
    fc.record({ kind: fc.constant('name' as const), at: fc.nat(7), text }),
    fc.record({ kind: fc.constant('price' as const), at: fc.nat(7), text: fc.constantFrom('', '1', '4', '5') }),
    fc.record({ kind: fc.constant('create' as const) }),
    fc.record({ kind: fc.constant('delete' as const), at: fc.nat(7) }),
    fc.record({ kind: fc.constant('move' as const), at: fc.nat(7), out: fc.boolean() }),
    fc.record({ kind: fc.constant('undo' as const) }),
    fc.record({ kind: fc.constant('redo' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const shop = await tempShop()
      const ids = [
        await shop.create(
          'MODEL',
          { 'name/nl_NL': 'm' },
          { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
        ),
      ]
      for (const sku of ['P1', 'P2', 'P3']) ids.push(await shop.create(sku, { 'name/nl_NL': 'ab', 'price/EUR': '4' }))
      let made = 0
      for (const action of steps) {
        const id = ids['at' in action ? action.at % ids.length : 0] as number
        if (action.kind === 'name') await shop.type(id, 'name/nl_NL', action.text)
        else if (action.kind === 'price') await shop.type(id, 'price/EUR', action.text)
        else if (action.kind === 'create') ids.push(await shop.create(`N${++made}-${newRequest()}`))
        else if (action.kind === 'move') await shop.type(id, 'parent', action.out ? '' : 'MODEL')
        else if (action.kind === 'delete')
          await shop.engine.call('catalogue.applyIntents', {
            requestId: newRequest(),
            intents: [{ kind: 'delete-product', productId: id }],
          })
        else await shop.engine.runJob(`catalogue.${action.kind}`, { requestId: newRequest() })
        for (const query of queries) expect(await shop.skus(query)).toEqual(await readAnew(shop, query))
      }
      await shop.close()
    }),
    { numRuns: 12 },
  )
})

/** The answer of an engine that keeps nothing: a spaced filter is another text, so nothing made before fits it. */
async function readAnew(
  shop: Shop,
  query: { filter?: string; sort?: { column: string; descending?: boolean }[] },
): Promise<string[]> {
  const { createThread } = await import('../../../runtime/thread.ts')
  const { modules, sourceMigrations } = await import('../../../app.ts')
  const { systemClock } = await import('../../../runtime/clock.ts')
  const { withLongReads } = await import('../../../runtime/long-read.ts')
  const open = (role: 'reader' | 'scanner') =>
    createThread({ role, path: shop.path, modules, clock: systemClock, migrations: sourceMigrations, actor: 'test' })
  const [reader, scanner] = [open('reader'), open('scanner')]
  const run: Threads['run'] = async (role, name, given) => (role === 'reader' ? reader : scanner).run(name, given)
  const threads = withLongReads(
    {
      run,
      text: async (...asked) => JSON.stringify(await run(...asked)),
      idle: async () => false,
      close: async () => {
        reader.close()
        scanner.close()
      },
    },
    () => {},
  )
  const sort = (query.sort ?? []).map(({ column, descending = false }) => ({ column, descending }))
  const page = (await threads.run('reader', 'catalogue.gridPage', {
    viewKey: 'x',
    refresh: false,
    query: { filter: query.filter ?? '', search: '', sort },
    columns: [{ column: 'sku', fallbacks: [] }],
    from: 0,
    count: 1_000,
  })) as { rows: string[][] }
  await threads.close()
  return page.rows.map(([sku]) => sku ?? '')
}
