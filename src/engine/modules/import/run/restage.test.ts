import { expect, test } from 'vitest'
import type { ImportBench } from '../../../../../test/support/import-bench.ts'
import { importBench } from '../../../../../test/support/import-bench.ts'

type Columns = Awaited<ReturnType<typeof described>>

const described = async (bench: ImportBench, importId: number) =>
  (await bench.engine.call('import.describe', { importId })).columns

const targets = (columns: Columns): unknown[] =>
  columns.map(({ header, mapping: { target, isIdentifier } }) => [
    header,
    target.kind === 'column' ? target.column : target.kind,
    isIdentifier,
  ])

const trim = { kind: 'trim' as const, ends: true, repeats: true, nonBreaking: true, isOff: false }
const constant = { kind: 'constant' as const, text: 'Etalage', onlyEmpty: false, isOff: false }

test('what was settled of the columns outlives another encoding, delimiter or header row', async () => {
  const bench = await importBench('sample')
  const text = 'Lijst van mei;;\nCode;Omschrijving;Bijzonderheid\nAA-1;Bergschoen;a\nAA-2;Sandaal;b\nAA-3;Laars;c\n'
  const importId = await bench.stage(bench.file('lijst.csv', text))
  const [code, name, other] = await described(bench, importId)
  if (code === undefined || name === undefined || other === undefined) throw new Error('Three columns')
  await bench.engine.call('import.setMapping', {
    importId,
    columns: [
      { ...code.mapping, target: { kind: 'column', column: 'sku' }, isIdentifier: true },
      { ...name.mapping, target: { kind: 'column', column: 'name/fr_FR' }, steps: [trim], isIdentifier: false },
      { ...other.mapping, target: { kind: 'ignore' }, isIdentifier: false },
      { ...other.mapping, column: 3, name: 'Merk', target: { kind: 'column', column: 'brand' }, steps: [constant] },
    ],
    onOlderRow: 'take-row',
  })
  const expected = targets(await described(bench, importId))

  const other1 = await bench.engine.runJob('import.restage', { importId, options: { encoding: 'windows-1252' } })
  expect(targets(await described(bench, other1.importId))).toEqual(expected)
  const other2 = await bench.engine.runJob('import.restage', {
    importId: other1.importId,
    options: { headerRow: 3 },
  })
  const columns = await described(bench, other2.importId)
  expect(columns.map(({ header }) => header)).toEqual(['AA-1', 'Bergschoen', 'a', 'Merk'])
  expect(columns.map(({ mapping: { target } }) => (target.kind === 'column' ? target.column : target.kind))).toEqual([
    'sku',
    'name/fr_FR',
    'ignore',
    'brand',
  ])
  expect(columns[1]?.mapping.steps).toEqual([trim])
  expect((await bench.engine.call('import.describe', { importId: other2.importId })).onOlderRow).toBe('take-row')
})

test('columns that nobody settled are proposed anew by their new names', async () => {
  const bench = await importBench('sample')
  const text = 'x;y;z\nSKU;Naam;Verkoopprijs\nAA-1;Bergschoen;1,50\nAA-2;Sandaal;2,50\n'
  const importId = await bench.stage(bench.file('lijst.csv', text))
  const again = await bench.engine.runJob('import.restage', { importId, options: { headerRow: 2 } })
  expect(targets(await described(bench, again.importId))).toEqual([
    ['SKU', 'sku', true],
    ['Naam', 'name/nl_NL', false],
    ['Verkoopprijs', 'price/EUR', false],
  ])
})
