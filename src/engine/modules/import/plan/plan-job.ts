import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { PlannedThings } from '../../../core/matching/new-things.ts'
import { countThings } from '../../../core/matching/new-things.ts'
import type { JobContext } from '../../../runtime/module.ts'
import { leavingProducts } from './gone-products.ts'
import type { ChunkInput } from './plan-steps.ts'
import { planChunk, scanRecords, scanThings } from './plan-steps.ts'
import { planSummary } from './plan-summary.ts'
import { scoreBeside } from '../delivery/thresholds.ts'
import type { Tallied } from '../delivery/tally.ts'

/** Rows in one step of planning: about 50 ms, so that cancelling takes effect at once. */
const PLAN_ROWS = 2_000

/** Compares every row with the catalogue as it is now. Changes nothing but the staging file. */
export async function plan(context: JobContext, { importId }: Parsed<'import.plan'>): Promise<Result<'import.plan'>> {
  const tallied = await planAll(context, importId)
  const newOptions = countThings(await collectThings(context, importId))
  const score = tallied === null ? null : await context.run(scoreBeside, { importId, score: tallied.score })
  const leaving = await leavingProducts(context, importId)
  return { ...(await context.run(planSummary, { importId })), newOptions, score, gone: leaving?.outcome ?? null }
}

/** Plans every row of a file; answers with what a known supplier's delivery was counted to be. */
export async function planAll(context: JobContext, importId: number): Promise<Tallied | null> {
  await collectRecords(context, importId)
  let done = 0
  let tallied: Tallied | null = null
  for (let from: number | null = 1; from !== null;) {
    context.signal.throwIfAborted()
    const chunk: Awaited<ReturnType<typeof nextChunk>> = await nextChunk(context, { importId, from, count: PLAN_ROWS })
    tallied = chunk.tallied
    done += PLAN_ROWS
    context.progress({ step: 'import.planning', done, total: null, waitingSeconds: null })
    from = chunk.next
  }
  return tallied
}

function nextChunk(context: JobContext, input: ChunkInput): Promise<ReturnType<typeof planChunk.run>> {
  return context.run(planChunk, { ...input, forWriting: false })
}

/** Looks through the file for models, variants and links, which rows may name before they come. */
export async function collectRecords(context: JobContext, importId: number): Promise<void> {
  for (let from: number | null = 1; from !== null;) {
    context.signal.throwIfAborted()
    from = await context.run(scanRecords, { importId, from, count: PLAN_ROWS })
  }
}

/** Everything that a file brings along besides products. */
export async function collectThings(context: JobContext, importId: number): Promise<PlannedThings> {
  for (let from = 1; ;) {
    context.signal.throwIfAborted()
    const chunk = await context.run(scanThings, { importId, from, count: PLAN_ROWS * 5 })
    if (chunk.next === null) return chunk.things
    from = chunk.next
  }
}
