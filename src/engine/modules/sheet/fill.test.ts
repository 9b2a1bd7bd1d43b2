import { expect, test } from 'vitest'
import type { Input } from '../../../shared/contract/index.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import { DUTCH, valuesOf, viewAt } from '../../../../test/support/sheet.ts'

async function six(): Promise<Shop> {
  const shop = await tempShop()
  for (let n = 1; n <= 6; n++) await shop.create(`P${n}`)
  return shop
}

async function fill(
  shop: Shop,
  source: Input<'sheet.fill'>['source'],
  target: Input<'sheet.fill'>['target'],
  direction: Input<'sheet.fill'>['direction'],
  mode: Input<'sheet.fill'>['mode'] = 'series',
) {
  const view = await viewAt(shop)
  return shop.engine.runJob('sheet.fill', {
    requestId: newRequest(),
    ...view,
    source,
    target,
    direction,
    mode,
    format: DUTCH,
    language: 'nl',
  })
}

test('goes on with numbers, dates, names and numbered texts, several columns at once', async () => {
  const shop = await six()
  const columns = ['price/EUR', 'released', 'name/nl_NL', 'colour', 'size']
  await shop.engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    intents: [
      ['0.1', '2026-01-31', 'SKU-009', 'red', 'ma'],
      ['0.2', '2026-02-28', 'SKU-010', 'blue', 'di'],
    ].flatMap((texts, row) =>
      texts.map((text, at) => ({
        kind: 'set-text' as const,
        productId: row + 1,
        column: columns[at] ?? '',
        text,
      })),
    ),
  })
  const result = await fill(shop, { from: 0, count: 2, columns }, { from: 2, count: 4, columns }, 'down')
  expect(result).toMatchObject({ changed: 20, changeSet: { kind: 'fill', cells: 20 } })
  expect(Object.values(await valuesOf(shop, 'price/EUR'))).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
  expect(Object.values(await valuesOf(shop, 'released')).slice(2)).toEqual([
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
    '2026-06-30',
  ])
  expect((await valuesOf(shop, 'name/nl_NL'))['P6']).toBe('SKU-014')
  expect(Object.values(await valuesOf(shop, 'colour')).slice(2)).toEqual(['red', 'blue', 'red', 'blue'])
  expect((await valuesOf(shop, 'size'))['P6']).toBe('za')
})

test('goes up, right and left as well, and copies where asked', async () => {
  const shop = await six()
  const price = ['price/EUR']
  await shop.type(5, 'price/EUR', '5')
  await shop.type(6, 'price/EUR', '6')
  await fill(shop, { from: 4, count: 2, columns: price }, { from: 0, count: 4, columns: price }, 'up')
  expect(Object.values(await valuesOf(shop, 'price/EUR'))).toEqual([1, 2, 3, 4, 5, 6])
  const texts = ['name/nl_NL', 'name/fr_FR', 'name/sv_SE']
  await shop.type(1, 'name/fr_FR', 'doos 3')
  const middle = { from: 0, count: 1, columns: texts.slice(1, 2) }
  await fill(shop, middle, { from: 0, count: 1, columns: texts.slice(2) }, 'right')
  await fill(shop, middle, { from: 0, count: 1, columns: texts.slice(0, 1) }, 'left')
  expect((await valuesOf(shop, 'name/sv_SE'))['P1']).toBe('doos 4')
  expect((await valuesOf(shop, 'name/nl_NL'))['P1']).toBe('doos 2')
  await fill(shop, middle, { from: 1, count: 5, columns: texts.slice(1, 2) }, 'down', 'copy')
  expect(new Set(Object.values(await valuesOf(shop, 'name/fr_FR')))).toEqual(new Set(['doos 3']))
})

test('gives every product its own SKU, and refuses one that is taken', async () => {
  const shop = await six()
  const sku = ['sku']
  await shop.type(1, 'sku', 'NEW-008')
  await shop.type(4, 'sku', 'NEW-010')
  const result = await fill(shop, { from: 0, count: 1, columns: sku }, { from: 1, count: 2, columns: sku }, 'down')
  expect(result).toMatchObject({ changed: 1, refused: 1, rejections: [{ code: 'duplicate-sku', productId: 3 }] })
})

test('refuses a target that does not adjoin', async () => {
  const shop = await six()
  const columns = ['price/EUR']
  const apart = fill(shop, { from: 0, count: 1, columns }, { from: 2, count: 1, columns }, 'down')
  await expect(apart).rejects.toMatchObject({ code: 'invalid-input' })
})
