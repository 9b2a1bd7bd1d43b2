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
    policy: { onOlderRow: 'take-row' },
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
  expect((await bench.engine.call('import.describe', { importId: other2.importId })).policy.onOlderRow).toBe('take-row')
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

const format = { decimal: ',' as const, dateOrder: 'dmy' as const }

const repair = (bench: ImportBench, importId: number, row: number, column: number, text: string) =>
  bench.engine.runJob('import.repair', {
    importId,
    view: 'all',
    rows: [{ from: row, count: 1 }],
    columns: [column],
    operation: { kind: 'set', text },
    format,
  })

test('repairs outlive another header row, find their rows by their keys, and those that find none are told', async () => {
  const bench = await importBench('sample')
  const lines = [
    'SKU;Naam;Verkoopprijs',
    'CR-1;Lamp;12,50',
    'CR-2;Kap;oeps',
    ';Voet;3,00',
    'CR-4;Snoer;4,00',
    'CR-4;Snoer;5,00',
  ]
  const importId = await bench.stage(bench.file('lampen.csv', `${lines.join('\n')}\n`))
  const columns = await described(bench, importId)
  await bench.engine.call('import.setMapping', { importId, columns: columns.map(({ mapping }) => mapping) })
  await bench.engine.runJob('import.plan', { importId })
  await repair(bench, importId, 0, 1, 'Staande lamp')
  await repair(bench, importId, 1, 2, '7,25')
  await repair(bench, importId, 2, 0, 'CR-3') // no key of its own: it is found by its line
  await repair(bench, importId, 3, 1, 'Snoer van 2 meter') // a key that comes again: by its line, too

  const again = await bench.engine.runJob('import.restage', { importId, options: { delimiter: ';', headerRow: 1 } })
  expect((await bench.engine.call('import.describe', { importId: again.importId })).carried).toEqual({
    kept: 4,
    lost: 0,
    lostCells: [],
  })
  await bench.engine.runJob('import.plan', { importId: again.importId })
  const { rows } = await bench.engine.call('import.preview', { importId: again.importId, from: 0, count: 5 })
  expect(rows.map(({ sku, cells }) => [sku, cells[1]?.after, cells[2]?.after])).toEqual([
    ['CR-1', 'Staande lamp', 12.5],
    ['CR-2', 'Kap', 7.25],
    ['CR-3', 'Voet', 3],
    ['CR-4', 'Snoer van 2 meter', 4],
    ['CR-4', null, null],
  ])

  // With the header two rows further down the first two rows are no rows any more.
  const shorter = await bench.engine.runJob('import.restage', {
    importId: again.importId,
    options: { delimiter: ';', headerRow: 3 },
  })
  expect((await bench.engine.call('import.describe', { importId: shorter.importId })).carried).toEqual({
    kept: 2,
    lost: 2,
    lostCells: [
      { line: 2, column: 'Naam', text: 'Lamp' },
      { line: 3, column: 'Verkoopprijs', text: 'oeps' },
    ],
  })
  const { repairs } = await bench.engine.runJob('import.plan', { importId: shorter.importId })
  expect(repairs).toEqual({ cells: 2, rows: 2, canUndo: true, canRedo: false })
})
