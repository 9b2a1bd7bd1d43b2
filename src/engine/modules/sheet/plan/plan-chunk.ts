import { TallyBook } from '../../../core/sheet/tally.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { STORED_FORMAT } from '../../../core/values/check-value.ts'
import { isProblem, problem } from '../../../core/values/problem.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import type { Db } from '../../../store/database.ts'
import { bounded } from '../../../runtime/bounded.ts'
import type { Chunk, PlannedChunk } from './chunk.ts'
import { decideByCell } from './decide-by-cell.ts'
import { decideTogether } from './decide-together.ts'
import type { OutcomeOf } from './outcomes.ts'
import { outcomesOf } from './outcomes.ts'
import { PlannedCells } from './planned-cells.ts'
import type { CellRow } from './read-cells.ts'
import { readCells } from './read-cells.ts'
import { Targets } from './target.ts'

/** Longest that the texts of one chunk may keep a regular expression busy. */
const REGEX_TIMEOUT_MS = 1_000

/**
 * Rows read at a time. Their values are garbage as soon as they are decided about, and few of them are cheap to throw
 * away: with all of a chunk at once a third of the time went into that.
 */
const ROWS_AT_ONCE = 250

/**
 * Decides what becomes of the cells of a chunk as the catalogue is now: what each comes to, whether its column and
 * product may have that, and which change. Reads only.
 */
export function planChunk(db: Db, structure: StructureModel, chunk: Chunk): PlannedChunk {
  const book = new TallyBook(chunk.samples)
  const { source, ids, override = [] } = chunk
  const format = source.kind === 'texts' && source.isRaw ? STORED_FORMAT : chunk.format
  const targets = new Targets(db, structure, chunk, format)
  book.products(ids.length)
  for (const [at, key] of chunk.columns.entries()) {
    book.look(key, ids.length)
    const target = targets.add(key, at)
    if (isProblem(target)) book.refuse(toRejection(target, { column: key }), key, ids.length)
  }
  if (targets.list.length === 0) return { tally: book.toTally(), shapes: [] }

  const cells = new PlannedCells(book, targets, source.kind === 'texts')
  const outcomeOf = outcomesOf(chunk, targets)
  const rows =
    source.kind === 'operation' && targets.isGlanceEnough
      ? hitsOf(db, targets, ids, book, outcomeOf)
      : rowsOf(db, targets, ids, book)
  const decide = (): void =>
    targets.list.some(({ isExclusive }) => isExclusive)
      ? decideTogether(db, structure, rows, targets.list, outcomeOf, cells, { format, override })
      : decideByCell(db, structure, rows, targets.list, outcomeOf, cells, override)
  const isRegex = source.kind === 'operation' && source.operation.kind === 'replace' && source.operation.isRegex
  if (isRegex) bounded(REGEX_TIMEOUT_MS, decide)
  else decide()
  const shapes = cells.finish()
  return { tally: book.toTally(), shapes }
}

/** The rows of products, a few read at a time; those that were taken away since the selection was made are refused. */
function* rowsOf(db: Db, targets: Targets, ids: Uint32Array, book: TallyBook): Generator<CellRow> {
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
    const some = ids.subarray(from, from + ROWS_AT_ONCE)
    const rows = readCells(db, targets.slots, some)
    yield* rows
    if (rows.length < some.length) refuseMissing(book, some, rows, targets)
  }
}

/**
 * The rows in which an operation changes something: looked for in its own columns, and only then read whole. Where every
 * second row is one, all are read whole at once.
 */
function* hitsOf(
  db: Db,
  targets: Targets,
  ids: Uint32Array,
  book: TallyBook,
  outcomeOf: OutcomeOf,
): Generator<CellRow> {
  const own = new Set(targets.list.map(({ at }) => at))
  const glanced = targets.slots.map((slot, at) => (own.has(at) ? slot : null))
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
    const some = ids.subarray(from, from + ROWS_AT_ONCE)
    const rows = readCells(db, glanced, some)
    const hits = rows.filter((row) => targets.list.some((target) => outcomeOf(row, target) !== null))
    if (hits.length > 0)
      yield* readCells(
        db,
        targets.slots,
        Uint32Array.from(hits, ({ id }) => id),
      )
    if (rows.length < some.length) refuseMissing(book, some, rows, targets)
    if (hits.length * 2 < some.length) continue
    yield* rowsOf(db, targets, ids.subarray(from + ROWS_AT_ONCE), book)
    return
  }
}

function refuseMissing(book: TallyBook, ids: Uint32Array, rows: readonly CellRow[], targets: Targets): void {
  const found = new Set(rows.map(({ id }) => id))
  const gone = problem('unknown-product', 'This product is not in the catalogue any more.')
  for (const productId of ids)
    if (!found.has(productId))
      for (const { key } of targets.list) book.refuse(toRejection(gone, { productId, column: key }), key)
}
