import type { ReadContext, WriteContext } from '../../runtime/module.ts'
import { writeStep } from '../../runtime/module.ts'
import { noMemory, type Memory, type VariantMemory } from './connectors/lightspeed-ecom/work.ts'

/** What one product of ours is in a shop: its id there, what was sent, and the same of its variants. */
export interface ProductLink {
  readonly productId: number
  readonly remoteId: number | null
  readonly memory: Memory
  readonly variants: Readonly<Record<number, VariantMemory>>
}

/** A creation that was begun: kept until the product is known in the shop or known not to be. */
export interface Intent {
  readonly productId: number
  readonly afterId: number
  readonly title: string
}

const entities = { product: 'product', variant: 'variant', intent: 'intent', category: 'category' } as const

interface RefRow {
  readonly local_id: string
  readonly remote_id: string
  readonly sent: string | null
}

/** Links of the given products and their variants. */
export function loadLinks(
  { db }: ReadContext,
  connectionId: number,
  products: readonly { productId: number; variantIds: readonly number[] }[],
): ProductLink[] {
  const one = db.prepare(
    'SELECT local_id, remote_id, sent FROM remote_ref WHERE connection_id = ? AND entity = ? AND local_id = ?',
  )
  const read = (entity: string, id: number): RefRow | undefined =>
    one.get(connectionId, entity, String(id)) as RefRow | undefined
  return products.map(({ productId, variantIds }) => {
    const ref = read(entities.product, productId)
    const variants = variantIds.flatMap((id): [number, VariantMemory][] => {
      const row = read(entities.variant, id)
      return row
        ? [[id, { remoteId: Number(row.remote_id), facts: JSON.parse(row.sent ?? '{}') as VariantMemory['facts'] }]]
        : []
    })
    return {
      productId,
      remoteId: ref ? Number(ref.remote_id) : null,
      memory: ref?.sent ? (JSON.parse(ref.sent) as Memory) : noMemory,
      variants: Object.fromEntries(variants),
    }
  })
}

export function loadIntents({ db }: ReadContext, connectionId: number): Intent[] {
  return loadEntity(db, connectionId, entities.intent).map(({ local_id, sent }) => ({
    productId: Number(local_id),
    ...(JSON.parse(sent ?? '{}') as Omit<Intent, 'productId'>),
  }))
}

/** Our category ids and the shop's. */
export const loadCategoryLinks = ({ db }: ReadContext, connectionId: number): [number, number][] =>
  loadEntity(db, connectionId, entities.category).map(({ local_id, remote_id }) => [
    Number(local_id),
    Number(remote_id),
  ])

/** Every product of the shop that is one of ours. */
export const loadClaimed = ({ db }: ReadContext, connectionId: number): number[] =>
  loadEntity(db, connectionId, entities.product).map(({ remote_id }) => Number(remote_id))

const loadEntity = (db: ReadContext['db'], connectionId: number, entity: string): RefRow[] =>
  db
    .prepare('SELECT local_id, remote_id, sent FROM remote_ref WHERE connection_id = ? AND entity = ?')
    .all(connectionId, entity) as RefRow[]

/** Notes what the shop calls our products; a product that has a link has no open intent. */
export function saveLinks(context: WriteContext, connectionId: number, links: readonly ProductLink[]): void {
  const { db, clock } = context
  const at = clock.now().toISOString()
  const put = db.prepare(
    `INSERT INTO remote_ref (connection_id, entity, local_id, remote_id, sent, sent_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET remote_id = excluded.remote_id, sent = excluded.sent, sent_at = excluded.sent_at`,
  )
  const dropIntent = db.prepare('DELETE FROM remote_ref WHERE connection_id = ? AND entity = ? AND local_id = ?')
  db.transaction(() => {
    for (const { productId, remoteId, memory, variants } of links) {
      if (remoteId === null) continue
      put.run(connectionId, entities.product, String(productId), String(remoteId), JSON.stringify(memory), at)
      for (const [variantId, variant] of Object.entries(variants)) {
        put.run(connectionId, entities.variant, variantId, String(variant.remoteId), JSON.stringify(variant.facts), at)
      }
      dropIntent.run(connectionId, entities.intent, String(productId))
    }
  })()
}

export const saveLinksStep = writeStep(
  'publish.saveLinks',
  (context, { connectionId, links }: { connectionId: number; links: readonly ProductLink[] }): void =>
    saveLinks(context, connectionId, links),
)

export const saveIntentsStep = writeStep(
  'publish.saveIntents',
  ({ db, clock }, { connectionId, intents }: { connectionId: number; intents: readonly Intent[] }): void => {
    const put = db.prepare(
      `INSERT INTO remote_ref (connection_id, entity, local_id, remote_id, sent, sent_at) VALUES (?, 'intent', ?, '', ?, ?)
       ON CONFLICT DO NOTHING`,
    )
    const at = clock.now().toISOString()
    db.transaction(() => {
      // An older intent of the same product looks further back, so it stays.
      for (const { productId, ...intent } of intents)
        put.run(connectionId, String(productId), JSON.stringify(intent), at)
    })()
  },
)

/** Creations that the shop refused, or that were looked for and never happened. */
export const dropIntentsStep = writeStep(
  'publish.dropIntents',
  ({ db }, { connectionId, productIds }: { connectionId: number; productIds: readonly number[] }): void => {
    const drop = db.prepare(`DELETE FROM remote_ref WHERE connection_id = ? AND entity = 'intent' AND local_id = ?`)
    db.transaction(() => {
      for (const id of productIds) drop.run(connectionId, String(id))
    })()
  },
)

export const saveCategoryLinkStep = writeStep(
  'publish.saveCategoryLink',
  ({ db, clock }, { connectionId, ours, theirs }: { connectionId: number; ours: number; theirs: number }): void => {
    db.prepare(
      `INSERT INTO remote_ref (connection_id, entity, local_id, remote_id, sent_at) VALUES (?, 'category', ?, ?, ?)
       ON CONFLICT DO UPDATE SET remote_id = excluded.remote_id`,
    ).run(connectionId, String(ours), String(theirs), clock.now().toISOString())
  },
)
