import { z } from 'zod'
import { changeSetSummary } from './catalogue.ts'
import { id, page, requestId } from './common.ts'
import { command, job, query } from './define.ts'

/** A server as an address names it, with its port where that says one. */
const host = z.string().min(1).max(300)

/** Pictures that files name by address or file: they come once their import is done. */
export const pictureOperations = {
  /** Which pictures the rows of a compared file name that are not here yet. */
  'import.pictures': job(
    z.strictObject({ importId: id }),
    z.object({
      /** Values that wait for them. */
      values: z.int(),
      /** On the web, each once. */
      addresses: z.int(),
      /** Most pictures first. `isAllowed`: somebody agreed to fetch from there for this supplier. */
      hosts: z.array(z.object({ host, count: z.int(), isAllowed: z.boolean() })),
      /** Found beside the file or in the folder chosen for it. */
      files: z.int(),
      missing: z.int(),
      /** The first of them. */
      missingNames: z.array(z.string()),
    }),
  ),
  /** Says where the pictures of a staged file are, besides beside it; null takes that back. To be compared again afterwards. */
  'import.pictureFolder': job(z.strictObject({ importId: id, ticket: z.string().nullable() }), z.object({})),
  /** Agrees to fetch from servers for the supplier of an import, or takes that back. Without it nothing is ever asked of them. */
  'import.allowPictures': command(
    z.strictObject({
      importId: id,
      hosts: z.array(host).max(1_000),
      isAllowed: z.boolean().default(true),
      /** A person typed them: they may stand in our own network. */
      isOwnNetwork: z.boolean().default(false),
    }),
    z.object({}),
  ),
  /** The pictures that values of finished imports wait for, the newest import first. */
  'pictures.waiting': query(
    z.strictObject({ importId: id.nullable().default(null) }),
    z.object({
      imports: z.array(
        z.object({
          importId: id,
          fileName: z.string(),
          /** Values of products. */
          values: z.int(),
          /** Pictures that will come: files, and of servers that somebody agreed to. */
          pictures: z.int(),
          /** Pictures of servers that nobody agreed to yet. */
          hosts: z.array(z.object({ host, count: z.int() })),
          failed: z.int(),
        }),
      ),
    }),
  ),
  /** The pictures of an import that did not come, and why, in the order of its rows. */
  'pictures.failed': query(
    z.strictObject({ importId: id, ...page }),
    z.object({
      total: z.int(),
      pictures: z.array(
        z.object({
          line: z.int(),
          productId: id,
          sku: z.string(),
          /** An address, or the name of a file. */
          picture: z.string(),
          reason: z.string(),
          details: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
    }),
  ),
  /**
   * Fetches and takes what an import waits for, and attaches it in one step that can be undone. What fails is listed, and
   * tried again with `retry`. Without a connection nothing is attached: everything waits on.
   */
  'pictures.fetch': job(
    z.strictObject({ requestId, importId: id, retry: z.boolean().default(false) }),
    z.object({
      /** Attached. */
      pictures: z.int(),
      products: z.int(),
      failed: z.int(),
      isOffline: z.boolean(),
      changeSet: changeSetSummary.nullable(),
    }),
  ),
}
