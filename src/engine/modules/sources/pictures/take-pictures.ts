import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../../shared/errors.ts'
import type { JobContext } from '../../../runtime/module.ts'
import type { PictureOutcome } from '../../import/index.ts'
import type { FileToSee, KeptFacts } from '../../media/index.ts'
import { keepFactsStep, lookAtFiles, takeStep, thumbnailPath } from '../../media/index.ts'
import type { FetchedPicture } from './fetch-pictures.ts'
import { PICTURE_LIMITS } from './picture-task.ts'

/**
 * Looks at files in a task process and takes those in which a whole picture is seen: nothing else is ever stored. One
 * that ends too soon is no whole one. Answers with what became of each.
 */
export async function takePictures(
  context: JobContext,
  pictures: readonly FetchedPicture[],
  folder: string,
): Promise<readonly PictureOutcome[]> {
  const outcomes: PictureOutcome[] = []
  const files: (FileToSee & { readonly of: FetchedPicture })[] = []
  for (const of of pictures) {
    const hash = of.hash ?? (await hashOf(of.path))
    if (hash === null) outcomes.push({ picture: of.picture, reason: 'picture-missing', details: {} })
    else files.push({ hash, path: of.path, thumbnail: join(folder, 'thumbnails', hash), of })
  }
  const seen = new Map<string, KeptFacts>()
  await lookAtFiles(context.tasks, thumbnailsOf(context, files), context.signal, (each) => seen.set(each.hash, each))
  for (const { hash, path, of } of files) {
    context.signal.throwIfAborted()
    const facts = seen.get(hash)?.facts
    const fault = facts?.fault ?? (facts?.warnings.includes('damaged') === true ? 'damaged' : null)
    if (facts === undefined || fault !== null) {
      outcomes.push({ picture: of.picture, reason: `picture-${fault ?? 'unreadable'}`, details: {} })
      continue
    }
    const taken = await context.run(takeStep, { path, folder: context.paths.media, expected: hash })
    outcomes.push(
      taken === null
        ? { picture: of.picture, reason: 'picture-missing', details: {} }
        : { picture: of.picture, hash, etag: of.etag ?? null, lastModified: of.lastModified ?? null },
    )
  }
  const kept = [...seen.values()].filter(({ hash }) => outcomes.some((each) => 'hash' in each && each.hash === hash))
  if (kept.length > 0) await context.run(keepFactsStep, kept)
  return outcomes
}

/** Each picture once: a thumbnail is written under its hash. */
function thumbnailsOf({ paths }: JobContext, files: readonly FileToSee[]): readonly FileToSee[] {
  const once = new Map(files.map((file) => [file.hash, file]))
  return [...once.values()].map(({ hash, path }) => ({ hash, path, thumbnail: thumbnailPath(paths.media, hash) }))
}

/** Null for a file that is gone or larger than is taken. */
async function hashOf(path: string): Promise<string | null> {
  try {
    if ((await stat(path)).size > PICTURE_LIMITS.maxBytes) return null
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  } catch (error) {
    if (error instanceof AppError) throw error
    return null
  }
}
