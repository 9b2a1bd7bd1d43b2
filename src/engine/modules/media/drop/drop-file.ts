import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PictureFacts } from '../../../../shared/contract/media.ts'
import { AppError } from '../../../../shared/errors.ts'
import { pictureProblems } from '../../../core/media/picture-problems.ts'
import type { PictureMatch } from '../../../core/media/match-pictures.ts'

/** A picture of a drop: where it lies, what was seen in it, and what became of it. */
export interface StagedPicture {
  readonly path: string
  readonly file: string
  /** Null of what is too large to be taken. */
  readonly hash: string | null
  readonly bytes: number
  readonly facts: PictureFacts
  /** Null of what cannot be seen: there is nothing to attach. */
  readonly match: PictureMatch | null
}

const DROP_ID = /^[0-9a-f-]{36}$/

/** A drop waits in the work folder, beside staged files: what is lost there is dropped again. */
export function dropPath(workFolder: string, dropId: string): string {
  if (!DROP_ID.test(dropId)) throw new AppError('not-found', 'These pictures are not staged any more.', { dropId })
  return join(workFolder, `pictures-${dropId}.json`)
}

/** Where pictures out of the archives of a drop lie. */
export function unpackedFolder(workFolder: string, dropId: string): string {
  return dropPath(workFolder, dropId).replace(/\.json$/, '')
}

/** Whether there is something to be said of a picture: a problem, a fault, or that another has the same bytes. */
export function isTroubled({ path, facts, match }: StagedPicture): boolean {
  return match === null || match.kind === 'duplicate' || pictureProblems(facts, path).length > 0
}

export function writeDrop(path: string, pictures: readonly StagedPicture[]): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.part`, JSON.stringify(pictures))
  renameSync(`${path}.part`, path)
}

export function readDrop(path: string): readonly StagedPicture[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as StagedPicture[] // writeDrop's
  } catch (error) {
    throw new AppError('not-found', 'These pictures are not staged any more. Choose them again.', {}, { cause: error })
  }
}
