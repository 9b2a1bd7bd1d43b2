import { describe, expect, test } from 'vitest'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import { stateHash } from '../../../../test/support/state-hash.ts'

/** A butcher's name of a dish: stoofvlees for everybody, zuurvlees in Limburg, on which Maastricht falls back. */
async function butcher(): Promise<Shop & { readonly pan: number; readonly soup: number }> {
  const shop = await tempShop()
  const region = { kind: 'region' } as const
  const { rejections } = await shop.engine.runJob('model.change', {
    requestId: newRequest(),
    changes: [
      { entity: 'context', action: 'create', code: 'limburg', fields: { ...region, labels: { nl: 'Limburg' } } },
      { entity: 'context', action: 'create', code: 'maastricht', fields: { ...region, fallback: 'limburg' } },
      { entity: 'attribute', action: 'update', code: 'name', fields: { hasContext: true } },
    ],
  })
  expect(rejections).toEqual([])
  const pan = await shop.create('STOOF-1', { 'name/nl_NL': 'Stoofvlees', 'name/nl_NL/@limburg': 'Zuurvlees' })
  const soup = await shop.create('SOEP-1', { 'name/nl_NL': 'Erwtensoep' })
  return { ...shop, pan, soup }
}

const FALLBACKS = ['name/nl_NL/@limburg', 'name/nl_NL']
const names = async ({ engine }: Shop) => {
  const { rows, marks } = await engine.call('catalogue.gridPage', {
    viewKey: newRequest(),
    query: {},
    columns: [{ column: 'name/nl_NL/@maastricht', fallbacks: FALLBACKS }],
    from: 0,
    count: 10,
  })
  return { rows: rows.map(([name]) => name), from: marks.map(({ value, from }) => [value, from]) }
}

describe('a value for a context', () => {
  test('is shown from its fallback, from what is for everybody after that, and says from where', async () => {
    const shop = await butcher()
    expect(await names(shop)).toEqual({
      rows: [null, null],
      from: [
        ['Zuurvlees', 'name/nl_NL/@limburg'],
        ['Erwtensoep', 'name/nl_NL'],
      ],
    })
    await shop.type(shop.pan, 'name/nl_NL/@maastricht', 'Zoervleis')
    expect(await names(shop)).toMatchObject({ rows: ['Zoervleis', null], from: [['Erwtensoep', 'name/nl_NL']] })
  })

  test('is refused by name for a context that the catalogue has not, and for an attribute without contexts', async () => {
    const shop = await butcher()
    const unknown = await shop.type(shop.pan, 'name/nl_NL/@brabant', 'Stoofvlees')
    expect(unknown.rejections).toMatchObject([{ code: 'unknown-context', params: { context: 'brabant' } }])
    const none = await shop.type(shop.pan, 'price/@limburg/EUR', '9')
    expect(none.rejections).toMatchObject([{ code: 'scope-unexpected', params: { axis: 'context' } }])
  })

  test('is found by filter and search, comes back by undo, and does not become the name of the product', async () => {
    const shop = await butcher()
    const { engine, path, pan } = shop
    expect(await shop.skus({ filter: 'name/nl_NL/@limburg contains zuur' })).toEqual(['STOOF-1'])
    expect(await shop.skus({ filter: 'name/nl_NL/@limburg is empty' })).toEqual(['SOEP-1'])
    expect(await shop.skus({ search: 'zuurvlees' })).toEqual(['STOOF-1'])
    expect((await engine.call('catalogue.productCard', { productId: pan, locale: 'nl_NL' })).name).toBe('Stoofvlees')

    const before = stateHash(path)
    await shop.type(pan, 'name/nl_NL/@limburg', '')
    expect(stateHash(path)).not.toBe(before)
    await engine.runJob('catalogue.undo', { requestId: newRequest() })
    expect(stateHash(path)).toBe(before)
    await engine.runJob('catalogue.redo', { requestId: newRequest() })
    expect(await shop.skus({ filter: 'name/nl_NL/@limburg is empty' })).toEqual(['STOOF-1', 'SOEP-1'])
  })

  test('goes out of sight with its context, and returns with it', async () => {
    const shop = await butcher()
    const { engine } = shop
    const before = stateHash(shop.path)
    const remove = { entity: 'context', action: 'remove', code: 'limburg' } as const
    const refused = await engine.call('model.impact', { changes: [remove] })
    expect(refused.rejections).toMatchObject([{ code: 'in-use' }])
    const changes = [{ ...remove, code: 'maastricht' }, remove]
    expect(await engine.runJob('model.change', { requestId: newRequest(), changes })).toMatchObject({ rejections: [] })
    await expect(shop.skus({ filter: 'name/nl_NL/@limburg is empty' })).rejects.toThrow(/no context "limburg"/)
    await engine.runJob('catalogue.undo', { requestId: newRequest() })
    expect(stateHash(shop.path)).toBe(before)
    expect(await shop.skus({ filter: 'name/nl_NL/@limburg contains zuur' })).toEqual(['STOOF-1'])
  })
})

describe('an operation on many cells', () => {
  test('writes into contexts as one step, and reads a template in the context of the cell', async () => {
    const shop = await butcher()
    const { engine, pan, soup } = shop
    await engine.runJob('model.change', {
      requestId: newRequest(),
      changes: [{ entity: 'attribute', action: 'update', code: 'description', fields: { hasContext: true } }],
    })
    const done = await engine.runJob('sheet.apply', {
      requestId: newRequest(),
      selection: { kind: 'products', ids: [pan, soup], columns: ['description/webshop/nl_NL'] },
      operation: { kind: 'template', template: 'Verse {name}' },
      scopes: [
        { channel: 'webshop', locale: 'nl_NL' },
        { channel: 'webshop', locale: 'nl_NL', context: 'maastricht' },
      ],
    })
    expect(done).toMatchObject({ changed: 4, refused: 0 })
    const { values } = await engine.call('catalogue.product', { productId: pan })
    expect(values).toMatchObject({
      'description/webshop/nl_NL': 'Verse Stoofvlees',
      'description/webshop/nl_NL/@maastricht': 'Verse Zuurvlees',
    })
    await engine.runJob('catalogue.undo', { requestId: newRequest() })
    const after = await engine.call('catalogue.product', { productId: soup })
    expect(after.values['description/webshop/nl_NL/@maastricht'] ?? null).toBeNull()
  })
})
