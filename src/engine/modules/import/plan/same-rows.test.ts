import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ImportBench } from '../../../../../test/support/import-bench.ts'
import { importBench } from '../../../../../test/support/import-bench.ts'
import { CELL_MARK } from '../../../core/mapping/source-cell.ts'
import { openDatabase } from '../../../store/database.ts'
import { loadStructure } from '../../../store/load-structure.ts'
import { readRun } from '../run/import-run.ts'
import { importColumns } from './import-columns.ts'
import type { PlannedRow } from './planned-row.ts'
import { RowPlanner } from './row-planner.ts'

const HEADER = 'sku;naam;spec a;spec b;prijs;gewicht kg;kleur;leverbaar vanaf'
const ROWS = [
  ['A-1', 'Bergschoen', 'leer', 'éclair', '129,95', '1,2', 'rood', '31-05-2026'],
  ['A-2', 'Sandaal', '', 'kurk', '59,50', '0,8', 'blauw', '13-06-2026'],
  ['A-3', 'Laars', 'rubber', '', '', '', '', ''],
]

/** A catalogue in which the rows stand, and the import that put them there, still staged. */
async function imported(): Promise<{ readonly bench: ImportBench; readonly importId: number }> {
  const bench = await importBench()
  const file = bench.file('levering.csv', [HEADER, ...ROWS.map((row) => row.join(';'))].join('\n'))
  await bench.importFile(file)
  const { importId } = await bench.engine.runJob('import.stage', { ticket: file, profile: null, unattended: true })
  return { bench, importId }
}

test('a row is planned the same whether it was compared as a text first or cell by cell', async () => {
  const { bench, importId } = await imported()
  const db = openDatabase(bench.path, 'read')
  const run = readRun(db, importId)
  const { structure, columns } = importColumns(loadStructure(db), run.description.columns)
  const plan = (rows: readonly (readonly string[])[], looksAhead: boolean): readonly PlannedRow[] => {
    const planner = new RowPlanner(db, structure, columns, run.description.policy)
    const cells = planner.steps.rows(rows.map((row) => ({ cells: row.join(CELL_MARK) })))
    if (looksAhead) planner.lookAhead(cells)
    return cells.map((row, at) => planner.plan(at + 1, row))
  }
  expect(plan(ROWS, true).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged'])
  const cell = fc.constantFrom(
    '',
    ' ',
    'leer',
    'Laars',
    '129,95',
    '129.95',
    '1.2 kg',
    'ROOD',
    'paars',
    '#N/A',
    '2026-05-31',
  )
  const change = fc.record({ column: fc.nat({ max: 9 }), cell })
  const row = fc
    .tuple(fc.constantFrom(...ROWS), fc.array(change, { maxLength: 3 }), fc.nat({ max: 2 }))
    .map(([from, changes, surplus]) => {
      const cells = [...from, ...Array.from({ length: surplus }, () => 'meer')]
      for (const { column, cell: said } of changes) if (column < cells.length) cells[column] = said
      return cells
    })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      expect(plan(rows, true)).toEqual(plan(rows, false))
    }),
    { numRuns: 300 },
  )
  db.close()
})

test('a file of which most rows are new is no longer compared as texts', async () => {
  const { bench } = await imported()
  const rows = Array.from({ length: 3_000 }, (_, at) => `B-${at};Tent ${at};doek;groen;${at},95;2,0;rood;`)
  await bench.importFile(bench.file('andere.csv', [HEADER, ...rows].join('\n')))
  const renamed = rows.map((row) => row.replace('Tent', 'Tarp'))
  const { receipt } = await bench.importFile(bench.file('hernoemd.csv', [HEADER, ...renamed].join('\n')))
  expect(receipt).toMatchObject({ read: 3_000, updated: 3_000, rejected: 0 })
  const again = await bench.importFile(bench.file('nogmaals.csv', [HEADER, ...renamed].join('\n')))
  expect(again.receipt).toMatchObject({ read: 3_000, unchanged: 3_000 })
})
