import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { SourceRun } from '../../../shared/contract/sources.ts'
import type { WireError } from '../../../shared/errors.ts'
import { AppError, toWireError } from '../../../shared/errors.ts'
import type { JobContext } from '../../runtime/module.ts'
import { fault } from './fetch/fault.ts'
import type { Fetched, FetchInput } from './fetch/fetched.ts'
import { fetchTask, tidyTask } from './fetch/fetch-task.ts'
import { LIMITS } from './fetch/limits.ts'
import { takesSecret } from './place.ts'
import { filesToTake, takeFile } from './folder/run-folder.ts'
import { beginRun, endRun, FOLDER_PREFIX } from './run-store.ts'
import type { Source } from './source-store.ts'
import { sourceStep } from './source-store.ts'
import type { NoteFile, Taken } from './take-in.ts'
import { takeIn } from './take-in.ts'
import { inTurn } from './turns.ts'

/**
 * Fetches what a source has, stages it, and takes it in where the source says so and nothing is unsure. What goes wrong
 * is the run's outcome, with its cause, and no error of the job. One run at a time; edits go on meanwhile. Every file of
 * a watched folder is a run of its own.
 */
export function runSource(context: JobContext, input: Parsed<'sources.run'>): Promise<Result<'sources.run'>> {
  return inTurn(context.paths, input.sourceId, context.signal, async () => {
    const source = await context.run(sourceStep, input)
    const { place } = source
    if (place.kind !== 'folder')
      return { runs: [await runOnce(context, input, (fresh, note) => deliver(context, fresh, note))] }
    const runs: SourceRun[] = []
    const files = await filesToTake(context, { ...source, place }, input.trigger).catch(
      (error: unknown) => error as Error,
    )
    if (!Array.isArray(files)) return { runs: [await runOnce(context, input, () => Promise.reject(files))] }
    for (const file of files)
      runs.push(await runOnce(context, input, (fresh, note) => takeFile(context, fresh, file, note)))
    if (runs.length === 0 && input.trigger !== 'folder')
      runs.push(await runOnce(context, input, () => Promise.resolve({ outcome: 'unchanged' })))
    return { runs }
  })
}

async function runOnce(
  context: JobContext,
  { sourceId, trigger, dueAt }: Parsed<'sources.run'>,
  work: (source: Source, note: NoteFile) => Promise<Taken>,
): Promise<SourceRun> {
  const { runId, source } = await context.run(beginRun, { sourceId, trigger, dueAt, work: context.paths.work })
  return finish(context, runId, (note) => work(source, note))
}

/** Does the work of a run and notes how it ended. A cancelled one is told as such, to the history and to the job. */
async function finish(
  context: JobContext,
  runId: number,
  work: (note: NoteFile) => Promise<Taken>,
): Promise<SourceRun> {
  const known: { file?: Parameters<NoteFile>[0] } = {}
  const note: NoteFile = (file) => {
    known.file = file
  }
  try {
    return await context.run(endRun, { runId, ...(await work(note)) })
  } catch (error) {
    const isCancelled = context.signal.aborted || (error instanceof AppError && error.code === 'cancelled')
    if (isCancelled) {
      await context.run(endRun, { runId, outcome: 'cancelled', ...known.file })
      throw error
    }
    const reference = `source-run-${runId}`
    if (!(error instanceof AppError))
      context.log.error('run failed', { reference, error: error instanceof Error ? error.stack : String(error) })
    return context.run(endRun, { runId, outcome: 'failed', ...known.file, cause: toWireError(error, reference) })
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

async function deliver(context: JobContext, source: Source, note: NoteFile): Promise<Taken> {
  const input = await fetchInputOf(context, source)
  let isWanted = false
  try {
    const taken = await fetchAndTake(context, source, input, note)
    isWanted = taken.outcome !== 'unchanged'
    return taken
  } finally {
    if (!isWanted) await rm(input.folder, { recursive: true, force: true })
  }
}

async function fetchAndTake(context: JobContext, source: Source, input: FetchInput, note: NoteFile): Promise<Taken> {
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
  note(file)
  const lastSeen = { etag, lastModified, hash }
  if (hash === source.lastSeen.hash) return { outcome: 'unchanged', ...file, lastSeen }
  const taken = await takeIn(context, source, fetched)
  const cause = (await tidy(context, input, fetched.remotePath)) ?? taken.cause ?? null
  return { ...file, lastSeen, ...taken, cause }
}

/** Moves or deletes the file at its source where that is asked for; why not, where that does not go. */
async function tidy(context: JobContext, input: FetchInput, remotePath: string | null): Promise<WireError | null> {
  const { place } = input
  if (remotePath === null || !('afterReading' in place) || place.afterReading.kind === 'keep') return null
  try {
    await context.tasks.run<null>(tidyTask.name, { ...input, remotePath }, { signal: context.signal })
    return null
  } catch (error) {
    if (context.signal.aborted) throw error
    const { host } = place
    const words = `The file was taken, but could not be moved or deleted at ${host}. Ask for the right to, or leave it there.`
    return toWireError(fault('source-after', words, { host }, error), '')
  }
}
