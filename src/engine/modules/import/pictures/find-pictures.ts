import { dirname } from 'node:path'
import type { PictureFinder } from '../../../core/mapping/picture-reader.ts'
import { type PictureRef, refKey } from '../../../core/pictures/picture-refs.ts'
import type { Db } from '../../../store/database.ts'
import type { ImportColumn } from '../plan/import-columns.ts'
import type { RunDescription } from '../run/import-run.ts'
import type { FindFile } from './local-files.ts'
import { fileFinder, noteLocalFiles } from './local-files.ts'
import { pictureFetched } from './fetched.ts'

/** Finds the hash of a picture by what was fetched before, and of a file by what was taken of it as it is now. */
export function pictureFinder(db: Db, staging: Db): PictureFinder {
  const fetched = pictureFetched(db)
  const find = fileFinder(staging)
  return (ref) => fetched(waitingName(ref, find))
}

/**
 * What a picture waits under (`picture_wait`): resolved, since staged files do not stay; a file with its size and date,
 * since another may come to lie under its name.
 */
export function waitingName(ref: PictureRef, find: FindFile): string {
  if (ref.kind !== 'file') return refKey(ref)
  const file = find(ref.path)
  return file === null ? `missing:${ref.path}` : `file:${file.stamp}:${file.file}`
}

/** Looks for pictures beside the file where its columns may name any: there and below, and in a folder a person chose. */
export function lookBeside(
  staging: Db,
  columns: readonly ImportColumn[],
  { sourcePath, morePaths = [], pictureFolder }: RunDescription,
): void {
  if (!columns.some(isOfPictures)) return
  const beside = [sourcePath, ...morePaths].map((path) => dirname(path))
  noteLocalFiles(staging, pictureFolder === undefined ? beside : [...beside, pictureFolder])
}

/** Whether a column's cells name pictures that are to be fetched or taken. */
export function isOfPictures({ column: { attribute }, source }: ImportColumn): boolean {
  return source.isOwnExport !== true && (attribute?.type === 'image' || attribute?.type === 'asset-collection')
}
