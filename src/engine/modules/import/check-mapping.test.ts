import { expect, test } from 'vitest'
import { importBench } from '../../../../test/support/import-bench.ts'

test('values that their attribute cannot hold are counted by cause, with samples and their lines', async () => {
  const bench = await importBench('sample')
  const long = 'x'.repeat(300)
  const rows = [
    `A-1;${long};12,50;2 kg`,
    'A-2;Lamp;op aanvraag;3 ampère',
    'A-3;Kap;9,95;1 kg',
    'A-4;Voet;8,95;2 ampère',
    'A-5;Snoer;7,95;1 kg',
  ]
  const importId = await bench.stage(bench.file('odd.csv', `sku;naam;verkoopprijs;gewicht\n${rows.join('\n')}\n`))
  const { rows: seen, faults } = await bench.engine.call('import.checkMapping', { importId })
  expect(seen).toBe(5)
  const said = faults.map(({ column, rejection, count, samples }) => [
    column,
    rejection.code,
    count,
    samples.map(({ line }) => line),
  ])
  expect(said).toEqual([
    [1, 'too-long', 1, [2]],
    [2, 'not-a-number', 1, [3]],
    [3, 'unknown-unit', 2, [3, 5]],
  ])
})

test('what every family requires and no column brings is named when the file has new products, and only then', async () => {
  const bench = await importBench()
  const missing = async (file: string, text: string): Promise<string[]> => {
    const importId = await bench.stage(bench.file(file, text))
    return (await bench.engine.call('import.checkMapping', { importId })).missing
  }
  expect(await missing('prices.csv', 'sku;verkoopprijs\nN-1;1,50\nN-2;2,50\n')).toContain('name')
  await bench.importFile(bench.file('goods.csv', 'sku;naam\nN-1;Lamp\nN-2;Kap\n'))
  expect(await missing('prices 2.csv', 'sku;verkoopprijs\nN-1;1,60\nN-2;2,60\n')).toEqual([])
})

test('a step that reads a column which the next file has not is named before any row is read', async () => {
  const bench = await importBench('sample')
  const rows = (name: string): string =>
    Array.from({ length: 12 }, (_, at) => `NW-${100 + at};Lamp ${at};${name} ${at};${at + 5},95`).join('\n')
  const importId = await bench.stage(bench.file('noord maart.csv', `sku;naam;serie;verkoopprijs\n${rows('Fjord')}\n`))
  const { columns } = await bench.engine.call('import.describe', { importId })
  const naam = columns.find(({ header }) => header === 'naam')
  if (naam === undefined) throw new Error('The file has names')
  const steps = [{ kind: 'trim' as const }, { kind: 'template' as const, template: '{serie} {naam}' }]
  const target = { kind: 'column' as const, column: 'name/nl_NL' }
  await bench.engine.call('import.setMapping', { importId, columns: [{ ...naam.mapping, target, steps }] })
  expect((await bench.engine.call('import.checkMapping', { importId })).broken).toEqual([])
  await bench.engine.runJob('import.commit', { importId, requestId: 'broken-steps-1' })

  const without = rows('Fjord').replaceAll(/;Fjord \d+/g, '')
  const next = await bench.stage(bench.file('noord april.csv', `sku;naam;verkoopprijs\n${without}\n`))
  const { broken, faults } = await bench.engine.call('import.checkMapping', { importId: next })
  expect(broken).toEqual([{ column: 1, step: 2, reads: 'serie' }])
  expect(faults).toEqual([])
})
