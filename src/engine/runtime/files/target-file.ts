import { randomUUID } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'

/**
 * Writes a file that is there whole or not at all: beside its place first, moved there once it lies on the disk. Where
 * the work fails or is cancelled, what stood there before still does.
 */
export async function writeTarget<T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  const partial = join(dirname(path), `.${randomUUID()}.part`)
  try {
    const file = await open(partial, 'wx')
    let result: T
    try {
      result = await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, path)
    return result
  } catch (error) {
    await rm(partial, { force: true })
    throw asAppError(error)
  }
}

/** What a disk says when it cannot take a file, in words a person can act on. */
function asAppError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('storage-full', 'There is no room for this file. Free some space or choose another place.')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
    case 'ENOENT':
      return new AppError(
        'invalid-input',
        'The file cannot be written there. Close it where it is open, or choose another place.',
        { reason: 'target-not-writable' },
        { cause: error },
      )
    default:
      return error
  }
}
