import { randomUUID } from 'node:crypto'
import type { JobContext } from '../../runtime/module.ts'
import { commitImport, planImport, stageFetched } from '../import/index.ts'
import type { EndRun } from './run-store.ts'
import { isCommitting } from './run-store.ts'
import type { Source } from './source-store.ts'
import { halfEmpty, unsureStep } from './unsure.ts'

/** How a run ended, as its row tells. */
export type Taken = Pick<EndRun, 'outcome' | 'importId' | 'cause' | 'fileName' | 'bytes' | 'lastSeen'>

/** Told of the file as soon as it is known: a run that fails later says which it was. */
export type NoteFile = (file: { readonly fileName: string; readonly bytes: number }) => void

/** Stages a file of ours, and commits it where the source says so and nothing needs a person. */
export async function takeIn(
  context: JobContext,
  { id: sourceId, profile, supplier, policy }: Source,
  { path, fileName }: { readonly path: string; readonly fileName: string },
): Promise<Pick<Taken, 'outcome' | 'importId' | 'cause'>> {
  const { importId } = await stageFetched(context, { path, fileName, profile, supplier })
  if (policy === 'review') return { outcome: 'staged', importId }
  const { refused = {}, gone } = await planImport(context, { importId })
  const unsure = await context.run(unsureStep, { sourceId, importId, refused, profile })
  const cause = unsure ?? (gone?.isDone === false ? halfEmpty(gone) : null)
  if (cause !== null) return { outcome: 'staged', importId, cause }
  await untilNobodyCommits(context)
  await commitImport(context, { importId, requestId: randomUUID() })
  return { outcome: 'committed', importId }
}

/** A person's own import goes first. */
async function untilNobodyCommits(context: JobContext): Promise<void> {
  while (await context.run(isCommitting, null)) {
    context.progress({ step: 'sources.waiting', done: 0, total: null, waitingSeconds: null })
    await context.clock.sleep(1_000, context.signal)
  }
}
