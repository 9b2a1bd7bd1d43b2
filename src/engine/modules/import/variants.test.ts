import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../../../test/support/catalogue.ts'
import { fixtures, importBench } from '../../../../test/support/import-bench.ts'
import { newRequest } from '../../../../test/support/shop.ts'
import { stateHash } from '../../../../test/support/state-hash.ts'
import { supplierFile } from '../../../../test/support/supplier-files.ts'
import type { VariantFile } from '../../../../test/support/variant-files.ts'
import { variantFiles } from '../../../../test/support/variant-files.ts'
import { AppError } from '../../../shared/errors.ts'
import { describeSource } from './readers/index.ts'
import { variantsOf } from './staging/variants-of.ts'

const fileOf = (name: string): VariantFile => variantFiles.find((file) => file.name === name) as VariantFile // of the list

for (const file of variantFiles)
  test(`${file.name}: models with their variants, rows that add up, no change the second time`, async () => {
    const bench = await importBench()
    const path = bench.file(file.name, file.text)
    const { receipt, rejections } = await bench.importFile(path)
    expect(rejections).toEqual([])
    const found = await bench.products('kind', 'parent')
    const wanted = Object.entries(file.models).flatMap(([model, variants]): [string, unknown[]][] => [
      [model, ['model', null]],
      ...variants.map((sku): [string, unknown[]] => [sku, ['variant', model]]),
    ])
    expect(found).toEqual(Object.fromEntries([...wanted, ...file.products.map((sku) => [sku, ['product', null]])]))
    const rows = Object.keys(found).length
    expect(receipt).toEqual({ read: rows, created: rows, updated: 0, unchanged: 0, skipped: 0, rejected: 0 })
    const again = await bench.importFile(path)
    expect(again.receipt).toMatchObject({ read: rows, unchanged: rows })
    const { checks } = await bench.engine.call('catalogue.check', {})
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
  })

test('the guess is told with what speaks for it, and refused or chosen anew, as the rows stand', async () => {
  const bench = await importBench()
  const { name, text } = fileOf('endings.csv')
  const first = await bench.stage(bench.file(name, text))
  const told = await bench.engine.call('import.describe', { importId: first })
  const found = { kind: 'suffixes', models: 2, samples: ['ABC-RED-M', 'ABC-RED-L', 'ABC-BLU-M'] }
  expect(told).toMatchObject({ rows: 8, variants: { used: 'suffixes', found } })
  const options = { variants: 'none' } as const
  expect(await bench.engine.runJob('import.tryReading', { importId: first, options })).toMatchObject({
    variants: { used: null, found },
  })
  const { importId } = await bench.engine.runJob('import.restage', { importId: first, options })
  expect(await bench.engine.call('import.describe', { importId })).toMatchObject({
    rows: 6,
    variants: { used: null, found },
  })
  const back = await bench.engine.runJob('import.restage', { importId, options: { variants: 'suffixes' } })
  expect(await bench.engine.call('import.describe', back)).toMatchObject({ rows: 8, variants: { used: 'suffixes' } })
})

test('what is refused of a variant goes back in the columns of its own row, and one undo restores the catalogue', async () => {
  const bench = await importBench()
  const { name, text } = fileOf('numbered.csv')
  const before = stateHash(bench.path)
  const file = bench.file(name, text.replace('8712345000028', '8712345000029'))
  const importId = await bench.stage(file)
  const plan = await bench.engine.runJob('import.plan', { importId })
  expect(plan.refused).toMatchObject({ 'gtin-check-digit': 1 })
  const saved = bench.file('refused.xlsx', '')
  await bench.engine.runJob('suppliers.saveRejected', {
    importId,
    ticket: saved,
    words: { sheet: 'Refused', cause: 'Cause', line: 'Line' },
    rows: [{ row: 3, cause: 'wrong' }],
  })
  const sheet = await describeSource(saved)
  expect(sheet.columns.map(({ header }) => header)).toEqual(expect.arrayContaining(['sku', 'sku_2', 'size_3']))
  expect(sheet.sampleRows.map((cells) => cells.slice(0, 2))).toEqual([['WAD-S', 'S']])
  await bench.engine.call('import.discard', { importId })
  const { changeSet, receipt, rejections } = await bench.importFile(file)
  expect(receipt).toMatchObject({ read: 8, created: 8, rejected: 0 })
  expect(rejections.map(({ code, row }) => [code, row])).toEqual([['gtin-check-digit', 3]])
  expect((await bench.products('kind', 'price/EUR', 'ean'))['WAD-M']).toEqual(['variant', 49.95, null])
  await bench.engine.runJob('catalogue.undo', { requestId: newRequest(), changeSetId: changeSet ?? 0 })
  expect(stateHash(bench.path)).toBe(before)
})

/** Whether a file's rows are taken for more than products; null for one that cannot be read. */
async function guessed(path: string): Promise<string | null> {
  try {
    const { columns, sampleRows, format } = await describeSource(path)
    const table = { headers: columns.map(({ header }) => header), rows: sampleRows }
    return variantsOf(table, format, {}).facts.found?.kind ?? null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

test('no ordinary file is taken for one with variants: 120 price lists, odd spreadsheets, exports', async () => {
  const folder = tempFolder()
  const wrong: string[] = []
  for (let seed = 0; seed < 120; seed += 1) {
    const { name, bytes } = supplierFile(seed)
    const path = join(folder, `${seed}-${name}`)
    writeFileSync(path, bytes)
    if ((await guessed(path)) !== null) wrong.push(path)
  }
  for (const place of [
    'spreadsheets/odd',
    'spreadsheets/sheetjs',
    'spreadsheets/calamine',
    'spreadsheets/csv-spectrum',
    'presets',
  ])
    for (const name of readdirSync(join(fixtures, place)))
      if (!/hostile|json$|md$/i.test(name) && (await guessed(join(fixtures, place, name))) !== null) wrong.push(name)
  expect(wrong).toEqual([])
})
