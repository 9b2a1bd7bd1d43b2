import type { ReadContext } from '../../../runtime/module.ts'
import { pluckStatement } from '../../../store/database.ts'

interface Kept {
  readonly before: string
  /** Ids, as JSON. */
  readonly products: string
}

/**
 * The products, as a JSON list of ids, among which all are that were last changed before a moment. They are looked for
 * once per moment and thread: a change only ever makes a product fresh, so that who asks again tests these and no
 * others. Reading 100,000 products for it takes some 55 ms, which each edit would wait for.
 */
export function maybeStale({ db, memory }: Pick<ReadContext, 'db' | 'memory'>, before: string): string {
  const kept = memory.get('quality.stale') as Kept | undefined // set below
  if (kept?.before === before) return kept.products
  const products = JSON.stringify(pluckStatement(db, 'SELECT id FROM product WHERE updated_at < ?').all(before))
  memory.set('quality.stale', { before, products } satisfies Kept)
  return products
}
