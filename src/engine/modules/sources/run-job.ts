import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { SourceRun } from '../../../shared/contract/sources.ts'
import { AppError, toWireError } from '../../../shared/errors.ts'
import type { JobContext } from '../../runtime/module.ts'
import { commitImport, planImport, stageFetched } from '../import/index.ts'
import { fault } from './fetch/fault.ts'
import type { Fetched, FetchInput } from './fetch/fetched.ts'
import { fetchTask } from './fetch/fetch-task.ts'
import { LIMITS } from './fetch/limits.ts'
import { takesSecret } from './place.ts'
import type { EndRun } from './run-store.ts'
import { beginRun, endRun, FOLDER_PREFIX, isCommitting } from './run-store.ts'
import type { Source } from './source-store.ts'
import { inTurn } from './turns.ts'
import { unsureStep } from './unsure.ts'

type Taken = Pick<EndRun, 'outcome' | 'importId' | 'cause' | 'fileName' | 'bytes' | 'lastSeen'>

/**
 * Fetches what a source has, stages it, and takes it in where the source says so and nothing is unsure. What goes wrong
 * is the run's outcome, with its cause, and no error of the job. One run at a time; edits go on meanwhile.
 */
export function runSource(
  context: JobContext,
  { sourceId, trigger, dueAt }: Parsed<'sources.run'>,
): Promise<Result<'sources.run'>> {
  return inTurn(context.paths, sourceId, context.signal, async () => {
    const { runId, source } = await context.run(beginRun, { sourceId, trigger, dueAt, work: context.paths.work })
    return { runs: [await finish(context, runId, () => deliver(context, source))] }
  })
}

/** Does the work of a run and notes how it ended. A cancelled one is told as such, to the history and to the job. */
async function finish(context: JobContext, runId: number, work: () => Promise<Taken>): Promise<SourceRun> {
  try {
    return await context.run(endRun, { runId, ...(await work()) })
  } catch (error) {
    const isCancelled = context.signal.aborted || (error instanceof AppError && error.code === 'cancelled')
    if (isCancelled) {
      await context.run(endRun, { runId, outcome: 'cancelled' })
      throw error
    }
    const reference = `source-run-${runId}`
    if (!(error instanceof AppError))
      context.log.error('run failed', { reference, error: error instanceof Error ? error.stack : String(error) })
    return context.run(endRun, { runId, outcome: 'failed', cause: toWireError(error, reference) })
  }
}

/** What a fetch of this source is given. Throws where its secret is not known on this computer. */
export async function fetchInputOf(context: JobContext, source: Source): Promise<FetchInput> {
  const { place, name, hostKey, lastSeen, secretRef } = source
  const secret = secretRef === null ? null : await context.secrets.get(secretRef)
  if (takesSecret(place) && (secret === null || secret === ''))
    throw fault('source-no-secret', 'The password of this source is not known on this computer. Enter it again.')
  return {
    place,
    secret,
    hostKey,
    lastSeen,
    folder: join(context.paths.work, `${FOLDER_PREFIX}${randomUUID()}`),
    fallbackName: name,
  }
}

async function deliver(context: JobContext, source: Source): Promise<Taken> {
  const input = await fetchInputOf(context, source)
  let isWanted = false
  try {
    const taken = await fetchAndTake(context, source, input)
    isWanted = taken.outcome !== 'unchanged'
    return taken
  } finally {
    if (!isWanted) await rm(input.folder, { recursive: true, force: true })
  }
}

async function fetchAndTake(context: JobContext, source: Source, input: FetchInput): Promise<Taken> {
  const tell = (done: number, total: number | null): void =>
    context.progress({ step: 'sources.fetching', done, total, waitingSeconds: null })
  tell(0, null)
  const fetched = await context.tasks.run<Fetched>(fetchTask.name, input, {
    signal: context.signal,
    idleTimeoutMs: LIMITS.silentMs * 3,
    onProgress: (progress) => {
      const { bytes, total } = progress as { bytes: number; total: number | null } // the task's own report
      tell(bytes, total)
    },
  })
  if (fetched.kind === 'unchanged') return { outcome: 'unchanged' }
  const { fileName, bytes, hash, etag, lastModified } = fetched
  const file = { fileName, bytes }
  const lastSeen = { etag, lastModified, hash }
  if (hash === source.lastSeen.hash) return { outcome: 'unchanged', ...file, lastSeen }
  return { ...file, lastSeen, ...(await takeIn(context, source, fetched)) }
}

/** Stages a fetched file, and commits it where the source says so and nothing needs a person. */
async function takeIn(
  context: JobContext,
  { id: sourceId, profile, supplier, policy }: Source,
  { path, fileName }: { readonly path: string; readonly fileName: string },
): Promise<Pick<Taken, 'outcome' | 'importId' | 'cause'>> {
  const { importId } = await stageFetched(context, { path, fileName, profile, supplier })
  if (policy === 'review') return { outcome: 'staged', importId }
  const { refused = {} } = await planImport(context, { importId })
  const cause = await context.run(unsureStep, { sourceId, importId, refused, profile })
  if (cause !== null) return { outcome: 'staged', importId, cause }
  await untilNobodyCommits(context)
  await commitImport(context, { importId, requestId: randomUUID() })
  return { outcome: 'committed', importId }
}

/** A person's own import goes first. */
async function untilNobodyCommits(context: JobContext): Promise<void> {
  while (await context.run(isCommitting, null)) {
    context.progress({ step: 'sources.waiting', done: 0, total: null, waitingSeconds: 1 })
    await context.clock.sleep(1_000, context.signal)
  }
}
