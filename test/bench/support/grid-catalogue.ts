import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { makeBigCatalogue } from './big-catalogue.ts'

const COLUMNS = 60
const MAKER = join(import.meta.dirname, 'big-catalogue.ts')

/** A catalogue of so many products and 60 columns: made once for all runs that keep a folder, and again when it is made otherwise. */
export function gridCatalogue(folder: string, rows: number): string {
  const made = createHash('sha256').update(readFileSync(MAKER)).digest('hex').slice(0, 8)
  const path = join(folder, `grid-${rows}-${made}.etalage`)
  if (existsSync(path)) return path
  const unfinished = `${path}.part`
  makeBigCatalogue(unfinished, rows, COLUMNS)
  renameSync(unfinished, path)
  return path
}
