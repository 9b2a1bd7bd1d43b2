import { z } from 'zod'
import { id, page, rejection, requestId } from './common.ts'
import { DOCUMENT_TYPES, LIBRARY_ORDERS, LIBRARY_PARTS } from '../media-library.ts'
import { command, job, query } from './define.ts'
import { PICTURE_FAULTS, PICTURE_PROBLEMS, pictureFacts } from './media.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const locale = z.string().max(35).nullable().default(null)

const listed = z.object({
  hash: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Of pictures that were looked at: jpeg, png, …; null of others. */
  format: z.string().nullable(),
  isUsed: z.boolean(),
  /** It has an alternative text in the language asked for. */
  hasAlt: z.boolean(),
  fault: z.enum(PICTURE_FAULTS).nullable(),
  problems: z.array(z.enum(PICTURE_PROBLEMS)),
  /** Of documents: `2027-03-01`. */
  expiresOn: z.string().nullable(),
  expiry: z.enum(['expired', 'soon']).nullable(),
})

/** Every picture and document of the catalogue, each stored once (docs/media.md). */
export const mediaLibraryOperations = {
  /** A page of the library. Words of `search` are all looked for in the name, any case. */
  'media.library': query(
    z.strictObject({
      part: z.enum(LIBRARY_PARTS).default('all'),
      search: z.string().max(200).default(''),
      /** As in `counts.formats`: `jpeg`, `pdf`. */
      format: z.string().max(20).nullable().default(null),
      order: z.enum(LIBRARY_ORDERS).default('newest'),
      locale,
      ...page,
    }),
    z.object({ total: z.int(), from: z.int(), assets: z.array(listed) }),
  ),
  /** How many files each part has, whatever is searched, and how many are of each format. */
  'media.libraryCounts': query(
    z.strictObject({ locale }),
    z.object({
      parts: z.record(z.enum(LIBRARY_PARTS), z.int()),
      formats: z.array(z.object({ format: z.string(), count: z.int() })),
      bytes: z.int(),
    }),
  ),
  /** One file with all that is known of it, and the first 200 products that show it, by SKU. */
  'media.asset': query(
    z.strictObject({ hash, locale }),
    z.object({
      asset: listed.nullable(),
      altTexts: z.record(z.string(), z.string()),
      /** Of the document's words. */
      language: z.string().nullable(),
      documentType: z.enum(DOCUMENT_TYPES).nullable(),
      facts: pictureFacts.nullable(),
      /** Products that are not in the bin; variants count beside the model that lends them the file. */
      products: z.int(),
      inBin: z.int(),
      uses: z.array(
        z.object({
          productId: id,
          sku: z.string(),
          name: z.string().nullable(),
          columns: z.array(z.string()),
        }),
      ),
    }),
  ),
  /** Says what a file shows or is, as one undoable step; what is left out stays. */
  'media.describe': command(
    z.strictObject({
      requestId,
      hash,
      /** By language, the whole of them: a language left out has none any more. */
      altTexts: z.record(z.string().max(35), z.string().max(1_000)).optional(),
      language: z.string().max(35).nullable().optional(),
      documentType: z.enum(DOCUMENT_TYPES).nullable().optional(),
      expiresOn: z.iso.date().nullable().optional(),
    }),
    z.object({ changeSetId: id.nullable() }),
  ),
  /**
   * Takes a file in and puts it wherever another one is, in one undoable step; it takes over the alternative texts
   * where it has none. The old file stays, unused. Inherited values follow their model.
   */
  'media.replace': job(
    z.strictObject({ requestId, hash, ticket: z.string().min(1).max(100) }),
    z.object({
      hash: z.string(),
      /** Null where nothing changed: the same bytes, or nowhere used. */
      changeSetId: id.nullable(),
      products: z.int(),
      rejections: z.array(rejection),
    }),
  ),
}
