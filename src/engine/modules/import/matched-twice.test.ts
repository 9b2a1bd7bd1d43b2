import { expect, test } from 'vitest'
import { newRequest } from '../../../../test/support/shop.ts'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { importBench } from '../../../../test/support/import-bench.ts'

const list = (...rows: readonly string[]): string => ['SKU;EAN;Naam', ...rows].join('\n')
const FIRST = list('M-1;4006381333931;Een', 'M-2;5901234123457;Twee', 'M-3;;Drie')

async function staged(text: string): Promise<ImportBench & { importId: number }> {
  const bench = await importBench()
  await bench.importFile(bench.file('first.csv', FIRST))
  return { ...bench, importId: await bench.stage(bench.file('later.csv', text)) }
}

/** Chooses for the first row of a file. */
function choose(
  { engine, importId }: ImportBench & { importId: number },
  column: number,
  operation: { kind: 'leave' } | { kind: 'set'; text: string },
) {
  const rows = [{ from: 0, count: 1 }]
  const format = { decimal: ',', dateOrder: 'dmy' } as const
  return engine.runJob('import.repair', { importId, view: 'all', rows, columns: [column], operation, format })
}

const commit = ({ engine, importId }: ImportBench & { importId: number }) =>
  engine.runJob('import.commit', { importId, requestId: newRequest() })

const names = async (bench: ImportBench): Promise<unknown> =>
  Object.fromEntries(Object.entries(await bench.products('name/nl_NL')).map(([sku, [name]]) => [sku, name]))

test('a row whose article number and barcode name two products changes neither, and both are told', async () => {
  const bench = await staged(list('M-1;5901234123457;Welke', 'M-3;;Derde'))
  const { receipt, refused } = await bench.engine.runJob('import.plan', { importId: bench.importId })
  expect(receipt).toMatchObject({ read: 2, updated: 1, rejected: 1 })
  expect(refused).toEqual({ 'matched-twice': 1 })
  const { rows } = await bench.engine.call('import.preview', {
    importId: bench.importId,
    refused: 'matched-twice',
    from: 0,
    count: 10,
  })
  expect(rows).toMatchObject([{ sku: 'M-1', outcome: 'rejected' }])
  expect(rows[0]?.rejections[0]).toMatchObject({
    value: '5901234123457',
    params: { sku: 'M-1', other: 'M-2', otherKey: 'M-2', column: 1 },
  })
  await commit(bench)
  expect(await names(bench)).toEqual({ 'M-1': 'Een', 'M-2': 'Twee', 'M-3': 'Derde' })
})

test('is one of the two as soon as a person says which', async () => {
  const first = await staged(list('M-1;5901234123457;Welke'))
  await first.engine.runJob('import.plan', { importId: first.importId })
  expect((await choose(first, 1, { kind: 'leave' })).refused).toEqual({})
  await commit(first)
  expect(await first.products('name/nl_NL', 'ean')).toMatchObject({
    'M-1': ['Welke', '4006381333931'],
    'M-2': ['Twee', '5901234123457'],
  })

  const second = await staged(list('M-1;5901234123457;Welke'))
  await second.engine.runJob('import.plan', { importId: second.importId })
  expect((await choose(second, 0, { kind: 'set', text: 'M-2' })).refused).toEqual({})
  await commit(second)
  expect(await names(second)).toEqual({ 'M-1': 'Een', 'M-2': 'Welke', 'M-3': 'Drie' })
})

test('is told as well where products are found by barcode and the article number names another', async () => {
  const bench = await staged('EAN;SKU;Naam\n4006381333931;M-2;Welke')
  const { columns } = await bench.engine.call('import.describe', { importId: bench.importId })
  await bench.engine.call('import.setMapping', {
    importId: bench.importId,
    columns: columns.map(({ mapping }) => ({ ...mapping, isIdentifier: mapping.column === 0 })),
  })
  await bench.engine.runJob('import.plan', { importId: bench.importId })
  const { rejections } = await bench.engine.call('import.rejections', { importId: bench.importId, from: 0, count: 5 })
  expect(rejections).toMatchObject([{ code: 'matched-twice', params: { otherKey: '5901234123457', column: 1 } }])
  await choose(bench, 0, { kind: 'set', text: '5901234123457' })
  await commit(bench)
  expect(await names(bench)).toMatchObject({ 'M-1': 'Een', 'M-2': 'Welke' })
})

test('a new product with the barcode of another is made without it, as ever', async () => {
  const bench = await staged(list('M-9;5901234123457;Nieuw'))
  const { receipt, refused } = await bench.engine.runJob('import.plan', { importId: bench.importId })
  expect(receipt).toMatchObject({ created: 1, rejected: 0 })
  expect(refused).toEqual({ 'duplicate-value': 1 })
})
