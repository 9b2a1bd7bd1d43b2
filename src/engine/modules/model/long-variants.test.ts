import { expect, test } from 'vitest'
import type { Input, JobName } from '../../../shared/contract/index.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import { stateHash } from '../../../../test/support/state-hash.ts'

/** As many as one model may have but for a few: grouping and dissolving them takes several slices on any machine. */
const PRODUCTS = 4_000

/** A shop of as many lamps, told apart by their size; all else of them is the same. */
async function lamps(): Promise<{ readonly shop: Shop; readonly ids: number[] }> {
  const shop = await tempShop()
  await shop.engine.runJob('sheet.paste', {
    requestId: newRequest(),
    anchor: { viewKey: 'all', query: {}, order: null, from: 0, target: { rows: 1, columns: 1 } },
    columns: ['sku', 'family', 'size', 'name/nl_NL'],
    table: Array.from({ length: PRODUCTS }, (_, at) => [`LAMP-${at}`, 'lamps', `maat ${at}`, 'Lamp']),
  })
  return { shop, ids: Array.from({ length: PRODUCTS }, (_, at) => at + 1) }
}

/** Runs a job and calls it off at its first progress; how it ended, and whether some but not all was done by then. */
async function calledOff<K extends JobName>({ engine }: Shop, op: K, input: Input<K>) {
  let isPartly: boolean | null = null
  const code = await engine
    .runJob(op, input, (event) => {
      if (event.type !== 'job.progress' || isPartly !== null) return
      isPartly = event.progress.done > 0 && event.progress.done < PRODUCTS
      void engine.call('jobs.cancel', { jobId: event.jobId })
    })
    .then(
      () => 'done',
      (error: unknown) => (error as { code?: unknown }).code,
    )
  return { code, isPartly }
}

const counts = async ({ engine }: Shop) => {
  const { products, models, variants } = await engine.call('catalogue.info', {})
  return { products, models, variants }
}

test('grouping or dissolving 4,000 products, called off half way: nothing is applied, what was undone before can be redone, and a second try does it', async () => {
  const { shop, ids } = await lamps()
  const { engine } = shop
  await shop.type(1, 'name/nl_NL', 'Staande lamp')
  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  const alone = stateHash(shop.path)
  const group = { requestId: newRequest(), productIds: ids, axes: ['size'], sku: 'LAMP' }
  expect(await calledOff(shop, 'model.groupVariants', group)).toEqual({ code: 'cancelled', isPartly: true })
  expect(stateHash(shop.path)).toBe(alone)
  expect(await counts(shop)).toEqual({ products: PRODUCTS, models: 0, variants: 0 })
  expect(await engine.call('catalogue.history', { limit: 1 })).toMatchObject({ canRedo: { key: 'history.edit' } })
  expect(await engine.runJob('catalogue.redo', { requestId: newRequest() })).toMatchObject({ kept: 0 })
  await engine.runJob('catalogue.undo', { requestId: newRequest() })

  const { productId } = await engine.runJob('model.groupVariants', group)
  expect(await counts(shop)).toEqual({ products: 0, models: 1, variants: PRODUCTS })
  const grouped = stateHash(shop.path)
  const dissolve = { requestId: newRequest(), productId: productId ?? 0 }
  expect(await calledOff(shop, 'model.dissolve', dissolve)).toEqual({ code: 'cancelled', isPartly: true })
  expect(stateHash(shop.path)).toBe(grouped)
  expect(await engine.runJob('model.dissolve', dissolve)).toMatchObject({ rejections: [] })
  expect(await counts(shop)).toEqual({ products: PRODUCTS, models: 0, variants: 0 })

  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(stateHash(shop.path)).toBe(grouped)
  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(stateHash(shop.path)).toBe(alone)
  expect(await engine.call('catalogue.check', {})).toMatchObject({ ok: true })
})

test('the matrix of a model with 4,000 variants lists them all, and every combination that is missing', async () => {
  const { shop, ids } = await lamps()
  const { engine } = shop
  const { productId } = await engine.runJob('model.groupVariants', {
    requestId: newRequest(),
    productIds: ids,
    axes: ['size'],
    sku: 'LAMP',
  })
  const matrix = await engine.call('model.matrix', { productId: productId ?? 0, more: [['maat nieuw']] })
  expect(matrix.variants).toHaveLength(PRODUCTS)
  expect(matrix.missing).toMatchObject([{ axes: ['maat nieuw'], parent: 'LAMP' }])
  expect(matrix.alike).toEqual([])
})
