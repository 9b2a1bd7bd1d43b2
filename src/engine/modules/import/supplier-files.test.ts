import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { importBench } from '../../../../test/support/import-bench.ts'

const folder = join(import.meta.dirname, '../../../../resources/sample')

interface Expected {
  readonly file: string
  readonly rows: number
  readonly new: number
  readonly changed: readonly string[]
  readonly unchanged: number
  readonly repeated?: readonly string[]
  readonly wrongEans?: readonly string[]
  readonly columns: Readonly<Record<string, string>>
  readonly unknownColumns: readonly string[]
}

function expected(name: string): Expected {
  return JSON.parse(readFileSync(join(folder, `${name}.EXPECT.json`), 'utf8')) as Expected
}

/** Stages a delivery and checks that no column needs a click, and none is wrong. */
async function stageAndCheckMapping(bench: ImportBench, truth: Expected): Promise<number> {
  const importId = await bench.stage(join(folder, truth.file))
  // Of the files alone: what waits for approval is held to account elsewhere (price-jumps.test.ts).
  await bench.engine.call('import.setMapping', { importId, columns: [], policy: { onPriceJump: 'take' } })
  const { columns } = await bench.engine.call('import.describe', { importId })
  const mapped = columns.filter(({ mapping }) => mapping.target.kind === 'column')
  expect(columns.every(({ isSure }) => isSure)).toBe(true)
  expect(
    Object.fromEntries(
      mapped.map(({ header, mapping }) => [header, 'column' in mapping.target ? mapping.target.column : '']),
    ),
  ).toEqual(truth.columns)
  return importId
}

async function skusOf(bench: ImportBench, importId: number, outcome: 'update' | 'skipped'): Promise<string[]> {
  const { rows } = await bench.engine.call('import.preview', { importId, outcome, from: 0, count: 1_000 })
  return rows.map(({ sku }) => sku)
}

test('two deliveries of one supplier: every column without a click, every row as it should come out, undo restores all', async () => {
  const bench = await importBench('sample')
  const before = await bench.products('name/nl_NL', 'price/EUR', 'ean')
  const first = expected('supplier-hazelhorst-price-list')
  const importId = await stageAndCheckMapping(bench, first)
  const { refused } = await bench.engine.runJob('import.plan', { importId })
  expect(refused).toEqual({ 'gtin-check-digit': first.wrongEans?.length, 'repeated-key': first.repeated?.length })
  const wrong = await bench.engine.call('import.preview', { importId, refused: 'gtin-check-digit', from: 0, count: 10 })
  expect(wrong.rows.map(({ sku }) => sku).toSorted()).toEqual(first.wrongEans?.toSorted())
  expect((await skusOf(bench, importId, 'update')).toSorted()).toEqual(first.changed.toSorted())
  expect((await skusOf(bench, importId, 'skipped')).toSorted()).toEqual(first.repeated?.toSorted())
  const { receipt, rejections } = await bench.engine.runJob('import.commit', { importId, requestId: 'first-delivery' })
  expect(receipt).toEqual({
    read: first.rows,
    created: first.new,
    updated: first.changed.length,
    unchanged: first.unchanged,
    skipped: first.repeated?.length,
    rejected: 0,
  })
  expect(rejections.filter(({ code }) => code === 'gtin-check-digit')).toHaveLength(first.wrongEans?.length ?? 0)

  const later = expected('supplier-hazelhorst-later')
  const laterId = await stageAndCheckMapping(bench, later)
  const second = await bench.engine.runJob('import.commit', { importId: laterId, requestId: 'second-delivery' })
  expect(second.receipt).toMatchObject({
    read: later.rows,
    created: later.new,
    updated: later.changed.length,
    unchanged: later.unchanged,
  })

  await bench.engine.runJob('catalogue.undo', { requestId: 'undo-second' })
  await bench.engine.runJob('catalogue.undo', { requestId: 'undo-first' })
  expect(await bench.products('name/nl_NL', 'price/EUR', 'ean')).toEqual(before)
  await expect(bench.engine.call('catalogue.check', {})).resolves.toMatchObject({ ok: true })
})

test('a French price list from an old program changes just what differs', async () => {
  const bench = await importBench('sample')
  const truth = expected('supplier-bruleval-tarif')
  const importId = await stageAndCheckMapping(bench, truth)
  const { receipt } = await bench.engine.runJob('import.commit', { importId, requestId: 'french-delivery' })
  expect(receipt).toMatchObject({
    read: truth.rows,
    created: truth.new,
    updated: truth.changed.length,
    unchanged: truth.unchanged,
  })
})
