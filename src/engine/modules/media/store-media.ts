import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { MOST_MEDIA_BYTES } from '../../../shared/picture-files.ts'
import { pictureSize } from './picture-size.ts'

export interface StoredMedia {
  /** SHA-256 of the bytes, hex: the value of an image attribute. */
  readonly hash: string
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: number
  /** In px, of pictures that say so in their first bytes. */
  readonly width: number | null
  readonly height: number | null
}

/** Where the bytes of a hash lie. */
export function mediaPath(mediaFolder: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`Not a media hash: ${hash}`)
  return join(mediaFolder, hash.slice(0, 2), hash)
}

/** Where the small version of a picture lies: beside the bytes, made again where it is missing. */
export function thumbnailPath(mediaFolder: string, hash: string): string {
  return mediaPath(join(mediaFolder, 'thumbnails'), hash)
}

/**
 * Copies a file into the media folder under its hash; the same bytes are stored once. When it returns, the bytes are
 * on the disk, so a row may refer to them: written beside, flushed, renamed, and the folder flushed.
 */
export function storeMedia(source: string, mediaFolder: string): StoredMedia
/** As above; null where the file is gone or has another hash than expected. */
export function storeMedia(source: string, mediaFolder: string, expected: string | undefined): StoredMedia | null
export function storeMedia(source: string, mediaFolder: string, expected?: string): StoredMedia | null {
  if (expected !== undefined && !existsSync(source)) return null
  const bytes = readFileSync(source)
  if (bytes.length === 0 || bytes.length > MOST_MEDIA_BYTES) {
    throw new AppError(
      'source-unreadable',
      `${basename(source)} is ${bytes.length === 0 ? 'empty' : 'larger than 50 MB'} and was not taken.`,
      { reason: bytes.length === 0 ? 'empty' : 'too-large' },
    )
  }
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (expected !== undefined && hash !== expected) return null
  const target = mediaPath(mediaFolder, hash)
  if (!existsSync(target)) writeDurably(target, bytes)
  const { width = null, height = null } = pictureSize(bytes) ?? {}
  return { hash, fileName: basename(source), mediaType: mediaTypeOf(bytes), bytes: bytes.length, width, height }
}

function writeDurably(target: string, bytes: Uint8Array): void {
  const folder = dirname(target)
  mkdirSync(folder, { recursive: true })
  const temporary = `${target}.${process.pid}.part`
  try {
    const file = openSync(temporary, 'wx')
    try {
      writeSync(file, bytes)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, target)
  } finally {
    rmSync(temporary, { force: true })
  }
  if (process.platform === 'win32') return // folders cannot be flushed there
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

const SIGNATURES: readonly (readonly [string, RegExp])[] = [
  ['image/jpeg', /^ffd8ff/],
  ['image/png', /^89504e470d0a1a0a/],
  ['image/gif', /^47494638/],
  ['image/webp', /^52494646.{8}57454250/],
  ['image/avif', /^.{8}6674797061766966/],
  ['image/tiff', /^(?:49492a00|4d4d002a)/],
  ['application/pdf', /^255044462d/],
]

/** The type by the first bytes, never by the name; `application/octet-stream` when it is none that we know. */
export function mediaTypeOf(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.length)).toString('hex')
  return SIGNATURES.find(([, signature]) => signature.test(start))?.[0] ?? 'application/octet-stream'
}
