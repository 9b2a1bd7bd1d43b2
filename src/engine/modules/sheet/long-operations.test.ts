import { expect, test } from 'vitest'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import { allOf, applyTo, valuesOf, viewAt } from '../../../../test/support/sheet.ts'
import { stateHash } from '../../../../test/support/state-hash.ts'

const PRODUCTS = 6_000

/** A shop with more products than one transaction takes. */
async function large(): Promise<Shop> {
  const shop = await tempShop()
  const view = { viewKey: 'all', query: {} }
  const table = Array.from({ length: PRODUCTS }, (_, at) => [`P${at}`, `naam ${at}`, '1'])
  const result = await shop.engine.runJob('sheet.paste', {
    requestId: newRequest(),
    anchor: { ...view, order: null, from: 0, target: { rows: 1, columns: 1 } },
    columns: ['sku', 'name/nl_NL', 'price/EUR'],
    table,
  })
  expect(result).toMatchObject({ created: PRODUCTS, changed: PRODUCTS * 3 })
  expect(result.createdIds).toHaveLength(1_000)
  return shop
}

const append = { kind: 'append', text: '!' } as const

test('is one step over many transactions, found by a search once it is done', async () => {
  const shop = await large()
  const history = await steps(shop)
  const before = stateHash(shop.path)
  const result = await applyTo(shop, ['name/nl_NL', 'price/EUR'], { kind: 'set', text: '12' })
  expect(result).toMatchObject({ changed: PRODUCTS * 2, kept: 0, changeSet: { cells: PRODUCTS * 2 } })
  expect(await steps(shop)).toBe(history + 1)
  expect((await shop.skus({ search: '12' })).length).toBe(1_000)
  expect(await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })).toMatchObject({ kept: 0 })
  expect(stateHash(shop.path)).toBe(before)
})

test('cancelled, it leaves everything as it was, and the same request may be sent again', async () => {
  const shop = await large()
  const before = stateHash(shop.path)
  const requestId = newRequest()
  const input = { requestId, selection: allOf('name/nl_NL'), operation: append }
  let parts = 0
  const stop = shop.engine.onEvent((event) => {
    if (event.type !== 'job.progress' || event.progress.step !== 'sheet.applying') return
    parts++
    void shop.engine.call('jobs.cancel', { jobId: event.jobId })
  })
  await expect(shop.engine.runJob('sheet.apply', input)).rejects.toMatchObject({ code: 'cancelled' })
  stop()
  expect(parts).toBeGreaterThan(0)
  expect(stateHash(shop.path)).toBe(before)
  expect(await shop.engine.runJob('sheet.apply', input)).toMatchObject({ changed: PRODUCTS })
})

test('keeps what another edit changes while it runs, even in rows it has not come to, and says so', async () => {
  const shop = await large()
  let isEdited = false
  const edits: Promise<unknown>[] = []
  const stop = shop.engine.onEvent((event) => {
    if (event.type !== 'job.progress' || isEdited) return
    isEdited = true
    for (const id of [1, PRODUCTS]) edits.push(shop.type(id, 'name/nl_NL', 'van mij'))
    edits.push(shop.type(PRODUCTS - 1, 'price/EUR', '99'))
  })
  const result = await applyTo(shop, ['name/nl_NL'], { kind: 'set', text: 'van de bewerking' })
  stop()
  await Promise.all(edits)
  // The first product was written already: there the edit came after. The last was not: there it stays.
  expect(result).toMatchObject({ changed: PRODUCTS - 1, kept: 1, unchanged: 1 })
  const { values } = await shop.engine.call('catalogue.product', { productId: PRODUCTS })
  expect(values['name/nl_NL']).toBe('van mij')
  expect(await valuesOf(shop, 'name/nl_NL')).toMatchObject({ P0: 'van mij', P1: 'van de bewerking' })
})

test('barcodes that are pasted twice, transactions apart, are refused the second time', async () => {
  const shop = await large()
  const view = await viewAt(shop)
  const table = Array.from({ length: PRODUCTS }, (_, at) => [at === 0 || at === PRODUCTS - 1 ? '4006381333931' : ''])
  const result = await shop.engine.runJob('sheet.paste', {
    requestId: newRequest(),
    anchor: { ...view, from: 0, target: { rows: 1, columns: 1 } },
    columns: ['ean'],
    table,
  })
  expect(result).toMatchObject({
    changed: 1,
    refused: 1,
    rejections: [{ code: 'duplicate-value', productId: PRODUCTS }],
  })
})

async function steps(shop: Shop): Promise<number> {
  return (await shop.engine.call('catalogue.history', {})).changeSets.length
}
