import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { JobContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import { readRun } from '../run/import-run.ts'
import { openStaging } from '../staging/staging-file.ts'
import type { ChunkInput, OptionsChunk } from './plan-steps.ts'
import { planChunk, scanOptions } from './plan-steps.ts'
import { refusedCounts } from './preview.ts'
import { scoreBeside } from '../delivery/thresholds.ts'
import type { Tallied } from '../delivery/tally.ts'
import { noOutcomes, OUTCOMES, toReceipt } from './outcomes.ts'

export const refusedOf = readStep('import.refused', 'worker', ({ db }, { importId }: { importId: number }) => {
  const staging = openStaging(readRun(db, importId).stagingPath, 'read')
  try {
    return refusedCounts(staging)
  } finally {
    staging.close()
  }
})

/** Rows in one step of planning: about 50 ms, so that cancelling takes effect at once. */
const PLAN_ROWS = 2_000

/** Compares every row with the catalogue as it is now. Changes nothing but the staging file. */
export async function plan(context: JobContext, { importId }: Parsed<'import.plan'>): Promise<Result<'import.plan'>> {
  const counts = noOutcomes()
  let done = 0
  let empty: Result<'import.plan'>['empty'] = {}
  let tallied: Tallied | null = null
  for (let from: number | null = 1; from !== null;) {
    context.signal.throwIfAborted()
    const chunk: Awaited<ReturnType<typeof nextChunk>> = await nextChunk(context, { importId, from, count: PLAN_ROWS })
    for (const outcome of OUTCOMES) counts[outcome] += chunk.counts[outcome]
    empty = chunk.blank
    tallied = chunk.tallied
    done += PLAN_ROWS
    context.progress({ step: 'import.planning', done, total: null, waitingSeconds: null })
    from = chunk.next
  }
  const options = await collectOptions(context, importId)
  return {
    receipt: toReceipt(counts),
    newOptions: options.length,
    refused: await context.run(refusedOf, { importId }),
    empty,
    score: tallied === null ? null : await context.run(scoreBeside, { importId, score: tallied.score }),
  }
}

function nextChunk(context: JobContext, input: ChunkInput): Promise<ReturnType<typeof planChunk.run>> {
  return context.run(planChunk, { ...input, forWriting: false })
}

/** Every option that a file brings along. */
export async function collectOptions(context: JobContext, importId: number): Promise<OptionsChunk['options']> {
  for (let from = 1; ;) {
    context.signal.throwIfAborted()
    const chunk = await context.run(scanOptions, { importId, from, count: PLAN_ROWS * 5 })
    if (chunk.next === null) return chunk.options
    from = chunk.next
  }
}
