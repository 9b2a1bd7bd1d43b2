import { stat } from 'node:fs/promises'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { JobContext } from '../../runtime/module.ts'
import { readProfileFile } from '../import/index.ts'
import type { Probed } from './fetch/fetched.ts'
import { probeTask } from './fetch/fetch-task.ts'
import { LIMITS } from './fetch/limits.ts'
import { probeFolder } from './folder/look.ts'
import { fetchInputOf } from './run-job.ts'
import { saveSourceStep, sourceStep } from './source-store.ts'

/** Adds or changes a source; a folder is the one behind the ticket, or the one there was. */
export async function saveSource(
  context: JobContext,
  { folderTicket, profileTicket, ...draft }: Parsed<'sources.save'>,
): Promise<Result<'sources.save'>> {
  const profile = profileTicket === null ? null : (await readProfileFile(context, profileTicket)).text
  const place =
    draft.place.kind === 'folder'
      ? { ...draft.place, folder: await folderOf(context, folderTicket, draft.sourceId) }
      : draft.place
  return { sourceId: await context.run(saveSourceStep, { ...draft, place, profile }) }
}

async function folderOf(context: JobContext, ticket: string | null, sourceId: number | null): Promise<string> {
  const chosen = ticket === null ? null : context.tickets.resolve(ticket)
  if (chosen !== null) {
    const found = await stat(chosen.path).catch(() => null)
    if (found?.isDirectory() !== true)
      throw new AppError('not-found', 'This folder is no longer there. Choose it again.', {
        reason: 'source-no-folder',
      })
    return chosen.path
  }
  const before = sourceId === null ? null : (await context.run(sourceStep, { sourceId })).place
  if (before?.kind === 'folder') return before.folder
  throw new AppError('invalid-input', 'Choose the folder.', { reason: 'source-no-folder' })
}

/** Signs in and looks at what would be fetched; throws the cause where that does not go. */
export async function testSource(
  context: JobContext,
  { sourceId }: Parsed<'sources.test'>,
): Promise<Result<'sources.test'>> {
  const source = await context.run(sourceStep, { sourceId })
  if (source.place.kind === 'folder') return probeFolder(source.place)
  const input = await fetchInputOf(context, source)
  context.progress({ step: 'sources.testing', done: 0, total: null, waitingSeconds: null })
  return context.tasks.run<Probed>(probeTask.name, input, {
    signal: context.signal,
    idleTimeoutMs: LIMITS.silentMs * 3,
  })
}
