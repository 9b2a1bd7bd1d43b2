import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { expect, test } from 'vitest'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { fixtures, importBench } from '../../../../test/support/import-bench.ts'
import { newRequest } from '../../../../test/support/shop.ts'
import { EXPORT_FORMATS } from '../../../shared/contract/export.ts'
import type { Input, Result } from '../../../shared/contract/index.ts'

const view = (rest: object = {}) => ({ kind: 'view' as const, viewKey: newRequest(), query: {}, order: null, ...rest })

function exported(
  { engine }: ImportBench,
  ticket: string,
  rest: Partial<Input<'export.write'>> = {},
): Promise<Result<'export.write'>> {
  return engine.runJob('export.write', { ticket, format: 'csv', rows: view(), ...rest })
}

const target = (bench: ImportBench, name: string): string => join(dirname(bench.path), name)

async function typed(bench: ImportBench, texts: Readonly<Record<string, string>>): Promise<void> {
  const format = { decimal: '.', dateOrder: 'ymd' } as const
  const intents = [{ kind: 'create-product' as const, sku: 'A-007', texts: { ...texts } }]
  const { rejections } = await bench.engine.call('catalogue.applyIntents', { requestId: newRequest(), format, intents })
  expect(rejections).toEqual([])
}

test('a workbook opens in another reader with every cell of its kind, and nothing in it is a formula', async () => {
  const bench = await importBench()
  await typed(bench, { 'name/nl_NL': '=1+1', 'price/EUR': '12.50', brand: '007', weight: '1.5 kg' })
  const path = target(bench, 'out.xlsx')
  const columns = ['sku', 'name/nl_NL', 'price/EUR', 'brand', 'weight']
  expect(await exported(bench, path, { format: 'xlsx', columns })).toMatchObject({
    products: 1,
    columns: 5,
    heldBack: 0,
  })
  const sheet = read(readFileSync(path), { cellFormula: true }).Sheets['Products']
  expect(utils.sheet_to_json(sheet ?? {}, { header: 1 })).toEqual([columns, ['A-007', '=1+1', 12.5, '007', '1.5 kg']])
  expect(['B2', 'D2'].map((place) => sheet?.[place])).toMatchObject([{ t: 's' }, { t: 's' }])
  expect(sheet?.['B2']?.f).toBeUndefined()
})

test('a text that a workbook cannot hold is held back and told, and stays as it is', async () => {
  const bench = await importBench()
  await typed(bench, { 'description/webshop/nl_NL': `<p>${'lang '.repeat(10_000)}</p>`, brand: 'x' })
  const path = target(bench, 'out.xlsx')
  expect(await exported(bench, path, { format: 'xlsx' })).toMatchObject({ products: 1, heldBack: 1 })
  expect((await bench.importFile(path)).receipt).toMatchObject({ read: 1, unchanged: 1 })
})

test('cancelled, it leaves the file that stood there, and nothing beside it', async () => {
  const bench = await importBench('sample')
  const path = target(bench, 'out.json')
  writeFileSync(path, 'as it was')
  const running = bench.engine.runJob('export.write', { ticket: path, format: 'json', rows: view() }, (event) => {
    if (event.type === 'job.progress') void bench.engine.call('jobs.cancel', { jobId: event.jobId })
  })
  await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  expect(readFileSync(path, 'utf8')).toBe('as it was')
  expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a place that cannot be written to is refused in words', async () => {
  const bench = await importBench('sample')
  const path = target(bench, 'missing/out.csv')
  await expect(exported(bench, path)).rejects.toMatchObject({ code: 'invalid-input' })
  expect(existsSync(path)).toBe(false)
})

test('rows of a view go out in its order; columns without a scope get the kind beside the SKU', async () => {
  const bench = await importBench('sample')
  const query = { sort: [{ column: 'sku', descending: true }] }
  const viewKey = newRequest()
  const shown = { viewKey, query, columns: [{ column: 'sku' }], from: 0, count: 5 }
  const { order, rows } = await bench.engine.call('catalogue.gridPage', shown)
  const path = target(bench, 'out.jsonl')
  const wanted = { kind: 'view' as const, viewKey, query, order, ranges: [{ from: 1, count: 3 }] }
  await exported(bench, path, { format: 'jsonl', rows: wanted, columns: ['brand'] })
  const lines = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  expect(lines.map((line) => (line as { sku: string }).sku)).toEqual(rows.slice(1, 4).map(([sku]) => sku))
  expect(lines.every((line) => typeof line === 'object' && line !== null && 'kind' in line)).toBe(true)
})

test('of one column all its languages go out, and no other', async () => {
  const bench = await importBench('sample')
  const path = target(bench, 'out.csv')
  await exported(bench, path, { columns: ['name/nl_NL'], scopes: 'all' })
  expect(readFileSync(path, 'utf8').split('\n', 1)).toEqual(['\uFEFFsku,name/nl_NL,name/en_GB,name/fr_FR'])
})

test.each(EXPORT_FORMATS)('an enriched record loses nothing on its way in and out again as %s', async (format) => {
  const sample = join(fixtures, 'records/enriched-product.json')
  const bench = await importBench()
  expect((await bench.importFile(sample)).rejections).toEqual([])
  const path = target(bench, `out.${format}`)
  await exported(bench, path, { format })
  expect(await bench.importFile(path)).toMatchObject({ receipt: { read: 3, unchanged: 3 }, rejections: [] })
  expect(await bench.products('kind', 'parent', 'color')).toEqual({
    'SMARTWATCH-001': ['model', null, null],
    'SMARTWATCH-001-BLK': ['variant', 'SMARTWATCH-001', 'black'],
    'SMARTWATCH-001-SIL': ['variant', 'SMARTWATCH-001', 'silver'],
  })
  const json = target(bench, 'all.json')
  await exported(bench, json, { format: 'json' })
  const out = leaves(JSON.parse(readFileSync(json, 'utf8'))).flatMap((text) => text.split('\n'))
  expect(out).toEqual(expect.arrayContaining(leaves(JSON.parse(readFileSync(sample, 'utf8')))))
})

/** Every text and number in a document. */
function leaves(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [String(node)]
  return Object.values(node).flatMap(leaves)
}
