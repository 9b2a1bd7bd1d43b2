import { execFile } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createCatalogue, sourceContent } from '../../src/engine/create-catalogue.ts'
import { sourceMigrations } from '../../src/engine/app.ts'
import { tempFolder } from '../support/catalogue.ts'

const run = promisify(execFile)

/** A price list of this many products with twelve columns, 3 KB a row. */
function priceList(path: string, rows: number): void {
  const file = openSync(path, 'w')
  writeSync(file, 'sku;naam;prijs;inkoop;merk;omschrijving;a;b;c;d;e;f\n')
  for (let from = 0; from < rows; from += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, rows - from) }, (_, i) => {
      const n = from + i
      return `P-${n};Lamp nummer ${n};${n % 900},95;${n % 400},50;Merk ${n % 40};"${`Een lange omschrijving met een ; en nummer ${n}. `.repeat(60)}";x${n};y;${n % 7};z${n % 3};;w`
    })
    writeSync(file, `${lines.join('\n')}\n`)
  }
  closeSync(file)
}

async function peakOf(rows: number): Promise<number> {
  const folder = tempFolder()
  const catalogue = join(folder, 'test.etalage')
  createCatalogue({ catalogue, content: 'empty', migrations: sourceMigrations, folders: sourceContent })
  priceList(join(folder, 'list.csv'), rows)
  // A small nursery, so that the figure shows what is kept and not what waits to be collected.
  const flags = ['--max-semi-space-size=4', '--heap-growing-percent=100', '--disable-warning=ExperimentalWarning']
  const { stdout } = await run(process.execPath, [
    ...flags,
    join(import.meta.dirname, 'import-eater.ts'),
    catalogue,
    join(folder, 'list.csv'),
  ])
  const { created, peakMb } = JSON.parse(stdout) as { created: number; peakMb: number }
  expect(created).toBe(rows)
  return peakMb
}

test(
  'a file of 75 MB comes in with less than 300 MB of memory for reading, planning and writing',
  { timeout: 240_000 },
  async () => {
    // Held as rows of strings it would take twice that; what it does take is caches of fixed size.
    expect(await peakOf(25_000)).toBeLessThanOrEqual(300)
  },
)
