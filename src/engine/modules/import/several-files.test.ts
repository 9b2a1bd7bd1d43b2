import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { importBench } from '../../../../test/support/import-bench.ts'
import { readRows } from '../../../../test/support/source-rows.ts'

test('files with the same columns go together in whatever order these stand; what cannot be read is told', async () => {
  const bench = await importBench('sample')
  const march = bench.file('maart.csv', 'SKU;Naam;Verkoopprijs\nSF-1;Lamp;1,50\n')
  const april = bench.file('april.csv', 'Naam,SKU,Verkoopprijs\nKap,SF-2,"2,50"\n')
  const stock = bench.file('voorraad.csv', 'SKU;Voorraad\nSF-1;3\n')
  const brochure = bench.file('folder.pdf', '%PDF-1.7')
  const found = await bench.engine.runJob('import.look', { tickets: [stock, march, april, brochure] })
  expect(found).toEqual({
    groups: [
      { tickets: [march, april], columns: 3 },
      { tickets: [stock], columns: 2 },
    ],
    refused: [
      {
        ticket: brochure,
        code: 'source-unreadable',
        message: expect.stringContaining('PDF'),
        details: expect.anything(),
      },
    ],
  })
})

test('several files are one import: each column goes where the first file has it, each row keeps its file', async () => {
  const bench = await importBench('sample')
  const march = bench.file('prijzen.csv', 'SKU;Naam;Verkoopprijs\nSF-1;Lamp;1,50\nSF-2;Kap;oeps\n')
  const folder = join(dirname(march), 'april')
  mkdirSync(folder)
  const april = join(folder, 'prijzen.csv')
  writeFileSync(april, 'Naam,SKU,Verkoopprijs\nVoet,SF-3,"2,50"\nLamp,SF-1,"9,50"\n')
  const { importId } = await bench.engine.runJob('import.stage', { ticket: march, more: [april] })
  const described = await bench.engine.call('import.describe', { importId })
  expect([described.rows, described.files]).toEqual([
    4,
    [join(dirname(march).split('/').at(-1) ?? '', 'prijzen.csv'), 'april/prijzen.csv'],
  ])
  await bench.engine.runJob('import.plan', { importId })
  const { rows } = await bench.engine.call('import.preview', { importId, from: 0, count: 10 })
  expect(rows.map(({ sku, line, file, outcome }) => [sku, line, file?.split('/').at(-2), outcome])).toEqual([
    ['SF-1', 2, dirname(march).split('/').at(-1), 'create'],
    ['SF-2', 3, dirname(march).split('/').at(-1), 'create'],
    ['SF-3', 2, 'april', 'create'],
    ['SF-1', 3, 'april', 'skipped'],
  ])
  const { rejections } = await bench.engine.call('import.rejections', { importId, from: 0, count: 10 })
  expect(
    rejections.map(({ code, params }) => [code, params?.['line'], String(params?.['file']).split('/').at(-2)]),
  ).toEqual([
    ['not-a-number', 3, dirname(march).split('/').at(-1)],
    ['repeated-key', 3, 'april'],
  ])
  const again = await bench.engine.runJob('import.restage', { importId, options: { headerRow: 1 } })
  expect((await bench.engine.call('import.describe', { importId: again.importId })).rows).toBe(4)
})

test('refused rows of a shop’s export are saved in the columns of its file, once each, with all that was made of them', async () => {
  const bench = await importBench('sample')
  const csv = [
    'Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src',
    'lamp,Lamp,Hazelhorst,Size,S,SH-S,oops,https://example.com/a.jpg',
    'lamp,,,,M,SH-M,12.50,',
    'kap,Kap,Hazelhorst,Title,Default Title,SH-K,nope,',
  ].join('\n')
  const importId = await bench.stage(bench.file('products_export.csv', csv))
  const { columns } = await bench.engine.call('import.describe', { importId })
  await bench.engine.call('import.setMapping', { importId, columns: columns.map(({ mapping }) => mapping) })
  await bench.engine.runJob('import.plan', { importId })
  const { rows } = await bench.engine.call('import.preview', { importId, from: 0, count: 10 })
  expect(rows.map(({ sku, line }) => [sku, line])).toEqual([
    ['lamp', 2],
    ['SH-S', 2],
    ['SH-M', 3],
    ['SH-K', 4],
  ])
  const target = join(dirname(bench.path), 'refused.xlsx')
  await bench.engine.runJob('suppliers.saveRejected', {
    importId,
    ticket: target,
    words: { sheet: 'Refused', cause: 'Cause', line: 'Row' },
    rows: [
      { row: 1, cause: 'No family' },
      { row: 2, cause: 'No price' },
      { row: 4, cause: 'No price' },
    ],
  })
  expect(existsSync(target) && readFileSync(target).length > 0).toBe(true)
  const saved = await readRows(target)
  expect(saved.cells.map((cells) => [...cells.slice(0, 7), cells[8]])).toEqual([
    ['lamp', 'Lamp', 'Hazelhorst', 'Size', 'S', 'SH-S', 'oops', 'No family\nNo price'],
    ['kap', 'Kap', 'Hazelhorst', 'Title', 'Default Title', 'SH-K', 'nope', 'No price'],
  ])
})
