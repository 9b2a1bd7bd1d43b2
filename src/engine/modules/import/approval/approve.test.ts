import { expect, test } from 'vitest'
import { newRequest } from '../../../../../test/support/shop.ts'
import type { ImportBench } from '../../../../../test/support/import-bench.ts'
import { importBench } from '../../../../../test/support/import-bench.ts'

const list = (...rows: readonly string[]): string => ['SKU;Verkoopprijs', ...rows].join('\n')

/** Three products of 100,00 each, and a list that changes all of them: one by exactly ten percent. */
async function withHeld(): Promise<ImportBench> {
  const bench = await importBench()
  await bench.importFile(bench.file('first.csv', list('A-1;100,00', 'A-2;100,00', 'A-3;100,00')))
  await bench.importFile(bench.file('later.csv', list('A-1;110,00', 'A-2;120,00', 'A-3;75,50')))
  return bench
}

const waiting = async ({ engine }: ImportBench) => {
  const { total, prices } = await engine.call('import.heldPrices', { from: 0, count: 100 })
  expect(total).toBe(prices.length)
  return prices
}
const told = async (bench: ImportBench) =>
  (await waiting(bench)).map(({ sku, before, after, percent }) => [sku, before, after, percent])
const prices = async (bench: ImportBench) =>
  Object.fromEntries(Object.entries(await bench.products('price/EUR')).map(([sku, [price]]) => [sku, price]))
const approve = (bench: ImportBench, ids: number[] | null = null) =>
  bench.engine.runJob('import.approvePrices', { requestId: newRequest(), ids })

test('held prices wait with old, new and percent, and enter as one step that gives them back', async () => {
  const bench = await withHeld()
  expect(await told(bench)).toEqual([
    ['A-2', 100, 120, 20],
    ['A-3', 100, 75.5, -24.5],
  ])
  const { approved, changeSet } = await approve(bench)
  expect([approved, changeSet?.label]).toEqual([2, { key: 'history.approve-prices', params: { count: 2 } }])
  expect(await prices(bench)).toEqual({ 'A-1': 110, 'A-2': 120, 'A-3': 75.5 })
  expect(await told(bench)).toEqual([])
  // What is taken back waits again, and the import stays.
  await bench.engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(await prices(bench)).toEqual({ 'A-1': 110, 'A-2': 100, 'A-3': 100 })
  expect((await told(bench)).length).toBe(2)
  await expect(bench.engine.call('catalogue.check', {})).resolves.toMatchObject({ ok: true })
})

test('the chosen ones enter alone; others are left as they are, and come back where that was a slip', async () => {
  const bench = await withHeld()
  const [second, third] = (await waiting(bench)).map(({ id }) => id)
  expect((await approve(bench, [third ?? 0])).approved).toBe(1)
  expect(await prices(bench)).toEqual({ 'A-1': 110, 'A-2': 100, 'A-3': 75.5 })
  const { ids } = await bench.engine.call('import.declinePrices', {})
  expect(ids).toEqual([second])
  expect(await told(bench)).toEqual([])
  await bench.engine.call('import.declinePrices', { ids, isDeclined: false })
  expect(await told(bench)).toEqual([['A-2', 100, 120, 20]])
})

test('a price waits no more once its import is taken back, the price has changed, or a later file holds another', async () => {
  const bench = await withHeld()
  await bench.importFile(bench.file('newer.csv', list('A-2;130,00', 'A-3;101,00')))
  expect(await told(bench)).toEqual([['A-2', 100, 130, 30]])
  // Taken back, the file before it counts again.
  await bench.engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect((await told(bench)).map(([sku, , after]) => [sku, after])).toEqual([
    ['A-2', 120],
    ['A-3', 75.5],
  ])
  await bench.engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(await told(bench)).toEqual([])
  expect((await approve(bench)).approved).toBe(0)
})

test('a later delivery that says the old price again ends what waited; taken back, it waits again', async () => {
  const bench = await withHeld()
  await bench.importFile(bench.file('empty.csv', 'SKU;Verkoopprijs;Naam\nA-2;;Lamp\nA-3;;Kap\n'))
  expect((await told(bench)).map(([sku]) => sku)).toEqual(['A-2', 'A-3'])
  await bench.importFile(bench.file('corrected.csv', 'SKU;Verkoopprijs;Naam\nA-2;100,00;Lampje\n'))
  expect((await told(bench)).map(([sku]) => sku)).toEqual(['A-3'])
  await bench.engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect((await told(bench)).map(([sku]) => sku)).toEqual(['A-2', 'A-3'])
})

test('an import that changes nothing but prices to be approved is no step, and they wait all the same', async () => {
  const bench = await importBench()
  await bench.importFile(bench.file('first.csv', list('A-1;100,00')))
  const { changeSet } = await bench.importFile(bench.file('later.csv', list('A-1;200,00')))
  expect(changeSet).toBeNull()
  expect(await told(bench)).toEqual([['A-1', 100, 200, 100]])
})

test('the same request twice approves once', async () => {
  const bench = await withHeld()
  const requestId = newRequest()
  const first = await bench.engine.runJob('import.approvePrices', { requestId })
  expect(await bench.engine.runJob('import.approvePrices', { requestId })).toEqual(first)
})
