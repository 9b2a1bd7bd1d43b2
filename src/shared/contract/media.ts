import { z } from 'zod'
import { id, rejection, requestId } from './common.ts'
import { job, query } from './define.ts'

/** Why nothing can be seen of a file that should be a picture. */
export const PICTURE_FAULTS = [
  'missing',
  'empty',
  'too-large',
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

/** What is said of a picture before it goes to a channel; none of these keeps it from being attached. */
export const PICTURE_PROBLEMS = ['too-small', 'wrong-extension', ...PICTURE_WARNINGS] as const
export type PictureProblem = (typeof PICTURE_PROBLEMS)[number]

/** A picture as it was decoded; with a fault, only what its first bytes say. */
export const pictureFacts = z.object({
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

/** What was found for a dropped picture; only what is `matched` is attached without a person's word. */
export const MATCH_KINDS = ['matched', 'look-alike', 'to-decide', 'duplicate', 'unseen'] as const

const guess = z.object({
  productId: id,
  sku: z.string(),
  /** In the language asked for; null where it has none. */
  name: z.string().nullable(),
  /** Its main picture, if any, by hash. */
  picture: z.string().nullable(),
  /** 0 to 1. */
  confidence: z.number(),
  reason: z.enum(['sku', 'gtin', 'folder', 'look-alike', 'words', 'contradiction']),
})

const stagedPicture = z.object({
  /** Its number in the drop, by which it is decided. */
  index: z.int(),
  /** From what was dropped on, parted by `/`. */
  path: z.string(),
  hash: z.string().nullable(),
  bytes: z.int(),
  kind: z.enum(MATCH_KINDS),
  /** The product it is matched with or looks like first; to decide: the best three; none for what cannot be seen. */
  guesses: z.array(guess).max(3),
  /** The picture it looks like, by hash, or that has the same bytes, by path. */
  of: z.string().nullable(),
  /** Where it comes among its product's pictures; null where no product is sure. */
  place: z.int().nullable(),
  problems: z.array(z.enum(PICTURE_PROBLEMS)),
  fault: z.enum(PICTURE_FAULTS).nullable(),
  format: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
})

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
  /** Reads the pictures in files and folders, looks at them, and finds the product of each. Changes nothing yet. */
  'media.stagePictures': job(
    z.strictObject({ tickets: z.array(z.string().min(1).max(100)).min(1).max(10_000) }),
    z.object({
      dropId: z.string(),
      pictures: z.int(),
      kinds: z.record(z.enum(MATCH_KINDS), z.int()),
      /** How many have each problem, whatever their kind. */
      problems: z.record(z.enum(PICTURE_PROBLEMS), z.int()),
      /** How many pictures have something to be said of them: a problem, a fault, or the bytes of another one. */
      troubled: z.int(),
      /** Files that are no pictures. */
      others: z.int(),
      /** Archives that were not opened, and why: locked, damaged, unpacking to far more than they are. */
      refused: z.array(z.object({ path: z.string(), reason: z.string() })),
      /** More than 20,000: the rest was left. */
      isCut: z.boolean(),
    }),
  ),
  /** A page of a drop, in the order of the paths. */
  'media.stagedPictures': query(
    z.strictObject({
      dropId: z.string().max(36),
      kinds: z.array(z.enum(MATCH_KINDS)).default([...MATCH_KINDS]),
      /** Only those that have something to be said of them. */
      isTroubled: z.boolean().default(false),
      /** Of the products' names. */
      locale: z.string().max(35).nullable().default(null),
      from: z.int().nonnegative().default(0),
      count: z.int().positive().max(1_000).default(200),
    }),
    z.object({ total: z.int(), pictures: z.array(stagedPicture) }),
  ),
  /** Puts a drop away: what was unpacked and seen of pictures that were not attached is cleared. */
  'media.discardPictures': job(z.strictObject({ dropId: z.string().max(36) }), z.object({ cleared: z.int() })),
  /**
   * Takes the matched pictures of a drop and attaches them in order, in one undoable step; others only where a decision
   * names their product. A decision of null leaves a picture out.
   */
  'media.attachPictures': job(
    z.strictObject({
      requestId,
      dropId: z.string().max(36),
      decisions: z
        .array(z.strictObject({ index: z.int(), productId: id.nullable() }))
        .max(20_000)
        .default([]),
    }),
    z.object({
      /** The step that undo takes back; null where nothing was attached. */
      changeSetId: id.nullable(),
      pictures: z.int(),
      products: z.int(),
      /** Files that are not what they were when they were looked at, by path: left out. */
      changed: z.array(z.string()),
      /** SKUs of products that have no column for pictures, or not for so many. */
      withoutRoom: z.array(z.string()),
      rejections: z.array(rejection),
    }),
  ),
}
