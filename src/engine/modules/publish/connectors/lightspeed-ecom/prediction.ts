import { overwrittenIds } from './check-before.ts'
import { planOperations, type Operation } from './operations.ts'
import { BATCH_SIZE } from './send-batch.ts'
import { BULK_SIZE, chunks } from './sender.ts'
import { pagesFor } from './shop-reader.ts'
import type { ShopContext, Work } from './work.ts'

/** Ids of everything in the shop, ascending: tells how many pages reading some of them takes. */
export interface ShopIds {
  readonly products: readonly number[]
  readonly variants: readonly number[]
}

export interface BulkSupport {
  readonly variants: boolean
  readonly links: boolean
}

/**
 * The number of requests a run makes for these products, in this order, when nothing goes wrong: exactly those that
 * `sendBatch` makes. Brands and categories that have to be made first are counted apart.
 */
export function predictCalls(works: readonly Work[], context: ShopContext, ids: ShopIds, bulk: BulkSupport): number {
  return chunks(works, BATCH_SIZE).reduce((sum, batch) => sum + batchCalls(batch, context, ids, bulk), 0)
}

function batchCalls(batch: readonly Work[], context: ShopContext, ids: ShopIds, bulk: BulkSupport): number {
  const planned = batch.map((work) => ({ work, operations: planOperations(work, context) }))
  const all = planned.flatMap(({ operations }) => operations)
  const count = (...kinds: Operation['kind'][]): number => all.filter(({ kind }) => kinds.includes(kind)).length
  let calls = count(
    'create-product',
    'create-variant',
    'update-product',
    'upload-image',
    'remove-image',
    'unlink-category',
  )
  if (count('create-product') > 0) calls++ // one page to find their first variants
  calls += inBulk(count('link-category'), bulk.links)
  for (const { code } of context.languages) {
    const updates = all.filter((operation) => operation.kind === 'update-variant' && operation.language === code)
    calls += inBulk(updates.length, bulk.variants)
    const overwritten = planned.flatMap(({ work, operations }) =>
      work.remote ? [overwrittenIds(operations, work.remote.id, code)] : [],
    )
    calls += pagesFor(
      overwritten.flatMap(({ product }) => product),
      ids.products,
    )
    calls += pagesFor(
      overwritten.flatMap(({ variants }) => variants),
      ids.variants,
    )
  }
  return calls
}

const inBulk = (items: number, isTaken: boolean): number => (isTaken ? Math.ceil(items / BULK_SIZE) : items)
