import { expect, test } from 'vitest'
import { importBench } from '../../../../test/support/import-bench.ts'

const words = { sheet: 'Rejected: rows?', cause: 'What is wrong', line: 'Row' }

test('refused rows go back in the columns of the supplier, each with its cause, and no text runs as a formula', async () => {
  const bench = await importBench('sample')
  const text = [
    'Artikelnr;EAN;Naam;Prijs;Magazijn',
    '00123;8710000871099;Schoen;12,50;A',
    '00124;8710000871098;=1+1;12,50;B',
    '00125;8710002965673;Laars;oeps;007',
  ].join('\n')
  const importId = await bench.stage(bench.file('levering.csv', text))
  const { columns } = await bench.engine.call('import.describe', { importId })
  await bench.engine.call('import.setMapping', { importId, columns: columns.map(({ mapping }) => mapping) })
  await bench.engine.runJob('import.plan', { importId })
  const { rejections } = await bench.engine.call('import.rejections', { importId, from: 0, count: 10 })
  const file = bench.file('rejected.xlsx', '')
  await bench.engine.runJob('suppliers.saveRejected', {
    importId,
    ticket: file,
    words,
    rows: rejections.map(({ row, message }) => ({ row: row ?? 0, cause: message })),
  })
  const back = await bench.engine.call('import.describe', { importId: await bench.stage(file) })
  expect(back.previewRows).toEqual([
    ['Artikelnr', 'EAN', 'Naam', 'Prijs', 'Magazijn', 'What is wrong', 'Row'],
    ['00124', '8710000871098', '=1+1', '12,50', 'B', expect.stringContaining('last digit'), '3'],
    ['00125', '8710002965673', 'Laars', 'oeps', '007', expect.stringContaining('oeps'), '4'],
  ])
})
