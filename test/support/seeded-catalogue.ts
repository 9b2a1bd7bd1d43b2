import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from './catalogue.ts'

/** One seeded defect: row 1 is the first product; `ref` is the row that it copies. */
export interface Defect {
  readonly row: number
  readonly sku: string
  readonly kind: string
  readonly column: string | null
  readonly original: string | null
  readonly value: string | null
  readonly ref?: number
}

export interface SeededCatalogue {
  readonly path: string
  readonly header: readonly string[]
  /** Cells by column name, row 1 first. */
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly defects: readonly Defect[]
}

const folder = join(import.meta.dirname, '../fixtures/catalogues')

/** A catalogue of real products, multiplied, with a known share of defects and the truth about them. */
export function seededCatalogue({ rows, seed, share }: { rows: number; seed: number; share: number }): SeededCatalogue {
  const path = join(tempFolder(), 'catalogue.csv')
  const truth = path.replace('.csv', '.json')
  const options = {
    rows,
    seed,
    defects: share,
    texts: 'short',
    base: join(folder, 'oracle-products.csv'),
    out: path,
    truth,
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const made = spawnSync(process.execPath, [join(folder, 'make-catalogue.mjs'), ...args], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  const [header = [], ...lines] = readCsv(readFileSync(path, 'utf8'))
  return {
    path,
    header,
    rows: lines.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']))),
    defects: (JSON.parse(readFileSync(truth, 'utf8')) as { defects: Defect[] }).defects, // as the generator wrote them
  }
}

/** A reader of its own, so that what is compared with the program owes nothing to it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  for (let at = 0, row: string[] = []; at < text.length;) {
    const quoted = text[at] === '"'
    const cell = quoted
      ? (/^"((?:[^"]|"")*)"/.exec(text.slice(at, at + 20_000))?.[1] ?? '')
      : (/^[^,\n]*/.exec(text.slice(at, at + 20_000))?.[0] ?? '')
    at += quoted ? cell.length + 2 : cell.length
    row.push(quoted ? cell.replaceAll('""', '"') : cell)
    if (text[at] !== ',') {
      rows.push(row)
      row = []
    }
    at++
  }
  return rows
}
