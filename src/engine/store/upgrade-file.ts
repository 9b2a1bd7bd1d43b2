import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../../shared/errors.ts'

const PIECE = 8 * 1024 * 1024

/** What an upgrade may need beside the copy: new indexes, and some room to breathe. */
const SPARE_SHARE = 0.3

/**
 * Copies a closed catalogue file to `<file>.upgrading`, over what an upgrade that was cut off left there. Where the file
 * system can share what is the same, it takes no time and no room. Throws `storage-full` before anything is written.
 */
export function copyForUpgrade(
  path: string,
  onShare: (share: number) => void,
): { readonly path: string; remove(): void } {
  const copy = `${path}.upgrading`
  const remove = (): void => {
    for (const leftover of [copy, `${copy}-journal`, `${copy}-wal`, `${copy}-shm`]) rmSync(leftover, { force: true })
  }
  remove()
  try {
    copyFileSync(path, copy, constants.COPYFILE_FICLONE_FORCE)
  } catch {
    requireRoom(path)
    try {
      copyInPieces(path, copy, onShare)
    } catch (error) {
      remove()
      throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? noRoom(path) : error
    }
  }
  return { path: copy, remove }
}

/** Puts the finished copy in the place of the file, which stays under `backup`. At every moment one of the two is there. */
export function takePlace(copy: string, path: string, backup: string): void {
  flush(copy)
  const unfinished = `${backup}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    linkSync(path, unfinished)
  } catch {
    copyFileSync(path, unfinished) // a file system without links: slower, and as safe
    flush(unfinished)
  }
  renameSync(unfinished, backup)
  renameSync(copy, path)
  flush(dirname(path))
}

function copyInPieces(from: string, to: string, onShare: (share: number) => void): void {
  const source = openSync(from, 'r')
  try {
    const target = openSync(to, 'wx')
    try {
      const { size } = fstatSync(source)
      const piece = Buffer.allocUnsafe(PIECE)
      for (let at = 0; at < size;) {
        const read = readSync(source, piece, 0, PIECE, at)
        if (read === 0) break
        for (let written = 0; written < read;) written += writeSync(target, piece, written, read - written)
        at += read
        onShare(at / size)
      }
    } finally {
      closeSync(target)
    }
  } finally {
    closeSync(source)
  }
}

function requireRoom(path: string): void {
  const { bavail, bsize } = statfsSync(dirname(path))
  if (bavail * bsize < statSync(path).size * (1 + SPARE_SHARE)) throw noRoom(path)
}

function noRoom(path: string): AppError {
  const megabytes = Math.ceil((statSync(path).size * (1 + SPARE_SHARE)) / 1e6)
  return new AppError(
    'storage-full',
    `This catalogue is to be brought up to date, which needs ${megabytes} MB of free space beside it. Nothing has changed yet; free some space and open it again.`,
    { reason: 'upgrade', megabytes },
  )
}

/** Has the disk hold a file, or the names in a folder, whatever happens to the power. */
function flush(path: string): void {
  let file: number
  try {
    file = openSync(path, statSync(path).isDirectory() ? 'r' : 'r+')
  } catch (error) {
    if (process.platform === 'win32') return // folders cannot be opened there
    throw error
  }
  try {
    fsyncSync(file)
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'EISDIR', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    closeSync(file)
  }
}
