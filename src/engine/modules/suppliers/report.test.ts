import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { expect, test } from 'vitest'
import { importBench } from '../../../../test/support/import-bench.ts'

const LONG = 'A [very] long name of a sheet: deliveries'
const sample = join(import.meta.dirname, '../../../../resources/sample/supplier-hazelhorst-price-list.xlsx')

test('the scorecard opens in another program with the figures of the screen', async () => {
  const bench = await importBench('sample')
  const importId = await bench.stage(sample)
  const { score } = await bench.engine.runJob('import.commit', { importId, requestId: 'report-test-1' })
  const path = bench.file('report.xlsx', '')
  await bench.engine.runJob('suppliers.report', {
    ticket: path,
    words: {
      suppliers: 'Suppliers',
      deliveries: LONG,
      supplier: 'Supplier',
      date: 'Date',
      file: 'File',
      rows: 'Rows',
      rejected: 'Rejected',
      threshold: 'Threshold',
      takenBack: 'Taken back',
      breaches: 'Below',
      kpis: {
        completeness: 'Completeness',
        conformity: 'Conformity',
        uniqueness: 'Uniqueness',
        consistency: 'Consistency',
        redundancy: 'Redundancy',
      },
    },
  })
  const { Sheets, SheetNames } = xlsx.read(readFileSync(path))
  const [first = '', second = ''] = SheetNames
  expect(xlsx.utils.sheet_to_json(Sheets[first] ?? {})).toMatchObject([
    { Supplier: 'Threshold', Completeness: 0.9 },
    { Supplier: 'Hazelhorst Outdoor Groothandel B.V.', [LONG]: 1, Rows: 60, Below: 'Uniqueness, Redundancy' },
  ])
  const uniqueness = score?.kpis.uniqueness ?? { numerator: 0, denominator: 1 }
  expect(xlsx.utils.sheet_to_json(Sheets[second] ?? {})).toMatchObject([
    { Rows: 60, Uniqueness: uniqueness.numerator / uniqueness.denominator },
  ])
})
