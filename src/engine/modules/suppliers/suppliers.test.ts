import { expect, test } from 'vitest'
import { importBench } from '../../../../test/support/import-bench.ts'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { openDatabase } from '../../store/database.ts'

const HEADERS = 'Artikelnr;Naam;Prijs'
const ROWS = ['TF-1;Lamp een;9,95', 'TF-2;Lamp twee;op aanvraag', 'TF-3;;12,50', 'TF-3;;12,50', 'TF-4;Lamp vier;1,95']

/** Enough to see what the column is. */
const PRICED = ['TP-1;Lamp;1,95', 'TP-2;Lamp;2,95', 'TP-3;Lamp;3,95', 'TP-4;Lamp;4,95']

let requests = 0

/** Carries out a delivery of a supplier, and answers with its score. */
async function deliver(bench: ImportBench, name: string, rows: readonly string[], supplier = 'trailfox') {
  const importId = await bench.stage(bench.file(name, `${HEADERS}\n${rows.join('\n')}\n`))
  await bench.engine.call('import.setMapping', { importId, columns: [], supplier })
  const planned = await bench.engine.runJob('import.plan', { importId })
  requests += 1
  const committed = await bench.engine.runJob('import.commit', { importId, requestId: `delivery-${requests}` })
  await bench.engine.call('import.discard', { importId })
  return { importId, planned, committed }
}

async function supplierCode(bench: ImportBench): Promise<string> {
  const { suppliers } = await bench.engine.call('suppliers.list', {})
  const [first] = suppliers
  if (first === undefined) throw new Error('The sample has suppliers')
  return first.code
}

test('a delivery is counted as it comes in, the same in the comparison, the receipt and the scorecard', async () => {
  const bench = await importBench('sample')
  const supplier = await supplierCode(bench)
  const { planned, committed } = await deliver(bench, 'lamps.csv', ROWS, supplier)
  expect(committed.score).toMatchObject({
    rows: 5,
    rejected: 0,
    kpis: {
      completeness: { numerator: 13, denominator: 15 },
      conformity: { numerator: 12, denominator: 13 },
      uniqueness: { numerator: 4, denominator: 5 },
      redundancy: { numerator: 1, denominator: 5 },
      consistency: { numerator: 4, denominator: 4 },
    },
    breaches: ['completeness', 'conformity', 'uniqueness', 'redundancy'],
  })
  expect(planned.score).toEqual(committed.score)
  const { suppliers } = await bench.engine.call('suppliers.list', {})
  expect(suppliers.find(({ code }) => code === supplier)).toMatchObject({ deliveries: 1, total: committed.score })
  const { deliveries } = await bench.engine.call('suppliers.deliveries', { supplier, from: 0, count: 10 })
  expect(deliveries).toMatchObject([{ fileName: 'lamps.csv', ...committed.score }])
})

test('recounted from what was kept, a delivery is what it was, also after the catalogue has changed', async () => {
  const bench = await importBench('sample')
  const supplier = await supplierCode(bench)
  const { committed } = await deliver(bench, 'lamps.csv', ROWS, supplier)
  await bench.engine.runJob('catalogue.undo', {
    requestId: 'undo-of-lamps',
    changeSetId: committed.changeSet?.id ?? 0,
  })
  const verified = await bench.engine.runJob('suppliers.verify', { delivery: 1 })
  expect(verified).toMatchObject({
    outcome: 'same',
    rows: 5,
    stored: committed.score?.kpis,
    counted: committed.score?.kpis,
  })
})

test('figures that were tampered with do not verify', async () => {
  const bench = await importBench('sample')
  const supplier = await supplierCode(bench)
  await deliver(bench, 'lamps.csv', ROWS, supplier)
  const db = openDatabase(bench.path, 'write')
  db.exec(`UPDATE delivery SET score = replace(score, '"rejected":0', '"rejected":1')`)
  db.close()
  expect(await bench.engine.runJob('suppliers.verify', { delivery: 1 })).toMatchObject({ outcome: 'different' })
})

test('each figure leads to its rows, with the cells it is about', async () => {
  const bench = await importBench('sample')
  await deliver(bench, 'lamps.csv', ROWS, await supplierCode(bench))
  const rowsOf = (fault: 'conformity' | 'redundancy') =>
    bench.engine.call('suppliers.rows', { of: { kind: 'delivery', delivery: 1 }, fault, from: 0, count: 10 })
  const { total, deliveries, rows } = await rowsOf('conformity')
  expect(total).toBe(1)
  expect(rows).toMatchObject([
    { row: 2, line: 3, key: 'TF-2', rejections: [{ code: 'not-a-number', column: 'Prijs', value: 'op aanvraag' }] },
  ])
  expect(rows[0]?.marked.map((at) => deliveries[0]?.headers[at]?.name)).toEqual(['Prijs'])
  expect((await rowsOf('redundancy')).rows.map(({ line }) => line)).toEqual([5])
})

test('counts of several deliveries are added up before they are divided, and the trend has each', async () => {
  const bench = await importBench('sample')
  const supplier = await supplierCode(bench)
  await deliver(bench, 'one.csv', ROWS, supplier)
  await deliver(bench, 'two.csv', ['TF-4;Lamp vier;1,95', 'TF-5;Lamp vijf;1,95'], supplier)
  await deliver(bench, 'three.csv', ['TF-4;Lamp vier;2,95'], supplier)
  const found = (await bench.engine.call('suppliers.list', {})).suppliers.find(({ code }) => code === supplier)
  expect(found?.total).toMatchObject({ rows: 8, kpis: { uniqueness: { numerator: 7, denominator: 8 } } })
  expect(found?.recent.map(({ kpis }) => kpis.uniqueness)).toEqual([
    { numerator: 4, denominator: 5 },
    { numerator: 2, denominator: 2 },
    { numerator: 1, denominator: 1 },
  ])
})

test('a threshold of one supplier goes before that of everyone, and no threshold is never missed', async () => {
  const bench = await importBench('sample')
  const supplier = await supplierCode(bench)
  await deliver(bench, 'one.csv', ROWS, supplier)
  const set = (whose: string | null, percent?: number | null) =>
    bench.engine.call('suppliers.setThreshold', {
      supplier: whose,
      kpi: 'uniqueness',
      ...(percent === undefined ? {} : { percent }),
    })
  const breaches = async () =>
    (await bench.engine.call('suppliers.deliveries', { supplier, from: 0, count: 1 })).deliveries[0]?.breaches
  expect(await breaches()).toContain('uniqueness')
  await set(null, 80)
  expect(await breaches()).not.toContain('uniqueness')
  await set(supplier, 81)
  expect(await breaches()).toContain('uniqueness')
  await set(supplier, null)
  expect(await breaches()).not.toContain('uniqueness')
  await set(supplier)
  await set(null)
  expect(await breaches()).toContain('uniqueness')
})

test('a file of nobody in particular leaves no delivery, and neither does an import that was called off', async () => {
  const bench = await importBench('sample')
  const supplier = await supplierCode(bench)
  await bench.importFile(bench.file('somebody.csv', `${HEADERS}\n${ROWS.join('\n')}\n`))
  const importId = await bench.stage(bench.file('lamps.csv', `${HEADERS}\n${ROWS.join('\n')}\n`))
  await bench.engine.call('import.setMapping', { importId, columns: [], supplier })
  await bench.engine.runJob('import.plan', { importId })
  await bench.engine.call('import.discard', { importId })
  expect((await bench.engine.call('suppliers.deliveries', { supplier, from: 0, count: 1 })).total).toBe(0)
  const db = openDatabase(bench.path, 'read')
  expect(db.prepare('SELECT COUNT(*) FROM delivery_rows').pluck().get()).toBe(0)
  db.close()
})

test('a delivery that was taken back counts in no total and no trend until it is done again', async () => {
  const bench = await importBench('sample')
  const supplier = await supplierCode(bench)
  await deliver(bench, 'one.csv', ['TF-4;Lamp vier;1,95', 'TF-5;Lamp vijf;1,95'], supplier)
  const { committed } = await deliver(bench, 'two.csv', ROWS, supplier)
  const changeSetId = committed.changeSet?.id ?? 0
  const scorecard = async () =>
    (await bench.engine.call('suppliers.list', {})).suppliers.find(({ code }) => code === supplier)
  const before = await scorecard()
  expect(before).toMatchObject({ deliveries: 2, takenBack: 0, total: { rows: 7 } })
  await bench.engine.runJob('catalogue.undo', { requestId: 'taken-back', changeSetId })
  expect(await scorecard()).toMatchObject({ deliveries: 1, takenBack: 1, uncounted: 0, total: { rows: 2 } })
  expect((await scorecard())?.recent).toHaveLength(1)
  const { deliveries } = await bench.engine.call('suppliers.deliveries', { supplier, from: 0, count: 10 })
  expect(deliveries.map(({ fileName, isTakenBack }) => [fileName, isTakenBack])).toEqual([
    ['two.csv', true],
    ['one.csv', false],
  ])
  const of = { kind: 'supplier', supplier } as const
  expect(await bench.engine.call('suppliers.rows', { of, fault: 'uniqueness', from: 0, count: 10 })).toMatchObject({
    total: 0,
  })
  await bench.engine.runJob('catalogue.redo', { requestId: 'done-again' })
  expect(await scorecard()).toEqual(before)
})

test('a total leads to the rows of all its deliveries, newest first, page by page', async () => {
  const bench = await importBench('sample')
  const supplier = await supplierCode(bench)
  await deliver(bench, 'one.csv', ROWS, supplier)
  await deliver(bench, 'two.csv', ['TF-6;Lamp zes;1,95'], supplier)
  await deliver(
    bench,
    'three.csv',
    ['TF-7;Lamp zeven;veel', 'TF-9;Lamp negen;2,50', 'TF-8;Lamp acht;weinig', ...PRICED],
    supplier,
  )
  const rowsFrom = (from: number, count: number) =>
    bench.engine.call('suppliers.rows', { of: { kind: 'supplier', supplier }, fault: 'conformity', from, count })
  const { total, deliveries, rows } = await rowsFrom(0, 10)
  expect(total).toBe(3)
  expect(deliveries.map(({ fileName }) => fileName)).toEqual(['three.csv', 'one.csv'])
  expect(rows.map(({ delivery, key }) => [delivery, key])).toEqual([
    [3, 'TF-7'],
    [3, 'TF-8'],
    [1, 'TF-2'],
  ])
  const pages = [await rowsFrom(0, 1), await rowsFrom(1, 1), await rowsFrom(2, 1)]
  expect(pages.flatMap((page) => page.rows)).toEqual(rows)
  expect(pages.every((page) => page.total === 3)).toBe(true)
})

test('rows go once they are two years old and twelve deliveries have come since; their figures stay', async () => {
  const bench = await importBench('sample')
  const supplier = await supplierCode(bench)
  for (const at of Array.from({ length: 14 }).keys()) await deliver(bench, `list ${at}.csv`, ROWS, supplier)
  const db = openDatabase(bench.path, 'write')
  db.exec("UPDATE delivery SET delivered_at = '2015-03-01T09:00:00.000Z'")
  db.close()
  const before = (await bench.engine.call('suppliers.list', {})).suppliers.find(({ code }) => code === supplier)
  await bench.engine.call('suppliers.setYearsKept', { years: null })
  const rowsBehind = () =>
    bench.engine.call('suppliers.rows', {
      of: { kind: 'supplier', supplier },
      fault: 'conformity',
      from: 0,
      count: 100,
    })
  expect(await rowsBehind()).toMatchObject({ total: 14, unkept: 0 })
  await bench.engine.call('suppliers.setYearsKept', { years: 10 })
  const { total, unkept, rows } = await rowsBehind()
  expect([total, unkept]).toEqual([12, 2])
  expect(rows.at(-1)).toMatchObject({ delivery: 3, key: 'TF-2' })
  const { suppliers, yearsKept } = await bench.engine.call('suppliers.list', {})
  expect(yearsKept).toBe(10)
  expect(suppliers.find(({ code }) => code === supplier)).toEqual(before)
  expect(await bench.engine.runJob('suppliers.verify', { delivery: 2 })).toMatchObject({
    outcome: 'rows-gone',
    counted: null,
  })
  expect(await bench.engine.runJob('suppliers.verify', { delivery: 3 })).toMatchObject({ outcome: 'same' })
  const { deliveries } = await bench.engine.call('suppliers.deliveries', { supplier, from: 0, count: 20 })
  expect(deliveries.filter(({ hasRows }) => !hasRows).map(({ id }) => id)).toEqual([2, 1])
})

test('a cell put right in the comparison stays a wrong one of the supplier’s, and is not asked of it again', async () => {
  const bench = await importBench('sample')
  const supplier = await supplierCode(bench)
  const importId = await bench.stage(bench.file('lamps.csv', `${HEADERS}\n${ROWS.join('\n')}\n`))
  await bench.engine.call('import.setMapping', { importId, columns: [], supplier })
  const planned = await bench.engine.runJob('import.plan', { importId })
  const format = { decimal: ',', dateOrder: 'dmy' } as const
  const repair = (row: number, column: number, text: string) =>
    bench.engine.runJob('import.repair', {
      importId,
      view: 'all',
      rows: [{ from: row - 1, count: 1 }],
      columns: [column],
      operation: { kind: 'table', table: [[text]] },
      format,
    })
  await repair(2, 2, '7,50') // "op aanvraag"
  await repair(3, 1, 'Lamp drie') // was empty
  await repair(5, 2, 'niets') // was right
  const committed = await bench.engine.runJob('import.commit', { importId, requestId: 'repaired' })
  expect(committed.score).toEqual(planned.score)
  expect((await bench.products('price/EUR'))['TF-2']).toEqual([7.5])
  expect(await bench.engine.runJob('suppliers.verify', { delivery: 1 })).toMatchObject({ outcome: 'same' })
  const behind = await bench.engine.call('suppliers.rows', {
    of: { kind: 'delivery', delivery: 1 },
    fault: 'conformity',
    from: 0,
    count: 10,
  })
  expect(behind.rows).toMatchObject([
    { key: 'TF-2', marked: [2], repaired: [2], rejections: [{ code: 'not-a-number', value: 'op aanvraag' }] },
  ])
  const asks = (of: { kind: 'import'; importId: number } | { kind: 'delivery'; delivery: number }) =>
    bench.engine.runJob('suppliers.returnSheet', { ticket: bench.file('ask.xlsx', ''), of })
  await expect(asks({ kind: 'delivery', delivery: 1 })).rejects.toMatchObject({ details: { reason: 'nothing-to-ask' } })
  await expect(asks({ kind: 'import', importId })).rejects.toMatchObject({ details: { reason: 'nothing-to-ask' } })
})
