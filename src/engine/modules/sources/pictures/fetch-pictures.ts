import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { WireError } from '../../../../shared/errors.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { JobContext } from '../../../runtime/module.ts'
import type { PictureOutcome } from '../../import/index.ts'
import { attachWaiting, forgetFaults, notePictures, pendingStep } from '../../import/index.ts'
import { FOLDER_PREFIX } from '../run-store.ts'
import type { PictureProgress, PictureTaskInput } from './picture-task.ts'
import { PICTURE_LIMITS, pictureTask } from './picture-task.ts'
import { takePictures } from './take-pictures.ts'

/** Pictures of one round: what is lost of a round that is cut off is fetched anew. */
const ROUND = 24

/** Those of a catalogue that are at it, by import; a job and who starts them by himself live on one thread. */
const running = new Set<string>()

export function isFetchingPictures(work: string, importId: number): boolean {
  return running.has(`${work}:${importId}`)
}

/**
 * Fetches and takes the pictures that an import waits for, and attaches what came in one step. What is here is noted as it
 * comes, so a run that was cut off or cancelled goes on where it was. Throws `conflict` while another run of the import
 * goes on.
 */
export async function fetchPictures(
  context: JobContext,
  { requestId, importId, retry }: Parsed<'pictures.fetch'>,
): Promise<Result<'pictures.fetch'>> {
  const key = `${context.paths.work}:${importId}`
  if (running.has(key))
    throw new AppError('conflict', 'The pictures of this import are being fetched already.', { reason: 'pictures' })
  running.add(key)
  const folder = join(context.paths.work, `${FOLDER_PREFIX}${randomUUID()}`)
  try {
    if (retry) await context.run(forgetFaults, { importId })
    const { pictures } = await context.run(pendingStep, { importId })
    for (let done = 0; done < pictures.length; done += ROUND) {
      context.progress({ step: 'pictures.fetching', done, total: pictures.length, waitingSeconds: null })
      const isOnline = await round(context, pictures.slice(done, done + ROUND), folder, done === 0)
      if (!isOnline) return { pictures: 0, products: 0, failed: 0, isOffline: true, changeSet: null }
    }
    const attached = await context.runSliced(attachWaiting, { requestId, importId }, 'pictures.attaching', true)
    const { failed } = await context.run(pendingStep, { importId })
    return { ...attached, failed: failed.length, isOffline: false }
  } finally {
    running.delete(key)
    await rm(folder, { recursive: true, force: true })
  }
}

type Pending = { readonly picture: string; readonly isOwnNetwork: boolean }

/** Fetches some, looks at them and takes them. False where there is no connection: nothing is noted of them then. */
async function round(
  context: JobContext,
  pictures: readonly Pending[],
  folder: string,
  isFirst: boolean,
): Promise<boolean> {
  context.signal.throwIfAborted()
  const web = pictures.filter(({ picture }) => !picture.startsWith('file:'))
  const files = pictures.flatMap(({ picture }) =>
    picture.startsWith('file:') ? [{ picture, path: picture.replace(/^file:[\d-]+:/, '') }] : [],
  )
  const { fetched, faults } = await fetchRound(context, web, folder)
  const isOffline = web.length > 0 && faults.length === web.length && faults.every(({ error }) => isNoConnection(error))
  const outcomes: PictureOutcome[] = [...(await takePictures(context, [...files, ...fetched], folder))]
  if (!isOffline || !isFirst)
    for (const { picture, error } of faults)
      outcomes.push({ picture, reason: String(error.details['reason'] ?? error.code), details: wordsOf(error) })
  await context.run(notePictures, outcomes)
  await rm(folder, { recursive: true, force: true })
  return !(isOffline && isFirst)
}

export interface FetchedPicture {
  readonly picture: string
  readonly path: string
  readonly hash?: string
  readonly etag?: string | null
  readonly lastModified?: string | null
}

async function fetchRound(
  { tasks, signal }: JobContext,
  web: readonly Pending[],
  folder: string,
): Promise<{ fetched: FetchedPicture[]; faults: { picture: string; error: WireError }[] }> {
  const fetched: FetchedPicture[] = []
  const faults: { picture: string; error: WireError }[] = []
  if (web.length === 0) return { fetched, faults }
  const input: PictureTaskInput = {
    pictures: web.map(({ picture: address, isOwnNetwork }) => ({ address, isOwnNetwork })),
    folder,
  }
  await tasks.run<null>(pictureTask.name, input, {
    signal,
    idleTimeoutMs: PICTURE_LIMITS.maxMs * 3,
    onProgress: (progress) => {
      const told = progress as PictureProgress // the task's own report
      if ('bytes' in told) return
      const picture = web[told.at]?.picture
      if (picture === undefined) return
      if ('error' in told) faults.push({ picture, error: told.error })
      else {
        const { path, hash, etag, lastModified } = told.fetched
        fetched.push({ picture, path, hash, etag, lastModified })
      }
    },
  })
  return { fetched, faults }
}

/** Names cannot be looked up, or no way leads out. */
function isNoConnection({ details }: WireError): boolean {
  return details['reason'] === 'source-name' || details['code'] === 'ENETUNREACH'
}

function wordsOf({ details }: WireError): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).filter(
      (each): each is [string, string | number] => typeof each[1] === 'string' || typeof each[1] === 'number',
    ),
  )
}
