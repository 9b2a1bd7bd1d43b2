import { expect, test } from 'vitest'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { importBench } from '../../../../test/support/import-bench.ts'
import { newRequest } from '../../../../test/support/shop.ts'

const list = (...rows: readonly string[]): string => ['SKU;Naam;Verkoopprijs;Inkoopprijs', ...rows].join('\n')
const LONG = 'Een naam die niet ophoudt, '.repeat(6)

/** The sample has the rules of marketplaces on; ours is one more, which blocks. */
async function withRules(): Promise<ImportBench> {
  const bench = await importBench('sample')
  await bench.importFile(bench.file('first.csv', list('P-1;Eerste lamp;10,00;4,00', 'P-2;Tweede lamp;10,00;4,00')))
  await bench.engine.call('quality.changeRules', {
    requestId: newRequest(),
    put: [
      {
        code: 'cost-below-price',
        severity: 'block',
        labels: { en: 'Bought dearer than sold', nl: 'Duurder gekocht dan verkocht' },
        check: { kind: 'compare', attributes: ['purchase_price'], is: 'below', other: 'price' },
      },
    ],
  })
  return bench
}

test('what breaks a blocking rule stays out, with what the catalogue holds already beside it; the rest of the row comes in', async () => {
  const bench = await withRules()
  const { rejections, receipt } = await bench.importFile(
    bench.file('later.csv', list('P-1;Lamp een;;12,00', 'P-2;Lamp twee;10,00;9,99', 'P-3;Derde lamp;0,00;')),
  )
  expect(
    rejections.map(({ code, row, column, value, params }) => [code, row, column, value, params?.['rule']]),
  ).toEqual([
    ['breaks-rule', 1, 'Inkoopprijs', '12,00', 'cost-below-price'],
    ['breaks-rule', 3, 'Verkoopprijs', '0,00', 'price-above-zero'],
  ])
  expect(rejections[0]).toMatchObject({
    message: 'This breaks the rule "Bought dearer than sold".',
    params: { other: 'price/EUR', otherValue: '10' },
  })
  expect(receipt).toMatchObject({ created: 1, updated: 2, rejected: 0 })
  expect(await bench.products('name/nl_NL', 'price/EUR', 'purchase_price/EUR')).toMatchObject({
    'P-1': ['Lamp een', 10, 4],
    'P-2': ['Lamp twee', 10, 9.99],
    'P-3': ['Derde lamp', null, null],
  })
})

test('the row stays out whole where its profile says so, and a file in doubt where it stops', async () => {
  const bench = await withRules()
  const importId = await bench.stage(bench.file('later.csv', list('P-1;Lamp een;;12,00')))
  const plan = async (onInvalidValue: 'skip-row' | 'stop') => {
    await bench.engine.call('import.setMapping', { importId, columns: [], policy: { onInvalidValue } })
    return bench.engine.runJob('import.plan', { importId })
  }
  expect((await plan('skip-row')).receipt).toMatchObject({ updated: 0, rejected: 1 })
  expect((await plan('stop')).inDoubt).toBe(1)
})

test('of rules that do not block it is told how many values break them, and a repair mends the count', async () => {
  const bench = await withRules()
  const importId = await bench.stage(
    bench.file('later.csv', list(`P-1;${LONG};;`, `P-4;${LONG};1,00;`, 'P-2;Tweede lamp;10,00;4,00')),
  )
  const before = await bench.engine.runJob('import.plan', { importId })
  expect(before).toMatchObject({ refused: {}, breaks: { 'title-length': 2 } })
  const { columns } = await bench.engine.call('import.describe', { importId })
  const name = columns.find(({ header }) => header === 'Naam')
  const repaired = await bench.engine.runJob('import.repair', {
    importId,
    view: 'all',
    rows: [{ from: 0, count: 1 }],
    columns: [name?.index ?? -1],
    operation: { kind: 'set', text: 'Lamp een' },
    format: { decimal: ',', dateOrder: 'dmy' },
  })
  expect(repaired.breaks).toEqual({ 'title-length': 1 })
  await bench.engine.runJob('import.commit', { importId, requestId: newRequest() })
  // The catalogue finds of the new values just what was told.
  const { rows } = await bench.engine.call('quality.problemRows', { rule: 'title-length', from: 0, count: 100 })
  expect(rows.flatMap(({ sku }) => (sku.startsWith('P-') ? [sku] : []))).toEqual(['P-4'])
})

test('what comes in and breaks a rule is marked in its cell, and its rows are shown alone, as are those that change a column', async () => {
  const bench = await withRules()
  const rows = ['P-1;Eerste lamp;11,00;4,00', `P-2;${LONG};10,00;4,00`, 'P-3;Derde lamp;12,00;4,00']
  const importId = await bench.stage(bench.file('later.csv', list(...rows)))
  const { breaks = {}, changes } = await bench.engine.runJob('import.plan', { importId })
  expect(changes).toEqual({ 'price/EUR': 1, 'name/nl_NL': 1 })
  const [rule = ''] = Object.keys(breaks)
  const shown = async (filter: { breaks?: string; changed?: string; outcome?: 'create' | 'update' }) => {
    const { rows: found } = await bench.engine.call('import.preview', { importId, from: 0, count: 10, ...filter })
    return found.map((row) => [row.sku, row.breaks])
  }
  expect(await shown({ breaks: rule })).toEqual([['P-2', [{ rule, source: 1 }]]])
  expect(await shown({ changed: 'price/EUR' })).toEqual([['P-1', []]])
  expect(await shown({ changed: 'price/EUR', outcome: 'create' })).toEqual([])
  // Put right, it is neither marked nor among them.
  const at = { view: 'all' as const, rows: [{ from: 1, count: 1 }], columns: [1] }
  const format = { decimal: ',' as const, dateOrder: 'dmy' as const }
  const operation = { kind: 'set' as const, text: 'Tweede lamp' }
  const after = await bench.engine.runJob('import.repair', { importId, ...at, operation, format })
  expect(after.changes).toEqual({ 'price/EUR': 1 })
  expect(await shown({ breaks: rule })).toEqual([])
})
