import { z } from 'zod'
import { job, query } from './define.ts'

/** Why nothing can be seen of a file that should be a picture. */
export const PICTURE_FAULTS = [
  'missing',
  'empty',
  'no-picture',
  'format',
  'too-many-pixels',
  'unreadable',
  'too-slow',
  'crashed',
] as const
export type PictureFault = (typeof PICTURE_FAULTS)[number]

/** What a person should know of a picture that can be shown. */
export const PICTURE_WARNINGS = ['damaged', 'animated', 'pages', 'cmyk', 'tiny', 'extreme-shape', 'location'] as const
export type PictureWarning = (typeof PICTURE_WARNINGS)[number]

/** A picture as it was decoded; with a fault, only what its first bytes say. */
const pictureFacts = z.object({
  fault: z.enum(PICTURE_FAULTS).nullable(),
  /** By its bytes, never by its name: jpeg, png, webp, gif, tiff, avif; of a refused one also heic, svg, bmp, jp2. */
  format: z.string().nullable(),
  /** In px as shown, the camera's orientation applied. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  colours: z.enum(['rgb', 'cmyk', 'grey']).nullable(),
  bitDepth: z.int().nullable(),
  hasAlpha: z.boolean(),
  /** Frames of an animation or pages of a document: the first is what is shown. */
  frames: z.int(),
  warnings: z.array(z.enum(PICTURE_WARNINGS)),
})
export type PictureFacts = z.infer<typeof pictureFacts>

const stored = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  /** In px; null for what is no picture or does not say. */
  width: z.int().nullable(),
  height: z.int().nullable(),
})

/** Pictures and documents (docs/media.md). */
export const mediaOperations = {
  /** Takes a picture or document into the catalogue: its hash is what an image or file attribute holds. */
  'media.take': job(z.strictObject({ ticket: z.string().min(1).max(100) }), stored.extend({ hash: z.string() })),
  /** What is known of pictures and documents, by hash; unknown ones are left out. */
  'media.assets': query(
    z.strictObject({ hashes: z.array(z.string().max(64)).max(500) }),
    z.object({ assets: z.record(z.string(), stored) }),
  ),
  /** What was seen in pictures, by hash; those that nobody has looked at yet are left out. */
  'media.facts': query(
    z.strictObject({ hashes: z.array(z.string().max(64)).max(500) }),
    z.object({ pictures: z.record(z.string(), pictureFacts) }),
  ),
}
