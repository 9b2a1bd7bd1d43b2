import type { Media } from './sender.ts'
import { slugOf } from './slug.ts'

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

/** The shop's own limit. */
const MAX_PICTURE_BYTES = 25 * 1024 * 1024

/** File extension the shop knows for this picture; null where it would refuse it. */
export const pictureExtension = ({ mediaType, bytes }: Media): string | null =>
  bytes.length <= MAX_PICTURE_BYTES ? (extensions[mediaType] ?? null) : null

/** A name by which a picture is found again in the shop, where it becomes the picture's title. */
export const pictureName = (sku: string, hash: string): string => `${slugOf(sku) || 'picture'}-${hash.slice(0, 10)}`
