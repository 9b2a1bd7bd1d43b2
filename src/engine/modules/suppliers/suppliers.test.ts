import { expect, test } from 'vitest'
import { importBench } from '../../../../test/support/import-bench.ts'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { openDatabase } from '../../store/database.ts'

const HEADERS = 'Artikelnr;Naam;Prijs'
const ROWS = ['TF-1;Lamp een;9,95', 'TF-2;Lamp twee;op aanvraag', 'TF-3;;12,50', 'TF-3;;12,50', 'TF-4;Lamp vier;1,95']

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
  const verified = await bench.engine.call('suppliers.verify', { delivery: 1 })
  expect(verified).toMatchObject({
    isSame: true,
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
  expect(await bench.engine.call('suppliers.verify', { delivery: 1 })).toMatchObject({ isSame: false })
})

test('each figure leads to its rows, with the cells it is about', async () => {
  const bench = await importBench('sample')
  await deliver(bench, 'lamps.csv', ROWS, await supplierCode(bench))
  const rowsOf = (fault: 'conformity' | 'redundancy') =>
    bench.engine.call('suppliers.rows', { delivery: 1, fault, from: 0, count: 10 })
  const { total, headers, rows } = await rowsOf('conformity')
  expect(total).toBe(1)
  expect(rows).toMatchObject([
    { row: 2, line: 3, key: 'TF-2', rejections: [{ code: 'not-a-number', column: 'Prijs', value: 'op aanvraag' }] },
  ])
  expect(rows[0]?.marked.map((at) => headers[at]?.name)).toEqual(['Prijs'])
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
