import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { SheetPreview } from '../../../shared/contract/sheet.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Tally } from '../../core/sheet/tally.ts'
import { TallyBook } from '../../core/sheet/tally.ts'
import type { JobContext, ReadContext, Step } from '../../runtime/module.ts'
import { readStep } from '../../runtime/module.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { chunksOf } from './plan/chunks.ts'
import type { CellSource, Chunk } from './plan/chunk.ts'
import { planChunk } from './plan/plan-chunk.ts'
import type { Resolved } from './read/resolve.ts'
import { resolveSelection } from './read/resolve.ts'
import { CELLS_AT_ONCE, CHUNK_CELLS, runWork } from './write/run-work.ts'

type Input = Parsed<'sheet.preview'>

/** Cells of one part of a preview, and rows, none of which is written: what a cancel, or a plan to be written, waits for. */
const PREVIEW_CELLS = 10_000

/** What may be spent on the first samples, in ms; and a regular expression that is slower shows itself. */
const SAMPLE_MS = 20
const SAMPLE_CELLS = 1_000

interface Resolving extends Pick<Input, 'selection' | 'scopes'> {
  /** Nothing will be written: the past may be looked at. */
  readonly isLooking?: boolean
}

export type ResolveStep = Step<Resolving, Resolved>

export function resolveStep(computed: ComputedColumns): ResolveStep {
  return readStep('sheet.resolve', 'reader', (context, { selection, scopes, isLooking }: Resolving) =>
    resolveSelection(context, computed, selection, scopes, isLooking),
  )
}

export const tallyStep = readStep(
  'sheet.tally',
  'worker',
  ({ db, structure }, chunk: Chunk): Tally => planChunk(db, structure(), chunk).tally,
)

/** Does an operation to every cell of a selection, as one step. */
export async function apply(
  context: JobContext,
  resolve: ResolveStep,
  input: Parsed<'sheet.apply'>,
): Promise<Result<'sheet.apply'>> {
  const { bands, cells, isExclusive } = await context.run(resolve, input)
  const size = cells <= CELLS_AT_ONCE ? CELLS_AT_ONCE : CHUNK_CELLS
  return runWork(context, {
    requestId: input.requestId,
    kind: kindOf(input),
    cells,
    chunks: chunksOf(bands, size, input, () => ({ kind: 'operation', operation: input.operation })),
    creations: [],
    format: input.format,
    isExclusive: isExclusive || input.override.length > 0,
    isSlow: input.operation.kind === 'replace' && input.operation.isRegex,
  })
}

/** Counts what an operation would do to every cell, and does nothing. */
export async function preview(
  context: JobContext,
  resolve: ResolveStep,
  input: Input,
): Promise<Result<'sheet.preview'>> {
  const { bands, cells } = await context.run(resolve, input)
  const book = new TallyBook(input.samples)
  let done = 0
  const source = (): CellSource => ({ kind: 'operation', operation: input.operation })
  for (const chunk of chunksOf(bands, PREVIEW_CELLS, input, source, PREVIEW_CELLS)) {
    book.merge(await context.run(tallyStep, { ...chunk, samples: input.samples }))
    done += chunk.ids.length * chunk.columns.length
    context.progress({ step: 'sheet.counting', done, total: cells, waitingSeconds: null })
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
  }
  return toPreview(book)
}

/** The same over the first cells only, as many as a few milliseconds allow. */
export function sample(
  context: ReadContext,
  computed: ComputedColumns,
  input: Parsed<'sheet.sample'>,
): Result<'sheet.sample'> {
  const { bands, cells } = resolveSelection(context, computed, input.selection, input.scopes)
  const book = new TallyBook(input.samples)
  const started = performance.now()
  let done = 0
  for (const chunk of chunksOf(bands, SAMPLE_CELLS, input, () => ({ kind: 'operation', operation: input.operation }))) {
    book.merge(planChunk(context.db, context.structure(), { ...chunk, samples: input.samples }).tally)
    done += chunk.ids.length * chunk.columns.length
    if (!book.wantsSamples || performance.now() - started > SAMPLE_MS) break
  }
  return { ...toPreview(book), isComplete: done >= cells }
}

function toPreview(book: TallyBook): SheetPreview {
  const { counts, perColumn, reasons, samples, products, needApproval, lowestMargin } = book.toTally()
  return {
    ...counts,
    products,
    perColumn: Object.entries(perColumn).map(([column, of]) => ({ column, ...of })),
    reasons: { ...reasons },
    needApproval,
    lowestMargin,
    samples: [...samples],
  }
}

function kindOf({ operation: { kind } }: Pick<Input, 'operation'>): string {
  return kind === 'set' || kind === 'set-value' ? 'edit' : kind
}
