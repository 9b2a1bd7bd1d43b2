import { expect, test } from 'vitest'
import { tempShop } from '../../../../test/support/shop.ts'

test('what is missing in a scope is counted as completeness counts it, in every grouping, and its cells are listed', async () => {
  const { engine, create, type, skus } = await tempShop()
  const lamp = await create('LAMP', { 'name/nl_NL': 'Lamp' }, { family: 'lamps' })
  await create('TENT', { 'price/EUR': '10' }, { family: 'tents' })
  await create('LOOSE')
  const scope = { channel: 'webshop', locale: 'nl_NL' }
  const told = async (by: 'attribute' | 'family' | 'supplier') => engine.call('quality.missing', { ...scope, by })
  const agree = async () => {
    const { scopes, attributes } = await engine.call('quality.summary', scope)
    const score = scopes.find(({ channel, locale }) => channel === scope.channel && locale === scope.locale)
    for (const by of ['attribute', 'family', 'supplier'] as const) {
      const { cells, products, groups, rows } = await told(by)
      expect([cells, products]).toEqual([score?.missing, (score?.products ?? 0) - (score?.complete ?? 0)])
      expect(groups.reduce((sum, group) => sum + group.cells, 0)).toBe(cells)
      expect(rows).toHaveLength(cells)
    }
    for (const { key, cells } of (await told('attribute')).groups) {
      const of = attributes.filter(({ attribute }) => attribute === key)
      expect(cells).toBe(of.reduce((sum, { missing }) => sum + missing, 0))
    }
  }
  await agree()
  expect((await told('family')).rows.map(({ sku, column }) => `${sku} ${column}`).toSorted()).toEqual([
    'LAMP ean',
    'LAMP price/EUR',
    'TENT description/webshop/nl_NL',
    'TENT ean',
    'TENT name/nl_NL',
  ])
  const ofPrice = await engine.call('quality.missing', { ...scope, attribute: 'price' })
  expect(ofPrice.rows).toEqual([{ productId: lamp, sku: 'LAMP', name: 'Lamp', column: 'price/EUR' }])
  await type(lamp, 'price/EUR', '12')
  await agree()
  expect(await skus({ filter: 'missing price webshop/nl_NL' })).toEqual([])
})

test('a channel or language that the catalogue has not is refused', async () => {
  const { engine } = await tempShop()
  await expect(engine.call('quality.missing', { channel: 'webshop', locale: 'sv_SE' })).rejects.toMatchObject({
    code: 'not-found',
  })
})
