import { describe, expect, test } from 'vitest'
import { newRequest } from '../../../../test/support/shop.ts'
import { importBench } from '../../../../test/support/import-bench.ts'

/** Stock is kept by the till in the sample, the purchase price by the supplier, the name by ourselves. */
const FILE = [
  'sku;name/nl_NL;purchase_price/EUR;stock',
  'KOK-0101;Brander, nieuw;12.34;991',
  'NEW-0001;Nieuw artikel;5.00;7',
].join('\n')

const column = { index: 3, name: 'stock' }

async function staged() {
  const bench = await importBench('sample')
  const importId = await bench.stage(bench.file('delivery.csv', FILE))
  const values = async (): Promise<unknown[]> =>
    (await bench.products('name/nl_NL', 'purchase_price/EUR', 'stock'))['KOK-0101'] ?? []
  const run = async () => {
    await bench.engine.runJob('import.plan', { importId })
    return bench.engine.runJob('import.commit', { importId, requestId: newRequest() })
  }
  return { ...bench, importId, values, run }
}

describe('an import', () => {
  test('brings what is ours and the supplier’s, and refuses what the till keeps, with the reason, per cell', async () => {
    const { engine, importId, values, products, run } = await staged()
    const [, , before] = await values()
    expect(before).not.toBe(991)
    await run()
    expect(await values()).toEqual(['Brander, nieuw', 12.34, before])
    const { rejections } = await engine.call('import.rejections', { importId, from: 0, count: 10 })
    expect(rejections).toMatchObject([
      { code: 'foreign-owner', row: 1, column: column.name, value: '991', params: { owner: 'pos' } },
    ])
    // Of a new product its owner holds nothing yet: what the file says is a beginning.
    expect((await products('stock'))['NEW-0001']).toEqual([7])
  })

  test('that is said to be the till’s takes its values, and one undo gives them back', async () => {
    const { engine, importId, values, run } = await staged()
    const before = await values()
    const described = await engine.call('import.describe', { importId })
    expect(described.policy.writers).toEqual(['supplier'])
    await engine.call('import.setMapping', { importId, columns: [], policy: { writers: ['supplier', 'pos'] } })
    expect((await engine.call('import.describe', { importId })).policy.writers).toEqual(['supplier', 'pos'])
    await run()
    expect(await values()).toEqual(['Brander, nieuw', 12.34, 991])
    await engine.runJob('catalogue.undo', { requestId: newRequest() })
    expect(await values()).toEqual(before)
  })

  test('of nobody in particular leaves the supplier’s values, too', async () => {
    const { engine, importId, values, run } = await staged()
    const [, purchase, stock] = await values()
    await engine.call('import.setMapping', { importId, columns: [], policy: { writers: [] } })
    await run()
    expect(await values()).toEqual(['Brander, nieuw', purchase, stock])
  })
})
