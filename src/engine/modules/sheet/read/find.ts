import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { FindPattern } from '../../../../shared/contract/sheet.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Matcher } from '../../../core/sheet/operations/replace-text.ts'
import { matcher } from '../../../core/sheet/operations/replace-text.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import type { JobContext, ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { ResolveStep } from '../apply.ts'
import type { RowsStep } from '../paste.ts'
import { bounded } from '../../../runtime/bounded.ts'
import type { CellRow } from '../plan/read-cells.ts'
import { borderOf, placeOf, readCellsAt, textOf } from '../plan/read-cells.ts'

/** Cells looked through first, and from then on: the first hit is mostly near. */
const FIRST_CELLS = 2_000
const CHUNK_CELLS = 50_000
const REGEX_TIMEOUT_MS = 1_000

export interface Part {
  readonly ids: Uint32Array
  readonly columns: readonly string[]
  readonly pattern: FindPattern
  readonly format: TextFormat
  readonly language: string
  readonly asOf: number | undefined
}

interface Hit {
  /** Within the part. */
  readonly row: number
  readonly column: string
  readonly productId: number
  readonly text: string
}

/** The first cell of a part that matches, or the last. */
export const findStep = readStep(
  'sheet.findIn',
  'worker',
  (context, part: Part & { readonly backwards: boolean }): Hit | null => {
    const { rows, textAt, found } = prepareFind(context, part)
    const at = (index: number, length: number): number => (part.backwards ? length - 1 - index : index)
    const places = new Map(Array.from(part.ids, (id, row) => [id, row]))
    return guarded(part.pattern, () => {
      for (let index = 0; index < rows.length; index++) {
        const row = rows[at(index, rows.length)] as CellRow // within the list
        for (let order = 0; order < part.columns.length; order++) {
          const column = at(order, part.columns.length)
          const text = textAt(row, column)
          if (text !== '' && found.matches(text))
            return { row: places.get(row.id) ?? 0, column: part.columns[column] ?? '', productId: row.id, text }
        }
      }
      return null
    })
  },
)

export const countStep = readStep(
  'sheet.countIn',
  'worker',
  (context, part: Part): { matches: number; products: number } => {
    const { rows, textAt, found } = prepareFind(context, part)
    return guarded(part.pattern, () => {
      let matches = 0
      let products = 0
      for (const row of rows) {
        const before = matches
        for (let column = 0; column < part.columns.length; column++) {
          const text = textAt(row, column)
          if (text !== '' && found.matches(text)) matches++
        }
        if (matches > before) products++
      }
      return { matches, products }
    })
  },
)

/** The cells of a part as texts, and what is looked for in them. */
export function prepareFind(
  context: ReadContext,
  { ids, columns, pattern, format, language, asOf }: Part,
): { rows: CellRow[]; textAt: (row: CellRow, column: number) => string; found: Matcher } {
  const { db } = context
  const structure = context.structure()
  const readers = columns.map((key) => {
    const resolved = resolveColumn(structure, key)
    if (!resolved.ok) return { slot: null, text: () => '' }
    const border = borderOf(db, structure, resolved.column)
    const text = textOf(structure, resolved.column, format, language)
    return { slot: resolved.column.slot, text: (value: Parameters<typeof border>[0]) => text(border(value)) }
  })
  const rows = readCellsAt(
    context,
    asOf,
    readers.map(({ slot }) => slot),
    ids,
  )
  return {
    rows,
    found: matcher(pattern),
    textAt: ({ values }, column) => {
      const value = values[column] ?? null
      return value === null ? '' : (readers[column]?.text(value) ?? '')
    },
  }
}

/** Runs a search, and stops a regular expression that would take too long. */
export function guarded<T>({ isRegex }: FindPattern, run: () => T): T {
  return isRegex ? bounded(REGEX_TIMEOUT_MS, run) : run()
}

/** The next cell that matches, going around the view once. */
export async function find(
  context: JobContext,
  rowsOf: RowsStep,
  input: Parsed<'sheet.find'>,
): Promise<Result<'sheet.find'>> {
  const { columns, backwards } = input
  const { asOf } = input.query
  const { from: top, count: height } = input.rows ?? { from: 0, count: 2 ** 31 }
  const { ids } = await context.run(rowsOf, { view: input, isLooking: true, from: top, count: height, columns: [] })
  const after = input.after && { ...input.after, row: Math.max(0, input.after.row - top) }
  const look = async (from: number, to: number, within: readonly string[]): Promise<Result<'sheet.find'>['match']> => {
    let size = FIRST_CELLS
    for (let done = 0; done < to - from;) {
      const rows = Math.min(to - from - done, Math.max(1, Math.floor(size / Math.max(1, within.length))))
      const start = backwards ? to - done - rows : from + done
      const part = { ...input, columns: within, ids: ids.slice(start, start + rows) }
      const { pattern, format, language } = input
      const hit = await context.run(findStep, {
        ids: part.ids,
        columns: within,
        pattern,
        format,
        language,
        asOf,
        backwards,
      })
      if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
      if (hit) return { ...hit, row: top + start + hit.row }
      done += rows
      size = CHUNK_CELLS
      context.progress({ step: 'sheet.finding', done, total: to - from, waitingSeconds: null })
    }
    return null
  }
  // The row of the cell to go on from is cut in two: what comes after the cell first, the rest of it at the very end.
  const row = after ? Math.min(after.row, Math.max(0, ids.length - 1)) : 0
  const at = after ? columns.indexOf(after.column) : -1
  if (!after || ids.length === 0) return { match: await look(0, ids.length, columns), isWrapped: false }
  const behind = columns.slice(at + 1)
  const before = columns.slice(0, at + 1)
  const first = backwards
    ? ((await look(row, row + 1, columns.slice(0, Math.max(0, at)))) ?? (await look(0, row, columns)))
    : ((await look(row, row + 1, behind)) ?? (await look(row + 1, ids.length, columns)))
  if (first) return { match: first, isWrapped: false }
  const rest = backwards
    ? ((await look(row + 1, ids.length, columns)) ?? (await look(row, row + 1, columns.slice(Math.max(0, at)))))
    : ((await look(0, row, columns)) ?? (await look(row, row + 1, before)))
  return { match: rest, isWrapped: rest !== null }
}

/** How many cells match. */
export async function count(
  context: JobContext,
  resolve: ResolveStep,
  { selection, pattern, format, language }: Parsed<'sheet.count'>,
): Promise<Result<'sheet.count'>> {
  const { bands, cells } = await context.run(resolve, { selection, scopes: [], isLooking: true })
  const asOf = placeOf(selection)
  let [matches, products, done] = [0, 0, 0]
  for (const { ids, columns } of bands) {
    const rows = Math.max(1, Math.floor(CHUNK_CELLS / columns.length))
    for (let from = 0; from < ids.length; from += rows) {
      const part = { ids: ids.slice(from, from + rows), columns, pattern, format, language, asOf }
      const found = await context.run(countStep, part)
      matches += found.matches
      products += found.products
      done += part.ids.length * columns.length
      context.progress({ step: 'sheet.finding', done, total: cells, waitingSeconds: null })
      if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
    }
  }
  return { cells, matches, products }
}
