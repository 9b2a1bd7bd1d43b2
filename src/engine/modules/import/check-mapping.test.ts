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
