import { z } from 'zod'
import { cellValue, code, column, id, page, requestId } from './common.ts'
import { command, job, query } from './define.ts'

export const connectionInfo = z.object({
  id,
  name: z.string(),
  type: z.enum(['lightspeed-ecom']),
  channel: z.string(),
  cluster: z.string(),
  origin: z.string().nullable(),
  key: z.string(),
  hasSecret: z.boolean(),
  isPractice: z.boolean(),
  lastPublishedAt: z.string().nullable(),
})
export type ConnectionInfo = z.infer<typeof connectionInfo>

/** Attribute (a column without locale) to a field of the shop, e.g. `name` to `product.title`. */
export const fieldMapping = z.strictObject({
  field: z.string(),
  column: column.nullable(),
  locale: z.string().nullable().default(null),
})

const limits = z.array(z.object({ window: z.string(), limit: z.int(), remaining: z.int(), resetSeconds: z.int() }))

export const planCounts = z.object({
  create: z.int(),
  update: z.int(),
  unchanged: z.int(),
  blocked: z.int(),
  calls: z.int(),
  seconds: z.number(),
})

export const publishRecord = z.object({
  productId: id,
  sku: z.string(),
  name: z.string(),
  /** Plan: create, update, unchanged, blocked. Run: waiting, sent, failed besides. */
  state: z.enum(['create', 'update', 'unchanged', 'blocked', 'waiting', 'sent', 'failed']),
  /** Why blocked or failed: a code with parameters, and plain English. */
  cause: z.object({ code: z.string(), message: z.string(), columns: z.array(z.string()) }).nullable(),
  fields: z.array(
    z.object({
      field: z.string(),
      language: z.string().nullable(),
      variant: z.string().nullable(),
      before: cellValue,
      after: cellValue,
    }),
  ),
  calls: z.int(),
})
export type PublishRecord = z.infer<typeof publishRecord>

export const publishOperations = {
  'publish.connections': query(z.strictObject({}), z.object({ connections: z.array(connectionInfo) })),
  'publish.saveConnection': command(
    z.strictObject({
      connectionId: id.nullable().default(null),
      name: z.string().min(1).max(100),
      type: z.literal('lightspeed-ecom'),
      channel: code,
      cluster: z.enum(['eu1', 'us1']).default('eu1'),
      origin: z.string().max(300).nullable().default(null),
      key: z.string().min(1).max(200),
      /**
       * Name under which main or the environment holds the secret; the secret itself never comes this way. Null keeps
       * the one of an existing connection; a new one is refused without.
       */
      secretRef: z.string().min(1).max(200).nullable().default(null),
    }),
    z.object({ connectionId: id }),
  ),
  'publish.removeConnection': command(z.strictObject({ connectionId: id }), z.object({})),
  'publish.testConnection': job(
    z.strictObject({ connectionId: id }),
    z.object({
      shop: z.string(),
      languages: z.array(z.object({ code: z.string(), title: z.string(), isDefault: z.boolean() })),
      limits,
    }),
  ),
  /** Starts the practice shop that ships with the app (if not running) and makes its connection. */
  'publish.startPracticeShop': job(
    z.strictObject({
      channel: code.nullable().default(null),
      /** What its connection is called when it is made; later it keeps its name. */
      name: z.string().min(1).max(100).default('Practice shop'),
    }),
    z.object({ connectionId: id, origin: z.string() }),
  ),
  'publish.mapping': query(
    z.strictObject({ connectionId: id }),
    z.object({
      fields: z.array(
        z.object({
          field: z.string(),
          isLocalized: z.boolean(),
          isRequired: z.boolean(),
          mapping: fieldMapping,
          /** Columns that may go there; internal attributes are never among them. */ candidates: z.array(z.string()),
        }),
      ),
    }),
  ),
  'publish.setMapping': command(
    z.strictObject({ connectionId: id, fields: z.array(fieldMapping).max(200) }),
    z.object({}),
  ),
  /** The record as it would go out, per language, as JSON text for reading; as it would be for a context, if one is given. */
  'publish.previewRecord': query(
    z.strictObject({ connectionId: id, productId: id, context: code.nullable().default(null) }),
    z.object({ record: z.string(), missing: z.array(z.string()) }),
  ),
  'publish.plan': job(
    z.strictObject({ connectionId: id, filter: z.string().max(10_000).default('') }),
    z.object({ planId: id, counts: planCounts }),
  ),
  'publish.planRows': query(
    z.strictObject({ planId: id, state: z.string().nullable().default(null), ...page }),
    z.object({ total: z.int(), records: z.array(publishRecord), counts: planCounts }),
  ),
  'publish.run': job(
    z.strictObject({ requestId, planId: id }),
    z.object({
      sent: z.int(),
      unchanged: z.int(),
      blocked: z.int(),
      failed: z.int(),
      calls: z.int(),
      seconds: z.number(),
    }),
  ),
  /** Plans again only what failed or was blocked in this plan. */
  'publish.planFailed': job(z.strictObject({ planId: id }), z.object({ planId: id, counts: planCounts })),
  'publish.runs': query(
    z.strictObject({ connectionId: id.nullable().default(null), limit: z.int().positive().max(200).default(50) }),
    z.object({
      runs: z.array(
        z.object({
          planId: id,
          connectionId: id,
          state: z.string(),
          startedAt: z.string(),
          endedAt: z.string().nullable(),
          sent: z.int(),
          failed: z.int(),
          blocked: z.int(),
          unchanged: z.int(),
          calls: z.int(),
        }),
      ),
    }),
  ),
}
