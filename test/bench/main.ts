// npm run bench [-- name… --rows n --keep folder]: runs test/bench/*.bench.ts in turn and prints ratios to a floor of the same run.
// The grid's big catalogues are made once for many runs, in the folder to keep (.cache/bench). Read the ratios: times depend on the machine and on what else it does, which the noise line tells.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createReport } from './support/report.ts'
import type { Bench } from './support/report.ts'
import { measureNoise } from './support/noise.ts'

const args = process.argv.slice(2)
const rowsAt = args.indexOf('--rows')
const keepAt = args.indexOf('--keep')
const rows = rowsAt === -1 ? 100_000 : Number(args[rowsAt + 1])
const wanted = args.filter(
  (arg, index) => !arg.startsWith('--') && (index === 0 || !['--rows', '--keep'].includes(args[index - 1] ?? '')),
)
if (!Number.isSafeInteger(rows) || rows < 1_000) {
  process.stderr.write('--rows must be a whole number of at least 1000\n')
  process.exit(2)
}

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .toSorted((a, b) => a.localeCompare(b))
const folder = mkdtempSync(join(tmpdir(), 'etalage-bench-'))
const kept = args[keepAt === -1 ? args.length : keepAt + 1] ?? join(import.meta.dirname, '../../.cache/bench')
mkdirSync(kept, { recursive: true })
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const report = createReport((line) => process.stdout.write(`${line}\n`))
report.noise(measureNoise(folder))
for (const file of files) {
  const { bench } = (await import(join(import.meta.dirname, file))) as { bench: Bench }
  if (wanted.length > 0 && !wanted.some((name) => bench.name.includes(name))) continue
  report.begin(bench.name)
  await bench.run(report, { rows, folder, kept })
  report.noise(measureNoise(folder))
}
report.end()
