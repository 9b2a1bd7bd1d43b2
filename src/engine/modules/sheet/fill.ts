import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { isFillArea } from '../../core/sheet/fill-area.ts'
import type { Series, SeriesKind } from '../../core/sheet/series/continue-series.ts'
import { continueSeries } from '../../core/sheet/series/continue-series.ts'
import type { StructureModel } from '../../core/structure/model.ts'
import { resolveColumn } from '../../core/structure/resolve-column.ts'
import type { JobContext, Step } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { chunksOf } from './plan/chunks.ts'
import { borderOf, readCells } from './plan/read-cells.ts'
import type { ResolvedBand } from './read/resolve.ts'
import { hasExclusive } from './read/exclusive.ts'
import { idsOfView } from './read/resolve.ts'
import { CELLS_AT_ONCE, CHUNK_CELLS, runWork } from './write/run-work.ts'

type Input = Parsed<'sheet.fill'>

/** More than this would be held in memory at once for nothing a person means. */
const SOURCE_CELLS_MOST = 1_000_000

interface FillFacts {
  /** The source row by row, in border form. */
  readonly source: readonly (readonly CellValue[])[]
  readonly kinds: readonly SeriesKind[]
  readonly targetIds: Uint32Array
  readonly isExclusive: boolean
}

export type FillStep = Step<Input, FillFacts>

/** Reads what a fill starts from, and finds the products it goes into. */
export function fillStep(computed: ComputedColumns): FillStep {
  return readStep('sheet.fillFacts', 'reader', (context, input: Input): FillFacts => {
    const { source, target } = input
    const structure = context.structure()
    const ids = idsOfView(context, computed, input)
    const columns = source.columns.map((key) => {
      const resolved = resolveColumn(structure, key)
      if (!resolved.ok) throw new AppError('invalid-input', resolved.problem.message, { column: key })
      return { column: resolved.column, border: borderOf(context.db, structure, resolved.column) }
    })
    const rows = readCells(
      context.db,
      columns.map(({ column }) => column.slot),
      ids.subarray(source.from, source.from + source.count),
    )
    return {
      source: rows.map(({ values }) => columns.map(({ border }, at) => border(values[at] ?? null))),
      kinds: source.columns.map((key) => kindOf(structure, key)),
      targetIds: ids.slice(target.from, target.from + target.count),
      isExclusive: hasExclusive(structure, target.columns),
    }
  })
}

function kindOf(structure: StructureModel, key: string): SeriesKind {
  const resolved = resolveColumn(structure, key)
  const type = resolved.ok ? resolved.column.attribute?.type : undefined
  switch (type) {
    case 'number':
    case 'price':
      return 'number'
    case 'measurement':
    case 'date':
      return type
    case 'identifier':
    case 'text':
    case 'textarea':
      return 'text'
    default:
      return resolved.ok && resolved.column.system === 'sku' ? 'text' : 'other'
  }
}

/** Continues a source into the cells beside it, as one step. */
export async function fill(context: JobContext, facts: FillStep, input: Input): Promise<Result<'sheet.fill'>> {
  const { source, target, direction } = input
  if (!isFillArea(source, target, direction) || source.count * source.columns.length > SOURCE_CELLS_MOST)
    throw new AppError('invalid-input', 'These cells do not adjoin those to be continued.', { reason: 'not-a-fill' })
  const found = await context.run(facts, input)
  const band: ResolvedBand = { ids: found.targetIds, columns: target.columns }
  const cells = band.ids.length * band.columns.length
  const valuesOf = direction === 'down' || direction === 'up' ? alongRows(input, found) : alongColumns(input, found)
  return runWork(context, {
    requestId: input.requestId,
    kind: 'fill',
    cells,
    chunks: chunksOf([band], cells <= CELLS_AT_ONCE ? CELLS_AT_ONCE : CHUNK_CELLS, input, (_, from, to) => ({
      kind: 'values',
      rows: Array.from({ length: to - from }, (_row, at) => valuesOf(from + at)),
    })),
    creations: [],
    format: input.format,
    isExclusive: found.isExclusive || input.override.length > 0,
  })
}

type RowValues = (row: number) => readonly CellValue[]

function alongRows({ direction, mode, language, target }: Input, { source, kinds, targetIds }: FillFacts): RowValues {
  const isBack = direction === 'up'
  const near = isBack ? source.toReversed() : source
  const series = kinds.map((kind, column) =>
    continueSeries(
      near.map((row) => row[column] ?? null),
      kind,
      mode,
      language,
      isBack,
    ),
  )
  // Rows of the target that the view lost at its end count as well: the step is by position.
  const last = Math.max(target.count, targetIds.length)
  return (row) => series.map((next) => next(isBack ? last - row : row + 1))
}

function alongColumns({ direction, mode, language, target }: Input, { source, kinds }: FillFacts): RowValues {
  const isBack = direction === 'left'
  const kind = kinds.every((each) => each === kinds[0]) ? (kinds[0] ?? 'other') : 'other'
  const { length } = target.columns
  return (row) => {
    const values = source[row] ?? []
    const next: Series = continueSeries(isBack ? values.toReversed() : values, kind, mode, language, isBack)
    return target.columns.map((_, column) => next(isBack ? length - column : column + 1))
  }
}
