import { describe, expect, test } from 'vitest'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'

describe('the history of a product', () => {
  test('tells who changed a cell from what to what, newest first, in pages', async () => {
    const shop = await tempShop()
    const id = await shop.create('LAMP-1', { 'name/nl_NL': 'a' })
    await shop.type(id, 'name/nl_NL', 'b')
    await shop.type(id, 'rating', '7')
    await shop.type(id, 'name/nl_NL', 'c')
    const column = 'name/nl_NL'
    const first = await shop.engine.call('catalogue.productHistory', { productId: id, column, limit: 2 })
    expect(first.entries.map(({ cells }) => cells)).toEqual([
      [{ column, before: 'b', after: 'c' }],
      [{ column, before: 'a', after: 'b' }],
    ])
    expect(first.entries[0]?.changeSet).toMatchObject({ actor: 'local', kind: 'edit' })
    expect(first.hasMore).toBe(true)
    const before = first.entries.at(-1)?.changeSet.id ?? null
    const rest = await shop.engine.call('catalogue.productHistory', { productId: id, column, before, limit: 2 })
    expect(rest).toMatchObject({
      hasMore: false,
      entries: [{ event: 'created', cells: [{ before: null, after: 'a' }] }],
    })
    const all = await shop.engine.call('catalogue.productHistory', { productId: id })
    expect(all.entries).toHaveLength(4)
  })

  test('shows a variant what its model changed of the values it shows, and nothing else of the model', async () => {
    const shop = await tempShop()
    const model = await shop.create('TENT', {}, { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' })
    const variant = await shop.create('TENT-S', { size: 'S' }, { kind: 'variant', parentId: model })
    await shop.type(model, 'name/nl_NL', 'Tent')
    await shop.type(model, 'status', 'review')
    const { entries } = await shop.engine.call('catalogue.productHistory', { productId: variant })
    expect(entries.map(({ cells }) => cells.map(({ column }) => column))).toMatchObject([
      ['name/nl_NL'],
      expect.arrayContaining(['sku']),
    ])
  })

  test('a former value goes back into its cell in the form the history shows it', async () => {
    const shop = await tempShop()
    const id = await shop.create(
      'LAMP-1',
      { materials: '["wool","cotton"]', weight: '1.5 KILOGRAM' },
      { family: 'lamps' },
    )
    await shop.type(id, 'materials', 'Wol')
    await shop.type(id, 'weight', '2 kg')
    await shop.type(id, 'family', 'tents')
    const { entries } = await shop.engine.call('catalogue.productHistory', { productId: id })
    const latest = entries.filter(({ event }) => event === null).flatMap(({ cells }) => cells)
    const { rejections } = await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: latest.map(({ column, before }) => ({ kind: 'set-value', productId: id, column, value: before })),
    })
    expect(rejections).toEqual([])
    expect((await shop.engine.call('catalogue.product', { productId: id })).values).toMatchObject({
      materials: '["cotton","wool"]',
      weight: '1.5 KILOGRAM',
      family: 'lamps',
    })
  })
})
