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

/** What a supplier's delivery leaves behind, and how a file is taken in with nobody to ask by that profile. */
async function delivered(errorHandling: Record<string, unknown>) {
  const bench = await importBench('sample')
  const { suppliers } = await bench.engine.call('catalogue.structure', {})
  const [supplier = ''] = suppliers.map(({ code }) => code)
  await commit(bench, await stage(bench, 'lampen maart.csv', file(upTo(20)), supplier))
  const profile = JSON.stringify({
    importProfileName: 'Lampen',
    supplier,
    fieldMappings: [
      { sourceField: 'Artikelnr', targetAttribute: 'sku', isIdentifier: true },
      { sourceField: 'Naam', targetAttribute: 'name/nl_NL' },
    ],
    errorHandling,
  })
  const statuses = async (): Promise<unknown[]> => {
    const products = await bench.products('status')
    return upTo(20).map((number) => products[`TF-${1000 + number}`]?.[0])
  }
  const take = (numbers: readonly number[], name = 'lampen april.csv') =>
    bench.importFile(bench.file(name, file(numbers)), { profile })
  return { bench, supplier, profile, statuses, take }
}

test('a profile phases out what is no longer delivered, in the step of the import, which one undo takes back', async () => {
  const { bench, statuses, take } = await delivered({ onGone: 'phase_out' })
  const before = await statuses()
  const result = await take([...upTo(16), 31])
  expect(result).toMatchObject({ outcome: 'committed', receipt: { read: 17, created: 1 } })
  expect(result.gone).toEqual({ action: 'phase-out', count: 4, of: 20, isDone: true })
  expect(await statuses()).toEqual([...before.slice(0, 16), ...Array.from({ length: 4 }, () => 'phase-out')])
  await bench.engine.runJob('catalogue.undo', {
    requestId: `gone-products-${++requests}`,
    changeSetId: result.changeSet ?? 0,
  })
  expect(await statuses()).toEqual(before)
})

test('out of range puts what is no longer delivered into the bin', async () => {
  const { statuses, take } = await delivered({ onGone: 'out_of_range', goneLimitPercent: 25 })
  expect((await take(upTo(15))).gone).toEqual({ action: 'out-of-range', count: 5, of: 20, isDone: true })
  expect((await statuses()).slice(14).map((status) => status === undefined)).toEqual([false, ...Array(5).fill(true)])
})

test('half a file says no farewell: it waits for a person, who may take it in and leave the rest, or mean it', async () => {
  const { bench, statuses, take } = await delivered({ onGone: 'phase_out' })
  const before = await statuses()
  const result = await take(upTo(15))
  expect(result).toMatchObject({ outcome: 'staged', changeSet: null })
  expect(result.gone).toEqual({ action: 'phase-out', count: 5, of: 20, isDone: false })
  expect(await statuses()).toEqual(before)
  const importId = result.importId ?? 0
  expect((await bench.engine.call('import.waiting', {})).imports).toMatchObject([{ importId }])
  await bench.engine.call('import.setMapping', { importId, columns: [], policy: { goneLimitPercent: 100 } })
  expect((await commit(bench, importId)).gone).toMatchObject({ count: 5, isDone: true })
  expect((await statuses()).slice(15)).toEqual(Array.from({ length: 5 }, () => 'phase-out'))
})

test('a person who takes half a file in without meaning it loses nothing', async () => {
  const { bench, profile, statuses } = await delivered({ onGone: 'phase_out' })
  const before = await statuses()
  const importId = await bench.stage(bench.file('lampen april.csv', file(upTo(3))), profile)
  expect((await bench.engine.runJob('import.plan', { importId })).gone).toMatchObject({ count: 17, isDone: false })
  expect((await commit(bench, importId)).gone).toMatchObject({ count: 17, isDone: false })
  expect(await statuses()).toEqual(before)
})

test('what a profile says of what is gone is kept in its text', async () => {
  const { bench, profile } = await delivered({ onGone: 'phase_out', goneLimitPercent: 35 })
  const importId = await bench.stage(bench.file('lampen april.csv', file(upTo(3))), profile)
  expect((await bench.engine.call('import.describe', { importId })).policy).toMatchObject({
    onGone: 'phase-out',
    goneLimitPercent: 35,
  })
  const saved = bench.file('saved.json', '')
  await bench.engine.call('import.setMapping', { importId, columns: [], policy: { onGone: 'out-of-range' } })
  await bench.engine.runJob('import.saveProfile', { importId, name: 'Lampen', ticket: saved })
  const { profile: text } = await bench.engine.runJob('import.openProfile', { ticket: saved })
  expect((JSON.parse(text) as { errorHandling: unknown }).errorHandling).toEqual({
    onGone: 'out_of_range',
    goneLimitPercent: 35,
  })
})
