import { readFile } from 'node:fs/promises'
import type { Metadata, Sharp } from 'sharp'
import type { PictureFacts, PictureFault, PictureWarning } from '../../../../shared/contract/media.ts'
import { fingerprintOf } from '../../../core/media/fingerprint.ts'
import { hasLocation } from './has-location.ts'
import type { PictureLibrary } from '../sharp-in-electron.ts'
import { DECODED, sniffPicture } from './sniff-picture.ts'

export interface SeenPicture {
  readonly facts: PictureFacts
  /** Null of what cannot be seen. */
  readonly fingerprint: Uint8Array | null
  /** WebP, upright, in sRGB, of at most 400 px; null of what cannot be seen. */
  readonly thumbnail: Uint8Array | null
}

/** More than a camera takes; 900 megapixels in a file of 100 KB are there to do harm. */
const MOST_PIXELS = 120_000_000
const MOST_SECONDS = 20
export const THUMBNAIL_PX = 400
/** Enough for 24 x 24 points and the box of the content. */
const PRINT_PX = 256
/** Nothing smaller is of use in any shop. */
const TINY_PX = 50
const MOST_RATIO = 20

/**
 * Decodes a picture to see whether it can be: what its head says is not believed. Only for task processes. Bytes after
 * the end, a wrong extension and a profile nobody knows are no fault; what is cut off is shown as far as it goes.
 */
export async function lookAtPicture(sharp: PictureLibrary, path: string): Promise<SeenPicture> {
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return unseen('missing', null)
  if (bytes.length === 0) return unseen('empty', null)
  const format = sniffPicture(bytes)
  if (format === null) return unseen('no-picture', null)
  if (!DECODED.has(format)) return unseen('format', format)
  const open = (failOn: 'warning' | 'none'): Sharp => sharp(bytes, { failOn, limitInputPixels: MOST_PIXELS })
  let head: Metadata
  try {
    head = await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    return unseen('unreadable', format)
  }
  if (head.width * head.height > MOST_PIXELS) return unseen('too-many-pixels', format, head)
  const whole = await attempt(open('warning'))
  if (whole === 'too-slow') return unseen(whole, format, head)
  const small = whole ?? (await attempt(open('none')))
  if (small === null || small === 'too-slow') return unseen(small ?? 'unreadable', format, head)
  const { data, info } = small
  const raw = { raw: { width: info.width, height: info.height, channels: 4 as const } }
  const thumbnail = await sharp(data, raw).webp({ quality: 80 }).toBuffer()
  const print = await sharp(data, raw)
    .flatten({ background: '#fff' })
    .resize(PRINT_PX, PRINT_PX, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const facts = factsOf(head, format)
  return {
    facts: whole === null ? { ...facts, warnings: ['damaged', ...facts.warnings] } : facts,
    fingerprint: fingerprintOf({ rgb: print.data, width: print.info.width, height: print.info.height }),
    thumbnail,
  }
}

interface SmallPicture {
  readonly data: Uint8Array
  readonly info: { readonly width: number; readonly height: number }
}

/** Upright, in sRGB, small, with four channels; null where it cannot be decoded. */
async function attempt(picture: Sharp): Promise<SmallPicture | 'too-slow' | null> {
  try {
    return await picture
      .timeout({ seconds: MOST_SECONDS })
      .autoOrient()
      .resize(THUMBNAIL_PX, THUMBNAIL_PX, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
  } catch (error) {
    return error instanceof Error && error.message.includes('timeout') ? 'too-slow' : null
  }
}

function factsOf(head: Metadata, format: string): PictureFacts {
  const { width, height } = head.autoOrient
  const frames = head.pages ?? 1
  const colours = head.space === 'cmyk' ? 'cmyk' : head.channels < 3 ? 'grey' : 'rgb'
  const warnings: PictureWarning[] = []
  if (frames > 1) warnings.push(format === 'tiff' ? 'pages' : 'animated')
  if (colours === 'cmyk') warnings.push('cmyk')
  if (Math.max(width, height) < TINY_PX) warnings.push('tiny')
  if (Math.max(width, height) > MOST_RATIO * Math.min(width, height)) warnings.push('extreme-shape')
  if (head.exif && hasLocation(head.exif)) warnings.push('location')
  const bitDepth = head.depth === 'ushort' ? 16 : 8
  return { fault: null, format, width, height, colours, bitDepth, hasAlpha: head.hasAlpha, frames, warnings }
}

/** What is told of a file that cannot be seen. */
export function unseen(fault: PictureFault, format: string | null, head?: Metadata): SeenPicture {
  const { width = null, height = null } = head?.autoOrient ?? {}
  const rest = { colours: null, bitDepth: null, hasAlpha: false, frames: 1, warnings: [] }
  return { facts: { fault, format, width, height, ...rest }, fingerprint: null, thumbnail: null }
}
