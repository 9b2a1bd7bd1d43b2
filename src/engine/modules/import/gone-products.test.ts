import { expect, test } from 'vitest'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { importBench } from '../../../../test/support/import-bench.ts'

const HEADERS = 'Artikelnr;EAN;Naam;Prijs;Adviesprijs'
let requests = 0

const row = (number: number): string => `TF-${1000 + number};;Lamp nummer ${number};${number + 9},95;${number + 14},95`
const file = (numbers: readonly number[]): string => `${HEADERS}\n${numbers.map(row).join('\n')}\n`
const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1)

async function stage(bench: ImportBench, name: string, text: string, supplier: string): Promise<number> {
  const importId = await bench.stage(bench.file(name, text))
  await bench.engine.call('import.setMapping', { importId, columns: [], supplier })
  await bench.engine.runJob('import.plan', { importId })
  return importId
}

const commit = (bench: ImportBench, importId: number) =>
  bench.engine.runJob('import.commit', { importId, requestId: `gone-products-${++requests}` })

const phaseOut = (bench: ImportBench, ids: readonly number[]) =>
  bench.engine.runJob('sheet.apply', {
    requestId: `gone-products-${++requests}`,
    selection: { kind: 'products', ids: [...ids], columns: ['status'] },
    operation: { kind: 'set-value', value: 'phase-out' },
  })

test('products of the last file that this one does not name are told, until they are phased out', async () => {
  const bench = await importBench('sample')
  const { suppliers } = await bench.engine.call('catalogue.structure', {})
  const [ours = '', other = ''] = suppliers.map(({ code }) => code)
  const first = await stage(bench, 'lampen maart.csv', file(upTo(20)), ours)
  expect(await bench.engine.runJob('import.gone', { importId: first }), 'nothing to compare with').toMatchObject({
    since: null,
    productIds: [],
  })
  await commit(bench, first)

  const second = await stage(bench, 'lampen april.csv', file([...upTo(17).toReversed(), 31]), ours)
  const gone = await bench.engine.runJob('import.gone', { importId: second })
  expect(gone).toMatchObject({ since: { fileName: 'lampen maart.csv' }, skus: ['TF-1018', 'TF-1019', 'TF-1020'] })
  expect(gone.productIds).toHaveLength(3)

  const [one = 0, ...rest] = gone.productIds
  await phaseOut(bench, [one])
  expect((await bench.engine.runJob('import.gone', { importId: second })).productIds).toEqual(rest)
  await bench.engine.runJob('catalogue.moveProducts', {
    requestId: `gone-products-${++requests}`,
    productIds: rest.slice(0, 1),
    to: 'bin',
  })
  expect((await bench.engine.runJob('import.gone', { importId: second })).skus).toEqual(['TF-1020'])
  await commit(bench, second)

  const third = await stage(bench, 'lampen mei.csv', file([...upTo(17), 31]), ours)
  expect((await bench.engine.runJob('import.gone', { importId: third })).skus, 'told once, not for ever').toEqual([])
  const foreign = await stage(bench, 'lampen juni.csv', file(upTo(3)), other)
  expect((await bench.engine.runJob('import.gone', { importId: foreign })).skus, 'of another supplier').toEqual([])
})
