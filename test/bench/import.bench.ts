import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Db } from '../../src/engine/store/database.ts'
import { openDatabase } from '../../src/engine/store/database.ts'
import { random } from './support/big-catalogue.ts'
import type { Cost } from './support/cost.ts'
import { cost } from './support/cost.ts'
import type { ImportFigures } from './support/import-child.ts'
import { writePlainWorkbook } from './support/plain-workbook.ts'
import type { Bench, Report } from './support/report.ts'
import type { StageFigures } from './support/stage-child.ts'

const COLUMNS = 40
const ROUNDS = 3
/** Every so many rows one is changed in the file that is imported again: 5 %. */
const CHANGED_EACH = 20

/**
 * A supplier file of 40 columns into an empty catalogue: read in a task process, staged, mapped, planned, checked,
 * written with journal, completeness and undo, indexed for search; then the same file with 5 % of its rows changed.
 * CPU is that of the engine's process, its threads and its task process.
 *
 * The floor does with better-sqlite3 what a short script would: the file split at its separators, every cell inserted
 * as text into one table with a unique key, the settings of a catalogue (WAL, synchronous FULL), one transaction. No
 * types, no journal, no index for search. For the changed file: each row found by its key, its cells compared, and what
 * differs written and logged.
 */
export const bench: Bench = {
  name: 'import',
  run: async (report, { rows, folder }) => {
    const [file, changed] = [join(folder, 'supplier.csv'), join(folder, 'changed.csv')]
    writeSupplierFile(file, rows, false)
    writeSupplierFile(changed, rows, true)
    report.note(`${rows} rows x ${COLUMNS} columns, ${Math.round(statSync(file).size / 1e6)} MB`)
    const ours: ImportFigures[] = []
    const floor: Cost[] = []
    const floorAgain: Cost[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const db = openDatabase(join(folder, `floor-${round}.db`), 'write')
      floor.push(await cost(() => insertPlainly(db, file)))
      floorAgain.push(await cost(() => updatePlainly(db, changed)))
      db.close()
      ours.push(importInChild('threads', join(folder, `import-${round}.etalage`), rows, file, changed))
    }
    const workbook = join(folder, 'supplier.xlsx')
    await writePlainWorkbook(workbook, cellsOf(file, rows))
    const fromWorkbook = importInChild('threads', join(folder, 'workbook.etalage'), rows, workbook, workbook)
    const inline = importInChild('inline', join(folder, 'inline.etalage'), rows, file, changed)
    const of = (part: 'receipt' | 'ready' | 'again'): Cost[] => ours.map((figures) => figures[part])
    report.ratio('import of a CSV into a new catalogue, to its receipt', of('receipt'), floor, 2)
    report.ratio('the same until search has every product', of('ready'), floor, 4)
    report.ratio('import of the same file with 5 % of its rows changed', of('again'), floorAgain, 1.5)
    report.ratio('import of the same rows as a workbook, over the floor of the CSV', [fromWorkbook.receipt], floor, 4)
    report.size('peak memory, on one thread as the command line', [inline.peakMb], 300)
    report.size(
      'peak memory, on threads; each loads the sources',
      ours.map(({ peakMb }) => peakMb),
    )
    await staging(report, folder, file, rows)
  },
}

/** What reading a workbook and comparing it with the catalogue holds, beside a tenth of its rows; a look at it read another way. */
async function staging(report: Report, folder: string, csv: string, rows: number): Promise<void> {
  const most = Math.min(rows, 50_000)
  const [large, small] = [join(folder, 'large.xlsx'), join(folder, 'small.xlsx')]
  await writePlainWorkbook(large, cellsOf(csv, most))
  await writePlainWorkbook(small, cellsOf(csv, most / 10))
  const [all, tenth] = [stageInChild(folder, large), stageInChild(folder, small)]
  report.note(`a workbook of ${all.rows} rows staged and compared; ratios of memory: MB in the place of ms`)
  const memory = ({ peakMb }: StageFigures): Cost => ({ wall: peakMb, cpu: peakMb })
  report.ratio('peak memory of it, over a tenth of its rows', [memory(all)], [memory(tenth)], 1.5)
  report.latency('its first rows read another way', all.tried.slice(2), 200)
}

function stageInChild(folder: string, file: string): StageFigures {
  const child = join(import.meta.dirname, 'support/stage-child.ts')
  const flags = ['--disable-warning=ExperimentalWarning', ...SMALL]
  const catalogue = join(folder, `${basename(file)}.etalage`)
  const { status, stdout } = spawnSync(process.execPath, [...flags, child, catalogue, file], {
    encoding: 'utf8',
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`Staging ended with ${status}`)
  return JSON.parse(stdout) as StageFigures // printed by that file
}

/** The header and so many rows of a file that was written here. */
function* cellsOf(csv: string, rows: number): Generator<string[]> {
  let at = 0
  for (const line of readFileSync(csv, 'utf8').split('\n')) {
    if (at++ > rows || line === '') return
    yield line.split(';')
  }
}

/** Neither the app, which is bundled, nor the command line compiles its sources each time; nor do these processes. */
const ENVIRONMENT = { ...process.env, NODE_COMPILE_CACHE: join(import.meta.dirname, '../../.cache/compiled') }

/** The heap of the command line, as scripts/run.mjs keeps it. */
const SMALL = ['--max-semi-space-size=4', '--heap-growing-percent=100']

/** As scripts/run.mjs starts the command line; in the app the threads have limits of their own. */
function importInChild(
  mode: 'threads' | 'inline',
  catalogue: string,
  rows: number,
  ...files: readonly string[]
): ImportFigures {
  const flags = ['--disable-warning=ExperimentalWarning', ...(mode === 'inline' ? SMALL : [])]
  const child = join(import.meta.dirname, 'support/import-child.ts')
  const { status, stdout } = spawnSync(process.execPath, [...flags, child, mode, catalogue, ...files], {
    encoding: 'utf8',
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`The import ended with ${status}`)
  const figures = JSON.parse(stdout) as ImportFigures // printed by that file
  const isTwice = files[0] === files[1]
  if (figures.created !== rows || figures.updated !== (isTwice ? 0 : Math.ceil(rows / CHANGED_EACH)))
    throw new Error(`${figures.created} created and ${figures.updated} updated of ${rows}`)
  return figures
}

const NAMES = Array.from({ length: COLUMNS }, (_, index) => `c${index}`)

function insertPlainly(db: Db, file: string): void {
  db.exec(`CREATE TABLE product (${NAMES.map((name) => `${name} TEXT`).join(', ')}) STRICT`)
  db.exec('CREATE UNIQUE INDEX sku ON product (c0); CREATE TABLE log (sku TEXT, before TEXT, after TEXT)')
  const insert = db.prepare(`INSERT INTO product VALUES (?${', ?'.repeat(COLUMNS - 1)})`)
  db.transaction(() => {
    for (const line of linesOf(file)) insert.run(...line.split(';'))
  })()
}

function updatePlainly(db: Db, file: string): void {
  const read = db.prepare('SELECT * FROM product WHERE c0 = ?').raw()
  const update = db.prepare(`UPDATE product SET ${NAMES.map((name) => `${name} = ?`).join(', ')} WHERE c0 = ?`)
  const log = db.prepare('INSERT INTO log VALUES (?, ?, ?)')
  db.transaction(() => {
    for (const line of linesOf(file)) {
      const cells = line.split(';')
      const sku = cells[0] ?? ''
      const before = read.get(sku) as string[]
      if (cells.every((text, index) => text === before[index])) continue
      update.run(...cells, sku)
      log.run(sku, JSON.stringify(before), JSON.stringify(cells))
    }
  })()
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(1)
}

/** Plain cells without quotes, so that the floor may split them: codes, texts, numbers, one in four empty. */
function writeSupplierFile(path: string, rows: number, isChanged: boolean): void {
  const next = random(11)
  const file = openSync(path, 'w')
  const headers = ['sku', 'name', 'price', ...Array.from({ length: COLUMNS - 3 }, (_, index) => `spec ${index}`)]
  let chunk = `${headers.join(';')}\n`
  for (let row = 0; row < rows; row++) {
    const cells = Array.from({ length: COLUMNS - 3 }, (_, index) => cell(index, next))
    const price = (1 + next() * 500).toFixed(2)
    const [name, asked] = isChanged && row % CHANGED_EACH === 0 ? ['Nieuw artikel', '999.95'] : ['Artikel', price]
    chunk += `SKU-${row};${name} ${row} van éclair;${asked};${cells.join(';')}\n`
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
