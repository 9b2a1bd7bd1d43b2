import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { nodeTaskHost } from '../../src/engine/entry/node-task-host.ts'
import { importFile } from '../../src/engine/modules/import/index.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import { openThreaded, random } from './support/big-catalogue.ts'
import type { Cost } from './support/cost.ts'
import { cost } from './support/cost.ts'
import type { Bench } from './support/report.ts'

const COLUMNS = 40
const ROUNDS = 3

/**
 * A supplier file of 40 columns into an empty catalogue: read in a task process, staged, mapped, planned, written with
 * journal, completeness and undo. The floor splits the same file at its commas and inserts the texts into a table.
 */
export const bench: Bench = {
  name: 'import',
  run: async (report, { rows, folder }) => {
    const file = join(folder, 'supplier.csv')
    writeSupplierFile(file, rows)
    report.note(`${rows} rows x ${COLUMNS} columns, ${Math.round(statSync(file).size / 1e6)} MB`)
    const ours: Cost[] = []
    const floor: Cost[] = []
    for (let round = 0; round < ROUNDS; round++) {
      floor.push(await cost(() => insertPlainly(file, join(folder, `floor-${round}.db`))))
      ours.push(await cost(() => importInto(join(folder, `import-${round}.etalage`), file, rows)))
    }
    report.ratio('import of a CSV into a new catalogue', ours, floor, 2)
  },
}

async function importInto(catalogue: string, file: string, rows: number): Promise<void> {
  const tickets = { resolve: () => ({ path: file, fileName: 'supplier.csv' }) }
  const engine = await openThreaded(catalogue, { tasks: nodeTaskHost(), tickets })
  const { receipt } = await importFile(engine, { ticket: 'file' })
  if (receipt.created !== rows) throw new Error(`${receipt.created} of ${rows} rows were created`)
  await engine.close()
}

function insertPlainly(file: string, path: string): void {
  const db = openDatabase(path, 'write')
  const columns = Array.from({ length: COLUMNS }, (_, index) => `c${index} TEXT`)
  db.exec(`CREATE TABLE product (${columns.join(', ')}) STRICT; CREATE UNIQUE INDEX sku ON product (c0)`)
  const insert = db.prepare(`INSERT INTO product VALUES (?${', ?'.repeat(COLUMNS - 1)})`)
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  db.transaction(() => {
    for (const line of lines) insert.run(...line.split(';'))
  })()
  db.close()
}

/** Plain cells without quotes, so that the floor may split them: codes, texts, numbers, one in four empty. */
function writeSupplierFile(path: string, rows: number): void {
  const next = random(11)
  const file = openSync(path, 'w')
  const headers = ['sku', 'name', 'price', ...Array.from({ length: COLUMNS - 3 }, (_, index) => `spec ${index}`)]
  let chunk = `${headers.join(';')}\n`
  for (let row = 0; row < rows; row++) {
    const cells = Array.from({ length: COLUMNS - 3 }, (_, index) => cell(index, next))
    chunk += `SKU-${row};Artikel ${row} van éclair;${(1 + next() * 500).toFixed(2)};${cells.join(';')}\n`
    if (chunk.length < 1_000_000 && row < rows - 1) continue
    writeSync(file, chunk)
    chunk = ''
  }
  closeSync(file)
}

function cell(index: number, next: () => number): string {
  if (next() < 0.25) return ''
  return index % 3 === 0 ? String(Math.floor(next() * 1_000)) : `waarde ${Math.floor(next() * 5_000)} lichtgewicht`
}
