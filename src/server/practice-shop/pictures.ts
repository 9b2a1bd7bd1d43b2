import { createHash } from 'node:crypto'
import { ApiError } from './api-error.ts'
import type { Picture } from './fields.ts'

export const maxPictureBytes = 25 * 1024 * 1024
const extensions = ['jpg', 'jpeg', 'png', 'gif', 'webp']

export interface StoredPicture {
  readonly attachment: string
  readonly extension: string
  readonly size: number
  readonly title: string
  readonly sha256: string
}

/**
 * Checks an upload: plain base64 without a `data:` prefix, a file name with a known extension, bytes that are such a
 * picture, at most 25 MB.
 */
export function readPictureUpload(resource: string, picture: Picture): StoredPicture {
  const refuse = (field: string) => new ApiError(400, `Invalid ${resource} ${field}`)
  const name = /^(.+)\.([a-z]+)$/i.exec(picture.filename)
  const extension = name?.[2]?.toLowerCase() ?? ''
  if (!name || !extensions.includes(extension)) throw refuse('filename')
  if (picture.attachment.length > (maxPictureBytes * 4) / 3 + 4)
    throw new ApiError(400, `Invalid ${resource} attachment: larger than 25 MB`)
  const { attachment } = picture
  if (attachment.length === 0 || attachment.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(attachment)) {
    throw refuse('attachment')
  }
  const bytes = Buffer.from(attachment, 'base64')
  if (!isPicture(bytes)) throw refuse('attachment')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { attachment, extension, size: bytes.length, title: name[1]!, sha256 }
}

const mediaTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
}
export const mediaTypeOf = (extension: string): string => mediaTypes[extension] ?? 'application/octet-stream'

function isPicture(bytes: Buffer): boolean {
  const starts = (...head: number[]) => head.every((byte, i) => bytes[i] === byte)
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  return (
    starts(0xff, 0xd8, 0xff) || starts(0x89, 0x50, 0x4e, 0x47) || bytes.toString('latin1', 0, 4) === 'GIF8' || isWebp
  )
}
