import { describe, expect, test } from 'vitest'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'
import { openDatabase } from '../../../store/database.ts'

async function searchable() {
  const shop = await tempShop()
  await shop.create(
    'TEN-0101',
    { 'name/nl_NL': 'Tunneltent Café', 'name/fr_FR': 'Tente légère', ean: '8712345678906' },
    { family: 'tents' },
  )
  await shop.create('TEN-0102', { 'name/nl_NL': 'Koepeltent groot', colour: 'red' }, { family: 'tents' })
  await shop.create(
    'LMP-0101',
    { 'name/nl_NL': 'Lamp voor in de tent', 'description/webshop/nl_NL': 'Gore-Tex® hoes' },
    { family: 'lamps' },
  )
  return shop
}

describe('search', () => {
  test.each([
    ['cafe', ['TEN-0101']],
    ['CAFÉ', ['TEN-0101']],
    ['legere', ['TEN-0101']],
    ['ten', ['TEN-0101', 'TEN-0102', 'LMP-0101']],
    ['tent', ['TEN-0101', 'LMP-0101']],
    ['koepel', ['TEN-0102']],
    ['lamp ten', ['LMP-0101']],
    ['koepel gro', []],
    ['koepeltent gro', ['TEN-0102']],
    ['rood', ['TEN-0102']],
    ['rouge', ['TEN-0102']],
    ['gore-tex', ['LMP-0101']],
    ['0101', ['TEN-0101', 'LMP-0101']],
    ['N-01', ['TEN-0101', 'TEN-0102']],
    ['4567890', ['TEN-0101']],
    ['8712345678906', ['TEN-0101']],
    ['tent 0101', ['TEN-0101', 'LMP-0101']],
    ['tunneltent 5678', ['TEN-0101']],
    ['nothing', []],
    ['"', []],
    ['tent AND OR NEAR(', []],
    ['-', []],
    ['日本', []],
    ['𐐷', []],
  ])('%j finds %j', async (words, expected) => {
    const shop = await searchable()
    expect(await shop.skus({ search: words })).toEqual(expected)
    // The same before the index has read them.
    const db = openDatabase(shop.path, 'write')
    db.exec('INSERT INTO search_queue SELECT id FROM product')
    db.close()
    expect((await shop.skus({ search: words })).toSorted()).toEqual(expected.toSorted())
  })

  test('goes together with a filter and an order', async () => {
    const shop = await searchable()
    expect(
      await shop.skus({ search: 'ten', filter: 'family = tents', sort: [{ column: 'sku', descending: true }] }),
    ).toEqual(['TEN-0102', 'TEN-0101'])
  })

  test('finds the newest name after so many single edits that the index was merged', async () => {
    const shop = await searchable()
    const [id] = await shop.engine
      .call('catalogue.gridPage', { viewKey: 'x', query: { search: 'koepeltent' }, columns: [], from: 0, count: 1 })
      .then(({ ids }) => ids)
    for (let edit = 1; edit <= 140; edit++) await shop.type(id as number, 'name/nl_NL', `Tipi nummer${edit}`)
    expect(await shop.skus({ search: 'nummer140' })).toEqual(['TEN-0102'])
    expect(await shop.skus({ search: 'nummer139' })).toEqual([])
    expect(await shop.skus({ search: 'legere' })).toEqual(['TEN-0101'])
    const db = openDatabase(shop.path, 'read')
    const parts = db.prepare('SELECT COUNT(DISTINCT segid) FROM search_word_idx').pluck().get()
    db.close()
    expect(parts).toBeLessThan(140)
  })

  test('follows edits, new labels of options, the bin and undo', async () => {
    const shop = await searchable()
    const [id] = await shop.engine
      .call('catalogue.gridPage', { viewKey: 'x', query: { search: 'koepeltent' }, columns: [], from: 0, count: 1 })
      .then(({ ids }) => ids)
    await shop.type(id as number, 'name/nl_NL', 'Tipi')
    expect(await shop.skus({ search: 'koepeltent' })).toEqual([])
    expect(await shop.skus({ search: 'tipi' })).toEqual(['TEN-0102'])
    await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: [{ kind: 'delete-product', productId: id as number }],
    })
    expect(await shop.skus({ search: 'tipi' })).toEqual([])
    await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
    await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
    expect(await shop.skus({ search: 'koepeltent' })).toEqual(['TEN-0102'])
  })
})
