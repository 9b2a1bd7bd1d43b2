import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { Tally } from '../../core/sheet/tally.ts'
import { TallyBook } from '../../core/sheet/tally.ts'
import { pasteShape } from '../../core/sheet/paste-shape.ts'
import { STORED_FORMAT } from '../../core/values/check-value.ts'
import { problem } from '../../core/values/problem.ts'
import { toRejection } from '../../core/values/rejections.ts'
import type { JobContext, Step } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { chunksOf } from './plan/chunks.ts'
import type { Chunk } from './plan/chunk.ts'
import type { ResolveStep } from './apply.ts'
import type { ViewAt } from './read/resolve.ts'
import { hasExclusive } from './read/exclusive.ts'
import { idsOfView } from './read/resolve.ts'
import type { Creation } from './write/create-rows.ts'
import { CELLS_AT_ONCE, CHUNK_CELLS, runWork } from './write/run-work.ts'

type Input = Parsed<'sheet.paste'>

interface RowsInput {
  readonly view: ViewAt | null
  /** Nothing will be written: the past may be looked at. */
  readonly isLooking?: boolean
  readonly from: number
  readonly count: number
  readonly columns: readonly string[]
}

interface Rows {
  readonly ids: Uint32Array
  readonly isExclusive: boolean
}

export type RowsStep = Step<RowsInput, Rows>

/** The products of some rows of a view, fewer where it ends. */
export function rowsStep(computed: ComputedColumns): RowsStep {
  return readStep('sheet.rows', 'reader', (context, { view, isLooking, from, count, columns }: RowsInput): Rows => ({
    ids: view ? idsOfView(context, computed, view, isLooking).slice(from, from + count) : new Uint32Array(),
    isExclusive: hasExclusive(context.structure(), columns),
  }))
}

interface Steps {
  readonly rows: RowsStep
  readonly resolve: ResolveStep
}

/**
 * Puts a table of texts into the sheet from a cell on, and makes products of the lines past its end. What was cut to be
 * pasted is emptied before, in the same step.
 */
export async function paste(context: JobContext, steps: Steps, input: Input): Promise<Result<'sheet.paste'>> {
  const { anchor, table, format, language, override } = input
  const source = { rows: table.length, columns: Math.max(1, ...table.map((row) => row.length)) }
  const shape = anchor ? pasteShape(source, anchor.target) : source
  const columns = input.columns.slice(0, shape.columns)
  const found = await context.run(steps.rows, { view: anchor, from: anchor?.from ?? 0, count: shape.rows, columns })
  const textAt = (row: number, column: number): string | undefined =>
    table[row % source.rows]?.[column % source.columns]
  const lines = (from: number, to: number): (string | undefined)[][] =>
    Array.from({ length: to - from }, (_, row) => columns.map((_key, column) => textAt(from + row, column)))

  const cut = input.cut && (await context.run(steps.resolve, { selection: input.cut, scopes: [] }))
  const cells = found.ids.length * columns.length
  const chunkCells = cells + (cut?.cells ?? 0) <= CELLS_AT_ONCE ? CELLS_AT_ONCE : CHUNK_CELLS
  const chunks = function* (): Generator<Chunk> {
    yield* chunksOf(cut?.bands ?? [], chunkCells, { format, language, override }, () => ({
      kind: 'operation',
      operation: { kind: 'clear' },
    }))
    yield* chunksOf([{ ids: found.ids, columns }], chunkCells, { format, language, override }, (_, from, to) => ({
      kind: 'texts',
      rows: lines(from, to),
      isRaw: input.isRaw,
      blanks: input.blanks,
    }))
  }
  const past = shape.rows - found.ids.length
  // A block that reaches past the end of a view by mistake makes no products: those are named, or asked for (no anchor).
  const creates = past > 0 && input.pastEnd === 'create' && (anchor === null || columns.includes('sku'))
  const result = await runWork(context, {
    requestId: input.requestId,
    kind: 'paste',
    cells: cells + (cut?.cells ?? 0),
    chunks: chunks(),
    creations: creates ? creationsOf(input, columns, lines(found.ids.length, shape.rows), found.ids.length) : [],
    format: input.isRaw ? STORED_FORMAT : format,
    // What is a variant's own is a list per product: planned by the one thread that writes.
    isExclusive: found.isExclusive || cut?.isExclusive === true || override.length > 0,
    ...(past > 0 && !creates ? { refused: refusedPast(columns, found.ids.length, past, input.pastEnd) } : {}),
  })
  return { ...result, cutColumns: Math.max(0, shape.columns - columns.length) }
}

/** The lines that become products; wholly blank ones are none. */
function creationsOf(
  { defaults, anchor }: Input,
  columns: readonly string[],
  lines: readonly (readonly (string | undefined)[])[],
  firstRow: number,
): Creation[] {
  const skuAt = columns.indexOf('sku')
  return lines.flatMap((line, at) => {
    const filled = columns.flatMap((key, column) => {
      const text = line[column] ?? ''
      return text.trim() === '' || column === skuAt ? [] : [[key, text] as const]
    })
    const sku = line[skuAt] ?? ''
    if (sku.trim() === '' && filled.length === 0) return []
    const texts = { ...defaults.texts, ...Object.fromEntries(filled) }
    const isAsked = anchor === null && sku.trim() === ''
    return [{ row: firstRow + at + 1, sku: isAsked ? null : sku, family: defaults.family, texts }]
  })
}

function refusedPast(columns: readonly string[], first: number, rows: number, pastEnd: Input['pastEnd']): Tally {
  const book = new TallyBook()
  const why = problem(
    'past-the-end',
    pastEnd === 'create'
      ? 'These lines are past the last product. To make products of them, paste their SKUs along.'
      : 'These lines are past the last product.',
    { rows },
  )
  for (const [at, column] of columns.entries()) {
    book.look(column, rows)
    book.turnDown('refused', column, rows)
    if (at === 0) book.note(toRejection(why, { row: first + 1 }), rows * columns.length)
  }
  return book.toTally()
}
