import { describe, expect, test } from 'vitest'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import { allOf, applyTo, DUTCH, valuesOf, viewAt } from '../../../../test/support/sheet.ts'

async function lamps(): Promise<Shop & { ids: number[] }> {
  const shop = await tempShop()
  const ids = [
    await shop.create('L1', { 'name/nl_NL': 'Lamp  rood', 'price/EUR': '9.99', colour: 'red' }),
    await shop.create('L2', { 'name/nl_NL': 'lamp blauw', 'price/EUR': '20', colour: 'blue', materials: 'wool' }),
    await shop.create('L3', { 'price/EUR': '0.1' }),
  ]
  return { ...shop, ids }
}

/** The products of a view, as a window asks for rows of an order that it knows. */
async function idsAt(shop: Shop, { viewKey, query, order }: Awaited<ReturnType<typeof viewAt>>): Promise<number[]> {
  const page = { viewKey, query, refresh: false, columns: [], groupsOf: order, from: 0, count: 10 }
  const answer = await shop.engine.call('catalogue.gridPage', page)
  expect(answer.order).toBe(order)
  return answer.ids
}

test('a preview lists prices that need approval first, and tells the lowest margin', async () => {
  const shop = await tempShop()
  await shop.create('A', { 'price/EUR': '20' })
  await shop.create('B', { 'price/EUR': '4.5' })
  await shop.create('C', { 'price/EUR': '4.4' })
  const rounding = { kind: 'ending', ending: '.95', direction: 'nearest' } as const
  const input = {
    selection: allOf('price/EUR'),
    operation: { kind: 'arithmetic', operator: 'percent', operand: '3', rounding } as const,
  }
  const preview = await shop.engine.runJob('sheet.preview', { ...input, samples: 2 })
  expect(preview).toMatchObject({ changed: 3, needApproval: 1, lowestMargin: null })
  expect(preview.samples.map(({ sku, after, price }) => [sku, after, price?.needsApproval])).toEqual([
    ['C', 4.95, true],
    ['A', 20.95, false],
  ])
  expect((await shop.engine.runJob('sheet.preview', input)).samples[2]).toMatchObject({
    sku: 'B',
    after: 4.95,
    price: { changePercent: 10, needsApproval: false },
  })
})

describe('an operation on everything', () => {
  test('is one step that names its count, and one undo takes it back', async () => {
    const shop = await lamps()
    const result = await applyTo(shop, ['price/EUR'], {
      kind: 'arithmetic',
      operator: 'percent',
      operand: '3',
      rounding: { kind: 'ending', ending: '.95', direction: 'nearest' },
    })
    expect(result).toMatchObject({
      cells: 3,
      changed: 3,
      unchanged: 0,
      products: 3,
      first: { productId: shop.ids[0], column: 'price/EUR' },
      changeSet: { kind: 'arithmetic', cells: 3, label: { key: 'history.arithmetic', params: { count: 3 } } },
    })
    expect(await valuesOf(shop, 'price/EUR')).toEqual({ L1: 9.95, L2: 20.95, L3: 0.95 })
    const undone = await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
    expect(undone).toMatchObject({ kept: 0, first: { productId: shop.ids[0], column: 'price/EUR' } })
    expect(await valuesOf(shop, 'price/EUR')).toEqual({ L1: 9.99, L2: 20, L3: 0.1 })
    expect(await shop.engine.runJob('catalogue.redo', { requestId: newRequest() })).toMatchObject({
      first: { productId: shop.ids[0] },
    })
  })

  test('leaves, sets and clears: nothing left of a text is a clear only where asked', async () => {
    const shop = await lamps()
    const replace = { kind: 'replace', find: '^lamp\\s+(.*)$', isRegex: true, with: '' } as const
    expect(await applyTo(shop, ['name/nl_NL'], replace)).toMatchObject({ changed: 0, unchanged: 3, changeSet: null })
    const swap = { ...replace, with: '$1lamp' }
    expect(await applyTo(shop, ['name/nl_NL'], swap)).toMatchObject({ changed: 2 })
    expect(await valuesOf(shop, 'name/nl_NL')).toEqual({ L1: 'roodlamp', L2: 'blauwlamp', L3: null })
    const all = { kind: 'replace', find: '.+', isRegex: true, with: '', whenEmpty: 'clear' } as const
    expect(await applyTo(shop, ['name/nl_NL'], all)).toMatchObject({ changed: 2 })
    expect(await valuesOf(shop, 'name/nl_NL')).toEqual({ L1: null, L2: null, L3: null })
  })

  test('finds the few cells it changes among many, and the many after them', async () => {
    const shop = await tempShop()
    const names = Array.from({ length: 900 }, (_, at) => (at < 400 ? (at % 90 === 7 ? 'lamp' : 'tent') : 'lamp'))
    await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: names.map((name, at) => ({
        kind: 'create-product',
        sku: `P${at}`,
        texts: { 'name/nl_NL': `${name} ${at}` },
      })),
    })
    const replace = { kind: 'replace', find: 'lamp', with: 'licht' } as const
    const counts = { cells: 900, changed: 505, unchanged: 395, refused: 0, locked: 0, products: 900 }
    const input = { selection: allOf('name/nl_NL'), operation: replace }
    expect(await shop.engine.runJob('sheet.preview', input)).toMatchObject(counts)
    expect(await applyTo(shop, ['name/nl_NL'], replace)).toMatchObject(counts)
    expect(Object.values(await valuesOf(shop, 'name/nl_NL'))).toEqual(
      names.map((name, at) => `${name === 'lamp' ? 'licht' : name} ${at}`),
    )
  })

  test('counts what is refused apart from what is locked, with a reason each', async () => {
    const shop = await lamps()
    const model = await shop.create(
      'T',
      { 'name/nl_NL': 'Tent' },
      { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    )
    await shop.create('T-S', { size: 'S' }, { kind: 'variant', parentId: model })
    const result = await applyTo(shop, ['name/nl_NL', 'price/EUR', 'stock'], { kind: 'set', text: 'duur' })
    expect(result).toMatchObject({
      cells: 15,
      changed: 4,
      refused: 5,
      locked: 6,
      reasons: { 'foreign-owner': 5, 'inherited-value': 1, 'not-a-number': 5 },
    })
    expect(result.changed + result.unchanged + result.refused + result.locked).toBe(result.cells)
    expect(await valuesOf(shop, 'name/nl_NL')).toMatchObject({ T: 'duur', 'T-S': 'duur' })
    expect(await applyTo(shop, ['colour'], { kind: 'case', to: 'upper' })).toMatchObject({
      refused: 5,
      reasons: { 'not-for-this-type': 5 },
    })
  })

  test('goes into every scope at once, previewed per column', async () => {
    const shop = await lamps()
    const input = {
      selection: allOf('name/nl_NL', 'description/webshop/nl_NL', 'price/EUR'),
      operation: { kind: 'template', template: '{sku}: {colour}' } as const,
      scopes: [
        { channel: 'webshop', locale: 'nl_NL' },
        { channel: 'webshop', locale: 'fr_FR' },
        { channel: 'till', locale: 'nl_NL' },
        { channel: 'till', locale: 'fr_FR' },
      ],
    }
    const preview = await shop.engine.runJob('sheet.preview', input)
    expect(preview.perColumn.map(({ column, changed }) => [column, changed])).toEqual([
      ['name/nl_NL', 3],
      ['name/fr_FR', 3],
      ['description/webshop/nl_NL', 3],
      ['description/webshop/fr_FR', 3],
      ['description/till/nl_NL', 3],
      ['price/EUR', 0],
    ])
    expect(preview.samples[0]).toMatchObject({
      sku: 'L1',
      column: 'name/nl_NL',
      before: 'Lamp  rood',
      after: 'L1: Rood',
    })
    const sample = await shop.engine.call('sheet.sample', input)
    expect(sample).toMatchObject({ ...preview, isComplete: true })
    const result = await applyTo(shop, [], { kind: 'clear' }, { ...input, requestId: newRequest() })
    expect(result).toMatchObject({ changed: preview.changed, refused: preview.refused, locked: preview.locked })
    expect(await valuesOf(shop, 'name/fr_FR')).toEqual({ L1: 'L1: Rouge', L2: 'L2: Bleu', L3: 'L3' })
    expect((await shop.engine.call('catalogue.history', {})).changeSets[0]).toMatchObject({ cells: 15 })
  })

  test('that is asked for twice under one request happens once', async () => {
    const shop = await lamps()
    const request = { requestId: newRequest() }
    const operation = { kind: 'append', text: '!' } as const
    const first = await applyTo(shop, ['name/nl_NL'], operation, request)
    expect(await applyTo(shop, ['name/nl_NL'], operation, request)).toEqual(first)
    expect(await valuesOf(shop, 'name/nl_NL')).toMatchObject({ L2: 'lamp blauw!', L3: null })
  })

  test('refuses a pattern that is none, and one that would never end', async () => {
    const shop = await lamps()
    await shop.type(shop.ids[0] as number, 'name/nl_NL', `${'a'.repeat(60)}!`)
    const replace = (find: string) => applyTo(shop, ['name/nl_NL'], { kind: 'replace', find, isRegex: true, with: 'x' })
    await expect(replace('(')).rejects.toMatchObject({ code: 'invalid-input', details: { reason: 'not-a-regex' } })
    await expect(replace('^(a+)+$')).rejects.toMatchObject({ details: { reason: 'regex-too-slow' } })
    expect(await valuesOf(shop, 'name/nl_NL')).toMatchObject({ L2: 'lamp blauw' })
  })

  test('does each of its kinds', async () => {
    const shop = await lamps()
    const name = ['name/nl_NL']
    await applyTo(shop, name, { kind: 'trim' })
    await applyTo(shop, name, { kind: 'case', to: 'title' })
    expect(await valuesOf(shop, 'name/nl_NL')).toEqual({ L1: 'Lamp Rood', L2: 'Lamp Blauw', L3: null })
    await applyTo(shop, name, { kind: 'prepend', text: '- ', fillsEmpty: true })
    expect(await valuesOf(shop, 'name/nl_NL')).toEqual({ L1: '- Lamp Rood', L2: '- Lamp Blauw', L3: '-' })
    await applyTo(shop, ['name/fr_FR'], { kind: 'copy-from', column: 'name/nl_NL' })
    expect(await valuesOf(shop, 'name/fr_FR')).toMatchObject({ L2: '- Lamp Blauw' })
    const table = [
      { from: 'rood', to: 'Blauw' },
      { from: 'blue', to: 'Rood' },
    ]
    await applyTo(shop, ['colour'], { kind: 'translate', table })
    expect(await valuesOf(shop, 'colour')).toEqual({ L1: 'blue', L2: 'red', L3: null })
    await applyTo(shop, ['weight'], { kind: 'set', text: '1,5 kg' })
    await applyTo(shop, ['weight'], { kind: 'convert-unit', unit: 'GRAM' })
    expect(await valuesOf(shop, 'weight')).toMatchObject({ L1: '1500 GRAM' })
    await applyTo(shop, ['materials', 'categories'], { kind: 'add-options', options: ['cotton'] })
    expect(await valuesOf(shop, 'materials')).toEqual({ L1: '["cotton"]', L2: '["cotton","wool"]', L3: '["cotton"]' })
    await applyTo(shop, ['materials'], { kind: 'remove-options', options: ['cotton'] })
    expect(await valuesOf(shop, 'materials')).toEqual({ L1: null, L2: '["wool"]', L3: null })
    await applyTo(shop, ['categories'], { kind: 'add-options', options: ['light'] })
    expect(await valuesOf(shop, 'categories')).toMatchObject({ L3: '["light"]' })
    await applyTo(shop, ['rating'], { kind: 'set-value', value: 7.5 })
    await applyTo(shop, ['rating'], { kind: 'arithmetic', operator: 'divide', operand: '0' }).then((result) =>
      expect(result).toMatchObject({ refused: 3, reasons: { 'division-by-zero': 3 } }),
    )
    expect(await applyTo(shop, ['rating'], { kind: 'clear' })).toMatchObject({
      changed: 3,
      changeSet: { kind: 'clear' },
    })
  })
})

describe('a selection', () => {
  test('of ranges that overlap takes each cell once, and only those', async () => {
    const shop = await lamps()
    const view = await viewAt(shop, { sort: [{ column: 'price/EUR', descending: true }] })
    const selection = {
      kind: 'view' as const,
      ...view,
      ranges: [
        { from: 0, count: 2, columns: ['price/EUR'] },
        { from: 1, count: 1, columns: ['price/EUR', 'name/nl_NL'] },
      ],
    }
    const result = await applyTo(shop, [], { kind: 'clear' }, { selection })
    expect(result).toMatchObject({ cells: 3, changed: 3, products: 2 })
    expect(await valuesOf(shop, 'price/EUR')).toEqual({ L1: null, L2: null, L3: 0.1 })
    expect(await valuesOf(shop, 'name/nl_NL')).toMatchObject({ L1: null, L2: 'lamp blauw' })
  })

  test('made in an order that has just made way for another still means the products that were seen', async () => {
    const shop = await lamps()
    const view = await viewAt(shop, { sort: [{ column: 'price/EUR', descending: true }] })
    const seen = await idsAt(shop, view)
    // The window hears of another filter only later; meanwhile it asks for rows of the first, and again of the second.
    const filtered = await viewAt(shop, { filter: 'name/nl_NL contains blauw' }, view.viewKey)
    expect(await idsAt(shop, view)).toEqual(seen)
    for (const each of [filtered, view]) {
      const [first = 0] = await idsAt(shop, each)
      const selection = { kind: 'view' as const, ...each, ranges: [{ from: 0, count: 1, columns: ['name/nl_NL'] }] }
      const text = `in ${String(each.order)}`
      await applyTo(shop, [], { kind: 'set', text }, { selection })
      expect((await shop.engine.call('catalogue.product', { productId: first })).values['name/nl_NL']).toBe(text)
    }
  })

  test('made in another order of rows is refused, since it would hit other products', async () => {
    const shop = await lamps()
    const view = await viewAt(shop)
    await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: [{ kind: 'delete-product', productId: shop.ids[0] as number }],
    })
    const selection = { kind: 'view' as const, ...view, ranges: [{ from: 1, count: 1, columns: ['name/nl_NL'] }] }
    await expect(applyTo(shop, [], { kind: 'clear' }, { selection })).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'order-changed' },
    })
    await expect(
      applyTo(shop, [], { kind: 'clear' }, { selection: { ...selection, order: null } }),
    ).rejects.toMatchObject({ code: 'invalid-input' })
    const products = { kind: 'products' as const, ids: shop.ids, columns: ['name/nl_NL'] }
    expect(await applyTo(shop, [], { kind: 'clear' }, { selection: products })).toMatchObject({
      changed: 1,
    })
  })
})

test('a preview does what the operation then does, and changes nothing itself', async () => {
  const shop = await lamps()
  const before = await valuesOf(shop, 'price/EUR')
  const input = {
    selection: allOf('price/EUR'),
    operation: { kind: 'set', text: 'goedkoop' } as const,
    format: DUTCH,
  }
  const preview = await shop.engine.runJob('sheet.preview', input)
  expect(preview).toMatchObject({ cells: 3, changed: 0, refused: 3, reasons: { 'not-a-number': 3 } })
  expect(preview.samples[0]).toMatchObject({
    sku: 'L1',
    before: 9.99,
    after: 'goedkoop',
    reason: { code: 'not-a-number' },
  })
  expect(await valuesOf(shop, 'price/EUR')).toEqual(before)
  expect((await shop.engine.call('jobs.list', {})).jobs).toEqual([])
})
