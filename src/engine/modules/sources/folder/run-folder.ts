import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourcePlace, SourceRun } from '../../../../shared/contract/sources.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { JobContext } from '../../../runtime/module.ts'
import type { Fetched } from '../fetch/fetched.ts'
import { FOLDER_PREFIX } from '../run-store.ts'
import type { NoteFile, Taken } from '../take-in.ts'
import { takeIn } from '../take-in.ts'
import type { Source } from '../source-store.ts'
import { copyTask } from './copy-task.ts'
import type { FolderFile } from './look.ts'
import { filesIn } from './look.ts'
import { isTakenStep, noteFileStep, seenFilesStep } from './seen-files.ts'

/** A file that was the same over this time has been written to its end, as far as can be told. */
export const SETTLE_MS = 2_000

type Folder = Extract<SourcePlace, { kind: 'folder' }>

/**
 * Files of the folder to take now: new, changed, and, where a person asks, those that failed; only what has stopped
 * growing. Waits SETTLE_MS to see that.
 */
export async function filesToTake(
  context: JobContext,
  { id: sourceId, place }: Source & { readonly place: Folder },
  trigger: SourceRun['trigger'],
): Promise<FolderFile[]> {
  const seen = await context.run(seenFilesStep, { sourceId })
  const isNew = ({ name, stamp }: FolderFile): boolean => {
    const before = seen[name]
    return before?.stamp !== stamp || (before.hash === null && trigger !== 'folder')
  }
  const found = (await filesIn(place)).filter(isNew)
  if (found.length === 0) return []
  await context.clock.sleep(SETTLE_MS, context.signal)
  const after = new Map((await filesIn(place)).map(({ name, stamp }) => [name, stamp]))
  return found.filter(({ name, stamp }) => after.get(name) === stamp)
}

/** Takes one file: copied, then staged. The same bytes under another name are nothing new. One that fails is left. */
export async function takeFile(
  context: JobContext,
  source: Source,
  { name, path, stamp, bytes: size }: FolderFile,
  note: NoteFile,
): Promise<Taken> {
  note({ fileName: name, bytes: size })
  const { id: sourceId } = source
  const folder = join(context.paths.work, `${FOLDER_PREFIX}${randomUUID()}`)
  let isWanted = false
  try {
    const copied = await context.tasks.run<Fetched>(copyTask.name, { path, name, folder }, { signal: context.signal })
    if (copied.kind === 'unchanged') throw new Error('A copy is never unchanged')
    const { fileName, bytes, hash } = copied
    const isKnown = await context.run(isTakenStep, { sourceId, hash })
    const taken: Taken = isKnown ? { outcome: 'unchanged' } : await takeIn(context, source, copied)
    await context.run(noteFileStep, { sourceId, name, stamp, hash })
    isWanted = !isKnown
    return { fileName, bytes, ...taken }
  } catch (error) {
    const isStopped = context.signal.aborted || (error instanceof AppError && error.code === 'cancelled')
    if (!isStopped) await context.run(noteFileStep, { sourceId, name, stamp, hash: null })
    throw error
  } finally {
    if (!isWanted) await rm(folder, { recursive: true, force: true })
  }
}
