import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Shop } from '../../../../../test/support/shop.ts'
import { openShop } from '../../../../../test/support/shop.ts'

describe('filters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'etalage-'))
  let shop: Shop
  afterAll(async () => {
    await shop.close()
    rmSync(folder, { recursive: true })
  })
  beforeAll(async () => {
    shop = await openShop(join(folder, 'shop.etalage'))
    const { create } = shop
    const model = await create(
      'TENT',
      { 'name/nl_NL': 'Grote tent', 'description/webshop/nl_NL': 'Ruim', categories: 'shelter' },
      { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    )
    await create(
      'TENT-S',
      { size: 'S', 'price/EUR': '199', ean: '8712345678906' },
      { kind: 'variant', parentId: model },
    )
    await create('TENT-L', { size: 'L', 'price/EUR': '299.5' }, { kind: 'variant', parentId: model })
    await create(
      'LAMP-1',
      {
        'name/nl_NL': 'Lämp één',
        'price/EUR': '12.5',
        colour: 'red',
        materials: 'wool, cotton',
        weight: '0.4 kg',
        waterproof: 'yes',
        released: '2026-01-31',
        photos: 'a,b',
        categories: 'light',
        rating: '9',
      },
      { family: 'lamps' },
    )
    await create(
      'LAMP-2',
      {
        'name/nl_NL': 'Lamp 2',
        'name/fr_FR': 'Lampe',
        colour: 'blue',
        weight: '500 g',
        waterproof: 'no',
        released: '2025-12-31',
        accessories: 'LAMP-1',
        status: 'ready',
      },
      { family: 'lamps' },
    )
    await create('LOOSE')
    await shop.type(await create('GONE'), 'name/nl_NL', 'x')
    const gone = await create('BIN')
    await shop.engine.call('catalogue.applyIntents', {
      requestId: 'to-the-bin-1',
      intents: [{ kind: 'delete-product', productId: gone }],
    })
  }, 60_000)

  test.each([
    ['', ['TENT', 'TENT-S', 'TENT-L', 'LAMP-1', 'LAMP-2', 'LOOSE', 'GONE']],
    ['price/EUR > 100', ['TENT-S', 'TENT-L']],
    ['price >= 199 and price < 299.5', ['TENT-S']],
    ['price = 12.50', ['LAMP-1']],
    ['price != 12.5', ['TENT', 'TENT-S', 'TENT-L', 'LAMP-2', 'LOOSE', 'GONE']],
    ['not price > 100', ['TENT', 'LAMP-1', 'LAMP-2', 'LOOSE', 'GONE']],
    ['name/nl_NL contains "TENT"', ['TENT', 'TENT-S', 'TENT-L']],
    ['name contains "lamp een"', ['LAMP-1']],
    ['name = "lamp EEN"', ['LAMP-1']],
    ['name starts with lamp', ['LAMP-1', 'LAMP-2']],
    ['name/fr_FR is not empty', ['LAMP-2']],
    ['name is empty', ['LOOSE']],
    ['name not contains lamp', ['TENT', 'TENT-S', 'TENT-L', 'LOOSE', 'GONE']],
    ['sku = LAMP-1', ['LAMP-1']],
    ['sku in (LAMP-1, "TENT-S")', ['TENT-S', 'LAMP-1']],
    ['sku starts with tent-', ['TENT-S', 'TENT-L']],
    ['ean = 8712345678906', ['TENT-S']],
    ['colour = Rood or colour = blue', ['LAMP-1', 'LAMP-2']],
    ['colour in (red)', ['LAMP-1']],
    ['colour contains bl', ['LAMP-2']],
    ['colour is empty', ['TENT', 'TENT-S', 'TENT-L', 'LOOSE', 'GONE']],
    ['materials = Wol', ['LAMP-1']],
    ['weight > "0.45 kg"', ['LAMP-2']],
    ['weight <= "400 g"', ['LAMP-1']],
    ['weight > 450', ['LAMP-2']],
    ['waterproof = yes', ['LAMP-1']],
    ['released >= 2026-01-01', ['LAMP-1']],
    ['released = 2025-12-31', ['LAMP-2']],
    ['family = tents', ['TENT', 'TENT-S', 'TENT-L']],
    ['family = Lampen', ['LAMP-1', 'LAMP-2']],
    ['family is empty', ['LOOSE', 'GONE']],
    ['category = camping', ['TENT']],
    ['category in (Kamperen, light)', ['TENT', 'LAMP-1']],
    ['status = ready', ['LAMP-2']],
    ['kind = variant', ['TENT-S', 'TENT-L']],
    ['parent = TENT', ['TENT-S', 'TENT-L']],
    ['has image', ['LAMP-1']],
    ['not has image and family = lamps', ['LAMP-2']],
    ['accessories = LAMP-1', ['LAMP-2']],
    ['missing ean webshop/nl_NL', ['TENT-L', 'LAMP-1', 'LAMP-2']],
    ['missing description webshop/fr_FR', ['TENT-S', 'TENT-L']],
    ['missing description webshop/nl_NL', []],
    ['missing name webshop/fr_FR', ['TENT-S', 'TENT-L', 'LAMP-1']],
    ['missing price till/nl_NL', ['TENT-S', 'TENT-L']],
    ['missing price/EUR till/nl_NL', []],
    ['changed since 2020-01-01', ['TENT', 'TENT-S', 'TENT-L', 'LAMP-1', 'LAMP-2', 'LOOSE', 'GONE']],
    ['changed since 2999-01-01', []],
    ['updated < 2999-01-01 and created > 2020-01-01 and sku = LOOSE', ['LOOSE']],
    ['description/webshop/fr_FR is empty and kind = model', ['TENT']],
    ['size = "S" or (rating > 8 and waterproof = yes)', ['TENT-S', 'LAMP-1']],
  ])('%s', async (filter, expected) => {
    expect(await shop.skus({ filter })).toEqual(expected)
    const all = (await shop.skus({})).length
    // Two-valued: what a filter leaves out is exactly what its negation shows.
    if (filter !== '') expect((await shop.skus({ filter: `not (${filter})` })).length).toBe(all - expected.length)
    expect(await shop.engine.call('catalogue.checkFilter', { filter })).toEqual({
      ok: true,
      message: null,
      position: null,
      fault: null,
      count: expected.length,
    })
  })

  test('finds what one step of the history changed, also after it was undone, and nothing in the bin', async () => {
    const { changeSets } = await shop.engine.call('catalogue.history', { limit: 500 })
    const newest = await shop.engine.call('catalogue.changes', {
      changeSetId: changeSets[0]?.id ?? 0,
      from: 0,
      count: 1,
    })
    expect(newest.changes[0]?.sku).toBe('BIN')
    expect(await shop.skus({ filter: `changed by ${changeSets[0]?.id}` })).toEqual([])

    const edit = changeSets.find(({ kind, cells }) => kind === 'edit' && cells === 1)
    const filter = `changed by ${edit?.id}`
    expect(await shop.skus({ filter })).toEqual(['GONE'])
    await shop.engine.runJob('catalogue.undo', { requestId: 'take-back-1', changeSetId: edit?.id ?? 0 })
    expect(await shop.skus({ filter })).toEqual(['GONE'])
    expect(await shop.skus({ filter: 'changed by 999999' })).toEqual([])
  })

  test('finds what steps of a kind and of a person changed; a name that is a kind is written behind person:', async () => {
    const { changeSets } = await shop.engine.call('catalogue.history', { limit: 500 })
    const everything = await shop.skus({})
    const actor = changeSets[0]?.actor ?? ''
    expect(await shop.skus({ filter: `changed by "${actor}"` })).toEqual(everything)
    expect(await shop.skus({ filter: `changed by "person:${actor}"` })).toEqual(everything)
    expect(await shop.skus({ filter: 'changed by Create' })).toEqual(everything)
    expect(await shop.skus({ filter: 'changed by person:create' })).toEqual([])
    expect(await shop.skus({ filter: 'changed by delete' })).toEqual([]) // what it deleted is in the bin
    expect(await shop.skus({ filter: 'changed by nobody' })).toEqual([])
  })

  test.each([
    ['brand = x', 0, 'The catalogue has no attribute "brand".'],
    ['price > 1 and colour = purple', 14, '"purple" is not one of the options.'],
    ['price > expensive', 0, '"expensive" is not a number.'],
    ['price contains 5', 0, '"contains" is for texts.'],
    ['colour > red', 0, 'Options have no order; use =, in or contains.'],
    ['family = boats', 0, 'The catalogue has no family "boats".'],
    ['released > soon', 0, '"soon" is not a date like 2026-01-31.'],
    ['missing outlet/nl_NL', 0, 'The catalogue has no channel "outlet"; write it as in webshop/nl_NL.'],
    ['missing webshop/sv_SE', 0, 'The channel webshop has no language "sv_SE"; it has nl_NL, fr_FR.'],
    ['name/de_DE = x', 0, 'The catalogue has no language "de_DE".'],
    ['price >', 7, 'Expected a value at the end.'],
  ])('says what is wrong with %s, and where', async (filter, position, message) => {
    expect(await shop.engine.call('catalogue.checkFilter', { filter })).toEqual({
      ok: false,
      message,
      position,
      fault: { code: expect.any(String), params: expect.any(Object) },
      count: null,
    })
    await expect(shop.skus({ filter })).rejects.toMatchObject({
      code: 'invalid-input',
      details: { reason: 'filter', position },
    })
  })
})
