import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newRequest } from '../../../../test/support/shop.ts'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { importBench } from '../../../../test/support/import-bench.ts'

const list = (...rows: readonly string[]): string => ['SKU;Naam;Verkoopprijs;Inkoopprijs', ...rows].join('\n')

/** Prices of 100,00 and what a later list makes of them: 90 to 110 is within ten percent. */
const FIRST = list('P-1;Een;100,00;40,00', 'P-2;Twee;100,00;40,00', 'P-3;Drie;100,00;40,00', 'P-4;Vier;100,00;40,00')
const LATER = list(
  'P-1;Een;110,00;40,00',
  'P-2;Twee;110,01;40,00',
  'P-3;Drie, nieuw;89,99;80,00',
  'P-4;Vier;;40,00',
  'P-5;Vijf;999,00;1,00',
)

async function withPrices(): Promise<ImportBench> {
  const bench = await importBench()
  await bench.importFile(bench.file('first.csv', FIRST))
  return bench
}

const prices = async (bench: ImportBench): Promise<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(await bench.products('price/EUR')).map(([sku, [price]]) => [sku, price]))

describe('a price list', () => {
  test('holds back what changes by more than ten percent; exactly ten passes, and so does a first price', async () => {
    const bench = await withPrices()
    const { receipt, rejections } = await bench.importFile(bench.file('later.csv', LATER))
    expect(await prices(bench)).toEqual({ 'P-1': 110, 'P-2': 100, 'P-3': 100, 'P-4': 100, 'P-5': 999 })
    expect(rejections.map(({ code, row, value, params }) => [code, row, value, params?.['percent']])).toEqual([
      ['price-jump', 2, '110,01', 10.01],
      ['price-jump', 3, '89,99', -10.01],
    ])
    expect(rejections[1]?.params).toMatchObject({ before: 100, after: 89.99, limit: 10, key: 'price/EUR' })
    // What a shop pays itself waits for nobody, and the rest of the row comes in.
    expect((await bench.products('name/nl_NL', 'purchase_price/EUR'))['P-3']).toEqual(['Drie, nieuw', 80])
    expect(receipt).toMatchObject({ read: 5, created: 1, updated: 2, unchanged: 2, rejected: 0 })
  })

  test('takes every price where a person says so, and counts those that wait before', async () => {
    const bench = await withPrices()
    const importId = await bench.stage(bench.file('later.csv', LATER))
    const { refused } = await bench.engine.runJob('import.plan', { importId })
    expect(refused).toEqual({ 'price-jump': 2 })
    const shown = await bench.engine.call('import.preview', { importId, refused: 'price-jump', from: 0, count: 10 })
    expect(shown.rows.map(({ sku, outcome }) => [sku, outcome])).toEqual([
      ['P-2', 'unchanged'],
      ['P-3', 'update'],
    ])
    await bench.engine.call('import.setMapping', { importId, columns: [], policy: { onPriceJump: 'take' } })
    expect((await bench.engine.runJob('import.plan', { importId })).refused).toEqual({})
    await bench.engine.runJob('import.commit', { importId, requestId: newRequest() })
    expect(await prices(bench)).toMatchObject({ 'P-2': 110.01, 'P-3': 89.99 })
  })

  test('has another threshold by its profile, which comes back as it was', async () => {
    const bench = await withPrices()
    const profile = JSON.stringify({
      importProfileName: 'Prijzen',
      fieldMappings: [
        { sourceField: 'SKU', targetAttribute: 'sku', isIdentifier: true },
        { sourceField: 'Verkoopprijs', targetAttribute: 'price/EUR', decimal: ',' },
      ],
      errorHandling: { onInvalidData: 'log_and_skip', priceJumpPercent: 10.01 },
    })
    const { rejections } = await bench.importFile(bench.file('later.csv', LATER), { profile, isDryRun: true })
    expect(rejections).toEqual([])
    const strict = profile.replace('10.01', '5')
    const dry = await bench.importFile(bench.file('later.csv', LATER), { profile: strict, isDryRun: true })
    expect(dry.rejections.map(({ row }) => row)).toEqual([1, 2, 3])
  })

  test('is no worse a delivery for prices that wait', async () => {
    const bench = await importBench('sample')
    const list60 = join(import.meta.dirname, '../../../../resources/sample/supplier-hazelhorst-price-list.xlsx')
    const importId = await bench.stage(list60)
    const held = await bench.engine.runJob('import.plan', { importId })
    expect(held.refused?.['price-jump']).toBe(2)
    expect(held.inDoubt).toBe(6)
    await bench.engine.call('import.setMapping', { importId, columns: [], policy: { onPriceJump: 'take' } })
    const taken = await bench.engine.runJob('import.plan', { importId })
    expect(held.score).not.toBeNull()
    expect(held.score).toEqual(taken.score)
  })
})
