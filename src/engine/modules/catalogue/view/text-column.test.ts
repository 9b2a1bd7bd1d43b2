import { expect, test } from 'vitest'
import type { Shop } from '../../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'

const NAMES = [
  'Éclair tent',
  'ECLAIR',
  '  Grote   tént ',
  'tent',
  'TENT lamp',
  'lamp\ttent',
  'ß Straße',
  'Ångström',
  'e\u0301te\u0301',
  '100 % "wol"',
  'Ελληνικά',
]
const SOUGHT = ['tent', 'ent', 'TÉNT', 'eclair tent', 'e', 'ete', 'grote tent', 'ß', 'angstrom', '%', 'ελλ', 'nowhere']

/** Conditions within `not` are left to SQL: the same filter, asked of the table itself. */
const bySql = (filter: string): string => `not (not (${filter}))`

async function expectSame(shop: Shop): Promise<void> {
  for (const word of SOUGHT)
    for (const operator of ['contains', 'starts with', '=']) {
      const filter = `name/nl_NL ${operator} "${word}"`
      expect(await shop.skus({ filter }), filter).toEqual(await shop.skus({ filter: bySql(filter) }))
      const both = `${filter} and price > 2 and name/fr_FR contains t`
      expect(await shop.skus({ filter: both }), both).toEqual(await shop.skus({ filter: bySql(both) }))
    }
}

test('texts held in memory are found as the table finds them, before and after edits, undo and the bin', async () => {
  const shop = await tempShop()
  const ids: number[] = []
  for (const [index, name] of NAMES.entries())
    ids.push(
      await shop.create(`P${index}`, {
        'name/nl_NL': name,
        'price/EUR': String(index),
        ...(index % 2 ? { 'name/fr_FR': name } : {}),
      }),
    )
  ids.push(await shop.create('BARE'))
  expect(await shop.skus({ filter: 'name/nl_NL contains tent' })).toEqual(['P0', 'P2', 'P3', 'P4', 'P5'])
  await expectSame(shop)

  await shop.type(ids[0] ?? 0, 'name/nl_NL', 'lamp')
  await shop.type(ids[3] ?? 0, 'name/nl_NL', '')
  await shop.type(ids.at(-1) ?? 0, 'name/nl_NL', 'nieuwe tent')
  await shop.engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    intents: [{ kind: 'delete-product', productId: ids[4] ?? 0 }],
  })
  expect(await shop.skus({ filter: 'name/nl_NL contains tent' })).toEqual(['P2', 'P5', 'BARE'])
  await expectSame(shop)

  await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(await shop.skus({ filter: 'name/nl_NL = "tent lamp"' })).toEqual(['P4'])
  await expectSame(shop)
  await shop.close()
})
