import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'

/** A decision about values of one row that SQL cannot make: pure, and quick enough for every product. */
export type RowFunction = (values: readonly CellValue[]) => CellValue

/** More than those of the newest structures are never asked for again. */
const MAX_KEPT = 5_000

const functions = new Map<number, RowFunction>()
let last = 0

/** Makes a function known to every connection of this thread; its SQL takes the columns it is to be given. */
export function rowFunction(decide: RowFunction): (columns: readonly string[]) => string {
  const id = ++last
  functions.set(id, decide)
  const [oldest] = functions.keys()
  if (functions.size > MAX_KEPT && oldest !== undefined) functions.delete(oldest)
  return (columns) => `row_function(${[id, ...columns].join(', ')})`
}

/** Lets the SQL of a connection call what `rowFunction` made. */
export function registerRowFunctions(db: Db): void {
  db.function('row_function', { varargs: true, deterministic: true }, (id: unknown, ...values: unknown[]) => {
    const decide = functions.get(Number(id))
    if (!decide) throw new Error(`There is no row function ${String(id)}`)
    return decide(values as CellValue[]) // columns of the product table hold nothing else
  })
}
