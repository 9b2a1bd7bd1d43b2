import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { JobContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { Rejection } from '../../../../shared/contract/common.ts'
import { AppError } from '../../../../shared/errors.ts'
import { problem } from '../../../core/values/problem.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import { collectRecords, collectThings, planAll } from '../plan/plan-job.ts'
import { leavingProducts } from '../plan/gone-products.ts'
import { keepWaiting } from '../pictures/keep-waiting.ts'
import { planSummary } from '../plan/plan-summary.ts'
import { holdPrices } from '../approval/hold.ts'
import { keepRows } from '../delivery/keep.ts'
import type { Tallied } from '../delivery/tally.ts'
import type { PlannedChunk } from '../plan/plan-steps.ts'
import { planChunk } from '../plan/plan-steps.ts'
import { pageOfRejections } from '../plan/preview.ts'
import { noOutcomes, OUTCOMES, toReceipt } from '../plan/outcomes.ts'
import { readRun } from '../run/import-run.ts'
import { openStaging } from '../staging/staging-file.ts'
import { abandonCommit, beginCommit, earlierReply, finishCommit, writeChunk } from './commit-steps.ts'
import { writeLeaving } from './write-leaving.ts'
import { writeRecords } from './write-records.ts'

/**
 * Rows planned at a time, where few of them change anything; else as many as make a transaction (`planChunk`). Few
 * enough that what is written was compared with the catalogue a moment ago.
 */
const CHUNK_ROWS = 2_000
/** Rejections in the answer; all of them are in `import.rejections`. */
const REJECTIONS_MOST = 1_000

const noteTaken = readStep(
  'import.noteTaken',
  'worker',
  ({ db }, { importId, rows }: { importId: number; rows: readonly number[] }): void => {
    const staging = openStaging(readRun(db, importId).stagingPath, 'write')
    for (const row of rows) {
      const rejection = toRejection(
        problem('duplicate-sku', 'A product with this SKU was made while the import was running.'),
        { row },
      )
      staging.prepare('UPDATE plan SET outcome = ? WHERE n = ?').run(OUTCOMES.indexOf('rejected'), row)
      staging
        .prepare('INSERT INTO rejection (n, code, rejection) VALUES (?, ?, ?)')
        .run(row, rejection.code, JSON.stringify(rejection))
    }
    staging.close()
  },
)

const firstRejections = readStep(
  'import.firstRejections',
  'worker',
  ({ db }, { importId }: { importId: number }): Rejection[] => {
    const staging = openStaging(readRun(db, importId).stagingPath, 'read')
    try {
      return pageOfRejections(staging, 0, REJECTIONS_MOST)
    } finally {
      staging.close()
    }
  },
)

const rowsOf = readStep(
  'import.rowsOf',
  'worker',
  ({ db }, { importId }: { importId: number }): number => readRun(db, importId).description.result.rows,
)

const stopsOnDoubt = readStep(
  'import.stopsOnDoubt',
  'worker',
  ({ db }, { importId }: { importId: number }): boolean =>
    readRun(db, importId).description.policy.onInvalidValue === 'stop',
)

export const commitReadSteps = [stopsOnDoubt, noteTaken, firstRejections, rowsOf]

/**
 * Carries an import out as one undoable step, some 1,000 writes at a time, so that edits slip in between. While one
 * chunk is written the next is planned on another thread. Cancelled or failed, everything written is taken back.
 */
export async function commit(
  context: JobContext,
  { importId, requestId }: Parsed<'import.commit'>,
): Promise<Result<'import.commit'>> {
  const started = performance.now()
  const earlier = await context.run(earlierReply, { requestId })
  if (earlier !== undefined) return earlier
  await requireNoDoubt(context, importId)
  const leaving = await leavingProducts(context, importId, () => planAll(context, importId))
  const things = await collectThings(context, importId)
  const total = await context.run(rowsOf, { importId })
  const changeSetId = await context.run(beginCommit, { importId, requestId, things })
  try {
    // Only now: rows that name each other name families that are made by then.
    await collectRecords(context, importId)
    const { counts, tallied } = await writeAll(context, importId, changeSetId, total)
    await writeRecords(context, importId, changeSetId)
    if (leaving?.outcome.isDone === true) await writeLeaving(context, changeSetId, leaving)
    await holdPrices(context, importId)
    const pictures = await keepWaiting(context, importId)
    const rejections = await context.run(firstRejections, { importId })
    const seconds = Math.round((performance.now() - started) / 10) / 100
    return await context.run(finishCommit, {
      importId,
      changeSetId,
      reply: { receipt: toReceipt(counts), rejections, seconds, pictures, gone: leaving?.outcome ?? null },
      tallied,
    })
  } catch (error) {
    await context.runSliced(abandonCommit, { importId, changeSetId }, 'import.takingBack', false)
    throw error
  }
}

/** Throws `conflict` (`import-stopped`) where the policy is to stop and anything is refused as the catalogue is now. */
async function requireNoDoubt(context: JobContext, importId: number): Promise<void> {
  if (!(await context.run(stopsOnDoubt, { importId }))) return
  await planAll(context, importId)
  const { inDoubt: count } = await context.run(planSummary, { importId })
  if (count === 0) return
  throw new AppError(
    'conflict',
    `${count} values or rows are refused, and by the rules of this import nothing comes in then. Put them right, or change the rules.`,
    { reason: 'import-stopped', count },
  )
}

async function writeAll(
  context: JobContext,
  importId: number,
  changeSetId: number,
  total: number,
): Promise<{ counts: ReturnType<typeof noOutcomes>; tallied: Tallied | null }> {
  const counts = noOutcomes()
  let tallied: Tallied | null = null
  const planFrom = (from: number): Promise<PlannedChunk> =>
    context.run(planChunk, { importId, from, count: CHUNK_ROWS, forWriting: true })
  let done = 0
  let next: Promise<PlannedChunk> | null = planFrom(1)
  while (next !== null) {
    const chunk: PlannedChunk = await next
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
    next = chunk.next === null ? null : planFrom(chunk.next)
    // An error here is awaited below; without this a failure of the plan beside it would go unheard.
    next?.catch(() => {})
    for (const outcome of OUTCOMES) {
      counts[outcome] += chunk.counts[outcome]
      done += chunk.counts[outcome]
    }
    tallied = chunk.tallied
    if (chunk.delivered !== null) await context.run(keepRows, { importId, ...chunk.delivered })
    if (chunk.counts.create + chunk.counts.update > 0) {
      const { taken } = await context.run(writeChunk, { changeSetId, keys: chunk.keys, writes: chunk.writes })
      if (taken.length > 0) {
        counts.create -= taken.length
        counts.rejected += taken.length
        await context.run(noteTaken, { importId, rows: taken })
      }
    }
    context.progress({ step: 'import.committing', done, total, waitingSeconds: null })
  }
  return { counts, tallied }
}
