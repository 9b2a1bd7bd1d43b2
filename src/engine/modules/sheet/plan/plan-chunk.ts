import type { Rejection, TextFormat } from '../../../../shared/contract/common.ts'
import type { CellOperation } from '../../../../shared/contract/sheet.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { compileOperation } from '../../../core/sheet/compile-operation.ts'
import { decimalMarkOf } from '../../../core/sheet/language.ts'
import type { Cell, Outcome, Transform } from '../../../core/sheet/outcome.ts'
import { CLEAR, LEAVE } from '../../../core/sheet/outcome.ts'
import type { Tally } from '../../../core/sheet/tally.ts'
import { TallyBook } from '../../../core/sheet/tally.ts'
import type { Column } from '../../../core/structure/column.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { STORED_FORMAT } from '../../../core/values/check-value.ts'
import { planIntents } from '../../../core/values/plan-intents.ts'
import type { Problem } from '../../../core/values/problem.ts'
import { isProblem, problem } from '../../../core/values/problem.ts'
import type { ProductIntent } from '../../../core/values/read-intents.ts'
import { readIntents } from '../../../core/values/read-intents.ts'
import { refuseColumn } from '../../../core/values/refuse-cell.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import type { Db } from '../../../store/database.ts'
import { gatherFacts } from '../../catalogue/index.ts'
import { bounded } from './bounded.ts'
import type { CellRow } from './read-cells.ts'
import { borderOf, readCells, textOf } from './read-cells.ts'

/** What comes into the cells of a chunk. */
export type CellSource =
  | { readonly kind: 'operation'; readonly operation: CellOperation }
  /** Texts as typed, row by row as the ids; undefined leaves a cell. */
  | {
      readonly kind: 'texts'
      readonly rows: readonly (readonly (string | undefined)[])[]
      readonly isRaw: boolean
      readonly blanks: 'clear' | 'leave'
    }
  /** Values in border form; null clears, undefined leaves. */
  | { readonly kind: 'values'; readonly rows: readonly (readonly (CellValue | undefined)[])[] }

/** Some products and what is to be done to their cells. Plain: it crosses threads. */
export interface Chunk {
  readonly ids: ArrayLike<number>
  readonly columns: readonly string[]
  readonly source: CellSource
  readonly format: TextFormat
  readonly language: string
}

/** Writes that share their columns. */
export interface PlannedShape {
  readonly keys: readonly string[]
  readonly ids: number[]
  readonly values: (readonly CellValue[])[]
  /** What stood there when this was planned. */
  readonly expected: (readonly CellValue[])[]
}

export interface PlannedChunk {
  readonly tally: Tally
  readonly shapes: readonly PlannedShape[]
}

/** Longest that the texts of one chunk may keep a regular expression busy. */
const REGEX_TIMEOUT_MS = 1_000

/** Read of every product besides the cells: its SKU, and what moves with its model. */
const ALWAYS = [SYSTEM_SLOT.sku, SYSTEM_SLOT.parent, SYSTEM_SLOT.kind, SYSTEM_SLOT.family]

interface Target {
  readonly column: Column
  readonly transform: Transform
  readonly at: number
  readonly border: (value: CellValue) => CellValue
  readonly text: (value: CellValue) => string
}

/**
 * Decides what becomes of the cells of a chunk as the catalogue is now: what each comes to, whether its column and
 * product may have that, and which change. Reads only.
 */
export function planChunk(db: Db, structure: StructureModel, chunk: Chunk): PlannedChunk {
  const book = new TallyBook()
  const targets = new Map<string, Target>()
  const slots: (Column['slot'] | null)[] = [...ALWAYS]
  const placeOf = (slot: Column['slot']): number => {
    const known = slot ? slots.indexOf(slot) : -1
    return known === -1 ? slots.push(slot) - 1 : known
  }
  const readers = new Map<string, Other>()
  for (const key of chunk.columns) {
    book.look(key, chunk.ids.length)
    const target = targetOf(db, structure, chunk, key, placeOf, readers)
    if (isProblem(target)) book.refuse(toRejection(target, { column: key }), key, chunk.ids.length)
    else targets.set(key, target)
  }
  const rows = targets.size === 0 ? [] : readCells(db, slots, chunk.ids)
  book.products(chunk.ids.length)
  if (targets.size > 0) refuseMissing(book, chunk, rows, targets)
  const compute = (): ProductIntent[] => outcomes(chunk, rows, targets, readers, book)
  const { source } = chunk
  const isRegex = source.kind === 'operation' && source.operation.kind === 'replace' && source.operation.isRegex
  const intents = isRegex ? bounded(REGEX_TIMEOUT_MS, compute) : compute()
  const format = source.kind === 'texts' && source.isRaw ? STORED_FORMAT : chunk.format
  const read = readIntents(structure, intents, format)
  const plan = planIntents(structure, read, gatherFacts(db, structure, read.needs), '')
  const current = new Map(rows.map((row) => [row.id, row]))
  const placeOfKey = new Map(slots.map((slot, at) => [slot?.key ?? '', at]))
  const shapes = new ShapeList()
  for (const { productId, keys, values } of plan.writes) {
    const row = current.get(productId ?? 0)
    if (!row) continue
    const before = keys.map((key) => row.values[placeOfKey.get(key) ?? -1] ?? null)
    const changed = keys.flatMap((_, at) => (before[at] === values[at] ? [] : [at]))
    if (changed.length === 0) continue
    shapes.add(
      row.id,
      changed.length === keys.length ? { keys, values, before } : pick({ keys, values, before }, changed),
    )
    for (const at of changed) {
      const target = targets.get(keys[at] ?? '')
      if (!target) continue // its family and kind move along with its model
      book.change(row.id, target.column.key)
      if (book.wantsSamples)
        book.sample(
          row.id,
          String(row.values[0]),
          target.column.key,
          target.border(before[at] ?? null),
          target.border(values[at] ?? null),
        )
    }
  }
  for (const rejection of plan.rejections) refuse(book, rejection, current, targets)
  return { tally: book.toTally(), shapes: shapes.list }
}

interface RowWrite {
  readonly keys: readonly string[]
  readonly values: readonly CellValue[]
  readonly before: readonly CellValue[]
}

function pick({ keys, values, before }: RowWrite, at: readonly number[]): RowWrite {
  return {
    keys: at.map((index) => keys[index] ?? ''),
    values: at.map((index) => values[index] ?? null),
    before: at.map((index) => before[index] ?? null),
  }
}

/** Writes of the same columns together: they share statements, and their names cross the border once. */
class ShapeList {
  readonly #byKeys = new Map<string, PlannedShape>()

  get list(): readonly PlannedShape[] {
    return [...this.#byKeys.values()]
  }

  add(id: number, { keys, values, before }: RowWrite): void {
    const name = keys.length === 1 ? (keys[0] ?? '') : keys.join('\n')
    let shape = this.#byKeys.get(name)
    if (!shape) this.#byKeys.set(name, (shape = { keys, ids: [], values: [], expected: [] }))
    shape.ids.push(id)
    shape.values.push(values)
    shape.expected.push(before)
  }
}

function refuse(
  book: TallyBook,
  rejection: Rejection,
  current: ReadonlyMap<number, CellRow>,
  targets: ReadonlyMap<string, Target>,
): void {
  const { column, productId } = rejection
  const target = targets.get(column ?? '')
  if (!target || productId === null) throw new Error(`Refused outside of the selection: ${rejection.message}`)
  book.refuse(rejection, target.column.key)
  const row = current.get(productId)
  if (row && book.wantsRefusedSamples)
    book.refusedSample({
      productId,
      sku: String(row.values[0]),
      column: target.column.key,
      before: target.border(row.values[target.at] ?? null),
      after: rejection.value,
      reason: rejection,
    })
}

/** Products that were taken away for good since the selection was made. */
function refuseMissing(
  book: TallyBook,
  chunk: Chunk,
  rows: readonly CellRow[],
  targets: ReadonlyMap<string, Target>,
): void {
  if (rows.length === chunk.ids.length) return
  const found = new Set(rows.map(({ id }) => id))
  const gone = problem('unknown-product', 'This product is not in the catalogue any more.')
  for (const id of Array.from(chunk.ids))
    if (!found.has(id))
      for (const column of targets.keys()) book.refuse(toRejection(gone, { productId: id, column }), column)
}

/** A column that an operation reads besides the one it changes. */
interface Other {
  readonly column: Column
  readonly at: number
  readonly border: (value: CellValue) => CellValue
  readonly textIn: (language: string) => (value: CellValue) => string
}

function targetOf(
  db: Db,
  structure: StructureModel,
  { source, format, language }: Chunk,
  key: string,
  placeOf: (slot: Column['slot']) => number,
  others: Map<string, Other>,
): Target | Problem {
  const resolved = resolveColumn(structure, key)
  if (!resolved.ok) return resolved.problem
  const { column } = resolved
  const refusal = refuseColumn(column, [])
  if (refusal) return refusal
  if (column.system === 'kind')
    return problem('read-only', 'The kind of a product follows from its model and variants.')
  const compiled =
    source.kind === 'operation' ? compileOperation(structure, source.operation, column, { format, language }) : null
  if (isProblem(compiled)) return compiled
  for (const other of compiled?.reads ?? []) {
    const found = resolveColumn(structure, other)
    if (!found.ok || others.has(other)) continue
    const border = borderOf(db, structure, found.column)
    const textIn = perLanguage((readers) =>
      textOf(structure, found.column, { ...format, decimal: decimalMarkOf(readers) }, readers),
    )
    others.set(other, { column: found.column, at: placeOf(found.column.slot), border, textIn })
  }
  return {
    column,
    transform: compiled?.transform ?? (() => LEAVE),
    at: placeOf(column.slot),
    border: borderOf(db, structure, column),
    text: textOf(structure, column, format, language),
  }
}

function perLanguage<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>()
  return (language) => {
    let known = made.get(language)
    if (known === undefined) made.set(language, (known = make(language)))
    return known
  }
}

/** What each cell comes to, as intents of its product; cells that stay are left out. */
function outcomes(
  chunk: Chunk,
  rows: readonly CellRow[],
  targets: ReadonlyMap<string, Target>,
  others: ReadonlyMap<string, Other>,
  book: TallyBook,
): ProductIntent[] {
  const intents: ProductIntent[] = []
  const { source } = chunk
  const rowAt = new Map<number, number>()
  if (source.kind !== 'operation') for (let at = 0; at < chunk.ids.length; at++) rowAt.set(chunk.ids[at] as number, at)
  const columnAt = chunk.columns.map((key) => targets.get(key))
  for (const row of rows) {
    const sourceRow = source.kind === 'operation' ? undefined : source.rows[rowAt.get(row.id) as number]
    for (let at = 0; at < columnAt.length; at++) {
      const target = columnAt[at]
      if (!target) continue
      const stored = row.values[target.at] ?? null
      const outcome =
        source.kind === 'operation'
          ? target.transform(cellOf(row, target, stored, others))
          : source.kind === 'texts'
            ? typed(sourceRow?.[at] as string | undefined, source.blanks) // texts hold texts
            : given(sourceRow?.[at])
      note(intents, book, row, target, stored, outcome)
    }
  }
  return intents
}

function typed(text: string | undefined, blanks: 'clear' | 'leave'): Outcome {
  if (text === undefined) return LEAVE
  if (text.trim() !== '') return { kind: 'text', text }
  return blanks === 'clear' ? CLEAR : LEAVE
}

function given(value: CellValue | undefined): Outcome {
  return value === undefined ? LEAVE : value === null ? CLEAR : { kind: 'value', value }
}

function note(
  intents: ProductIntent[],
  book: TallyBook,
  row: CellRow,
  { column }: Target,
  stored: CellValue,
  outcome: Outcome,
): void {
  const where = { productId: row.id, column: column.key }
  switch (outcome.kind) {
    case 'leave':
      return
    case 'clear':
      if (stored !== null) intents.push({ kind: 'clear-value', ...where })
      return
    case 'text':
      intents.push({ kind: 'set-text', ...where, text: outcome.text })
      return
    case 'value':
      intents.push({ kind: 'set-value', ...where, value: outcome.value })
      return
    case 'refuse': {
      const rejection = toRejection(outcome.problem, { ...where, value: outcome.tried })
      book.refuse(rejection, column.key)
      if (book.wantsRefusedSamples)
        book.refusedSample({ ...where, sku: String(row.values[0]), before: stored, after: null, reason: rejection })
    }
  }
}

function cellOf(row: CellRow, target: Target, stored: CellValue, others: ReadonlyMap<string, Other>): Cell {
  const value = target.border(stored)
  return {
    value,
    text: () => target.text(value),
    other: (key) => {
      const other = others.get(key)
      if (!other) throw new Error(`${key} was not read`)
      const otherValue = other.border(row.values[other.at] ?? null)
      return { column: other.column, value: otherValue, text: (language) => other.textIn(language)(otherValue) }
    },
  }
}
