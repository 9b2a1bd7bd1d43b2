import type { TextFormat } from '../../../../shared/contract/common.ts'
import type { SheetResult } from '../../../../shared/contract/sheet.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Tally } from '../../../core/sheet/tally.ts'
import { TallyBook } from '../../../core/sheet/tally.ts'
import type { JobContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { Sealed } from '../../../runtime/sealed.ts'
import { seal } from '../../../runtime/sealed.ts'
import type { Chunk, PlannedChunk } from '../plan/chunk.ts'
import { planChunk } from '../plan/plan-chunk.ts'
import type { Creation } from './create-rows.ts'
import {
  abandonSheet,
  applyAtOnce,
  beginSheet,
  findReply,
  finishSheet,
  replyOf,
  writeDirect,
  writePlanned,
} from './write-steps.ts'

/** An operation cut into parts, each small enough for one transaction. */
export interface Work {
  readonly requestId: string
  /** How its step is named: `history.<kind>`. */
  readonly kind: string
  readonly cells: number
  readonly chunks: Iterable<Chunk>
  /** Products to make after the cells are written. */
  readonly creations: readonly Creation[]
  readonly format: TextFormat
  /** Cells decide about each other: planned where they are written. */
  readonly isExclusive: boolean
  /** What takes long for a few cells: planned where it holds up nobody. */
  readonly isSlow?: boolean
  /** Done in the step before its cells are written. */
  readonly before?: (changeSetId: number) => Promise<void>
  /** Cells refused before there was anything to plan. */
  readonly refused?: Tally
}

/** Up to here an operation is one transaction; planning and writing hold up a cell edit by some 20 ms. */
export const CELLS_AT_ONCE = 2_000
/**
 * Cells in one transaction of a longer operation: a cell edit that comes in between waits for no more than one, some
 * 60 ms. Halving it made a paste a tenth slower: each waits for the disk.
 */
export const CHUNK_CELLS = 10_000
const CHUNK_CREATIONS = 500
/** Changed rows that are worth a transaction of their own: its end takes some 5 ms, as long as 200 rows. */
const ROWS_AT_ONCE = 1_000

interface PlannedForWriting {
  readonly tally: Tally
  readonly shapes: Sealed<PlannedChunk['shapes']>
}

export const planForWriting = readStep('sheet.plan', 'worker', ({ db, structure }, chunk: Chunk): PlannedForWriting => {
  const { tally, shapes } = planChunk(db, structure(), chunk)
  return { tally, shapes: seal(shapes) }
})

/**
 * Carries work out as one undoable step: at once when it is small, else part by part with edits slipping in between,
 * one part planned while the one before is written. Cancelled or failed, everything written is taken back.
 */
export async function runWork(context: JobContext, work: Work): Promise<SheetResult> {
  const earlier = await context.run(findReply, { requestId: work.requestId })
  if (earlier) return earlier
  const { requestId, kind, format, cells, creations } = work
  if (cells + creations.length <= CELLS_AT_ONCE && !work.refused && !work.isSlow && !work.before)
    return context.run(applyAtOnce, { requestId, kind, chunks: [...work.chunks], creations, format })
  const changeSetId = await context.run(beginSheet, { requestId, kind })
  try {
    await work.before?.(changeSetId)
    const reply = await writeAll(context, work, changeSetId)
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
    return await context.run(finishSheet, { changeSetId, kind, reply })
  } catch (error) {
    await context.runSliced(abandonSheet, { changeSetId }, 'sheet.takingBack', false)
    throw error
  }
}

async function writeAll(context: JobContext, work: Work, changeSetId: number): Promise<ReturnType<typeof replyOf>> {
  const { kind, format } = work
  const book = new TallyBook()
  if (work.refused) book.merge(work.refused)
  const createdIds: number[] = []
  let kept = 0
  let done = 0
  const total = work.cells + work.creations.length
  const note = (cells: number): void => {
    done += cells
    context.progress({ step: 'sheet.applying', done, total, waitingSeconds: null })
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
  }
  const cellsOf = ({ ids, columns }: Chunk): number => ids.length * columns.length

  if (work.isExclusive) {
    for (const chunk of work.chunks) {
      const written = await context.run(writeDirect, { changeSetId, kind, chunks: [chunk], creations: [], format })
      for (const tally of written.tallies) book.merge(tally)
      kept += written.kept
      note(cellsOf(chunk))
    }
  } else {
    // Where few cells change, the plans of several parts are written together: each transaction waits for the disk.
    let parts: Sealed<PlannedChunk['shapes']>[] = []
    let rows = 0
    const write = async (): Promise<void> => {
      if (parts.length > 0) kept += (await context.run(writePlanned, { changeSetId, kind, parts })).kept
      parts = []
      rows = 0
    }
    for await (const { chunk, planned } of planAhead(context, work.chunks)) {
      const { changed } = planned.tally.counts
      if (changed > 0) parts.push(planned.shapes)
      rows += changed / chunk.columns.length
      if (rows >= ROWS_AT_ONCE) await write()
      book.merge(planned.tally)
      note(cellsOf(chunk))
    }
    await write()
  }
  for (let from = 0; from < work.creations.length; from += CHUNK_CREATIONS) {
    const creations = work.creations.slice(from, from + CHUNK_CREATIONS)
    const written = await context.run(writeDirect, { changeSetId, kind, chunks: [], creations, format })
    for (const tally of written.tallies) book.merge(tally)
    createdIds.push(...written.createdIds)
    note(creations.length)
  }
  return replyOf([book.toTally()], kept, createdIds)
}

/** Plans one chunk ahead of the one in use. */
async function* planAhead(
  context: JobContext,
  chunks: Iterable<Chunk>,
): AsyncGenerator<{ readonly chunk: Chunk; readonly planned: PlannedForWriting }> {
  let ahead: { readonly chunk: Chunk; readonly planned: Promise<PlannedForWriting> } | null = null
  for (const chunk of chunks) {
    const planned = context.run(planForWriting, chunk)
    // An error here is awaited a turn later; without this a failure beside the writing would go unheard.
    planned.catch(() => {})
    if (ahead) yield { chunk: ahead.chunk, planned: await ahead.planned }
    ahead = { chunk, planned }
  }
  if (ahead) yield { chunk: ahead.chunk, planned: await ahead.planned }
}
