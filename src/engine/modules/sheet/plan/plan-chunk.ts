import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { TallyBook } from '../../../core/sheet/tally.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { STORED_FORMAT } from '../../../core/values/check-value.ts'
import { isProblem, problem } from '../../../core/values/problem.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import type { Db } from '../../../store/database.ts'
import { bounded } from './bounded.ts'
import type { Chunk, PlannedChunk, PlannedShape } from './chunk.ts'
import { AT } from './chunk.ts'
import { outcomesOf } from './outcomes.ts'
import type { CellRow } from './read-cells.ts'
import { readCells } from './read-cells.ts'
import { decideByCell } from './decide-by-cell.ts'
import { decideTogether } from './decide-together.ts'
import type { Target } from './target.ts'
import { Targets } from './target.ts'

/** Longest that the texts of one chunk may keep a regular expression busy. */
const REGEX_TIMEOUT_MS = 1_000

/**
 * Decides what becomes of the cells of a chunk as the catalogue is now: what each comes to, whether its column and
 * product may have that, and which change. Reads only.
 */
export function planChunk(db: Db, structure: StructureModel, chunk: Chunk): PlannedChunk {
  const book = new TallyBook()
  const { source, ids } = chunk
  const format = source.kind === 'texts' && source.isRaw ? STORED_FORMAT : chunk.format
  const targets = new Targets(db, structure, chunk, format)
  book.products(ids.length)
  for (const [at, key] of chunk.columns.entries()) {
    book.look(key, ids.length)
    const target = targets.add(key, at)
    if (isProblem(target)) book.refuse(toRejection(target, { column: key }), key, ids.length)
  }
  if (targets.list.length === 0) return { tally: book.toTally(), shapes: [] }
  const rows = readCells(db, targets.slots, ids)
  if (rows.length < ids.length) refuseMissing(book, ids, rows, targets)

  const isRegex = source.kind === 'operation' && source.operation.kind === 'replace' && source.operation.isRegex
  const compute = (): ReturnType<typeof outcomesOf> => outcomesOf(chunk, rows, targets)
  const outcomes = isRegex ? bounded(REGEX_TIMEOUT_MS, compute) : compute()
  const decide = targets.list.some(({ isExclusive }) => isExclusive) ? decideTogether : decideByCell
  const { writes, rejections } = decide(db, structure, outcomes, format)

  const shapes = new ShapeList()
  for (const { row, keys, values } of writes) {
    const changed = shapes.add(row.id, keys, values, (key) => row.values[targets.placeOf(key)] ?? null)
    for (const at of changed) {
      const target = targets.of(keys[at] ?? '')
      if (!target) continue // its family and kind move along with its model
      book.change(row.id, target.key)
      if (book.wantsSamples)
        book.sample(
          row.id,
          String(row.values[AT.sku]),
          target.key,
          target.border(row.values[target.at] ?? null),
          target.border(values[at] ?? null),
        )
    }
  }
  if (rejections.length > 0) {
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const rejection of rejections) refuse(book, rejection, byId, targets)
  }
  return { tally: book.toTally(), shapes: shapes.list }
}

/** Writes of the same columns together: they share statements, and their names cross the border once. */
class ShapeList {
  readonly #byKeys = new Map<string, PlannedShape>()

  get list(): readonly PlannedShape[] {
    return [...this.#byKeys.values()]
  }

  /** Takes what differs from what is there; answers with the places of those keys. */
  add(
    id: number,
    keys: readonly string[],
    values: readonly CellValue[],
    before: (key: string) => CellValue,
  ): readonly number[] {
    const changed: number[] = []
    for (let at = 0; at < keys.length; at++) if (before(keys[at] ?? '') !== values[at]) changed.push(at)
    if (changed.length === 0) return changed
    const named = changed.length === keys.length ? keys : changed.map((at) => keys[at] ?? '')
    const name = named.length === 1 ? (named[0] ?? '') : named.join('\n')
    let shape = this.#byKeys.get(name)
    if (!shape) this.#byKeys.set(name, (shape = { keys: named, ids: [], values: [] }))
    shape.ids.push(id)
    for (const at of changed) shape.values.push(values[at] ?? null)
    return changed
  }
}

function refuse(book: TallyBook, rejection: Rejection, rows: ReadonlyMap<number, CellRow>, targets: Targets): void {
  const { column, productId } = rejection
  const target: Target | undefined = targets.of(column ?? '')
  if (!target || productId === null) throw new Error(`Refused outside of the selection: ${rejection.message}`)
  book.refuse(rejection, target.key)
  const row = rows.get(productId)
  if (row && book.wantsRefusedSamples)
    book.refusedSample({
      productId,
      sku: String(row.values[AT.sku]),
      column: target.key,
      before: target.border(row.values[target.at] ?? null),
      after: rejection.value,
      reason: rejection,
    })
}

/** Products that were taken away for good since the selection was made. */
function refuseMissing(book: TallyBook, ids: Uint32Array, rows: readonly CellRow[], targets: Targets): void {
  const found = new Set(rows.map(({ id }) => id))
  const gone = problem('unknown-product', 'This product is not in the catalogue any more.')
  for (const productId of ids)
    if (!found.has(productId))
      for (const { key } of targets.list) book.refuse(toRejection(gone, { productId, column: key }), key)
}
