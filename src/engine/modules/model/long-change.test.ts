import { expect, test } from 'vitest'
import type { Input, JobName } from '../../../shared/contract/index.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import { stateHash } from '../../../../test/support/state-hash.ts'

/** As many as take several slices on any machine. */
const PRODUCTS = 40_000

/** A shop in which every product has a text that is a number; made as one step. */
async function large(): Promise<Shop> {
  const shop = await tempShop()
  await shop.engine.runJob('sheet.paste', {
    requestId: newRequest(),
    anchor: { viewKey: 'all', query: {}, order: null, from: 0, target: { rows: 1, columns: 1 } },
    columns: ['sku', 'name/nl_NL', 'size'],
    table: Array.from({ length: PRODUCTS }, (_, at) => [`P${at}`, `naam ${at}`, String(at)]),
  })
  return shop
}

const toNumber = (): Input<'model.change'> => ({
  requestId: newRequest(),
  changes: [{ entity: 'attribute', action: 'update', code: 'size', fields: { type: 'number' } }],
})

/** Runs a job and calls it off at its first progress; answers with that progress, and how the job ended. */
async function calledOff<K extends JobName>(
  { engine }: Shop,
  op: K,
  input: Input<K>,
  meanwhile: () => void = () => {},
): Promise<{ done: number; total: number | null; code: unknown }> {
  let seen = { done: 0, total: null as number | null }
  const code = await engine
    .runJob(op, input, (event) => {
      if (event.type !== 'job.progress' || seen.total !== null) return
      seen = event.progress
      meanwhile()
      void engine.call('jobs.cancel', { jobId: event.jobId })
    })
    .then(
      () => 'done',
      (error: unknown) => (error as { code?: unknown }).code,
    )
  return { done: seen.done, total: seen.total, code }
}

const typeOf = async ({ engine }: Shop): Promise<unknown> =>
  (await engine.call('catalogue.structure', {})).attributes.find(({ code }) => code === 'size')?.type

test('a change of type that is called off has changed nothing, and what was typed meanwhile stays', async () => {
  const shop = await large()
  const before = stateHash(shop.path)
  const change = toNumber()
  let edit: Promise<unknown> = Promise.resolve()
  const ended = await calledOff(shop, 'model.change', change, () => {
    edit = shop.type(1, 'name/nl_NL', 'van mij')
  })
  expect(ended).toMatchObject({ total: PRODUCTS, code: 'cancelled' })
  expect(ended.done).toBeGreaterThan(0)
  expect(ended.done).toBeLessThan(PRODUCTS)
  expect(await edit).toMatchObject({ changed: 1 })
  expect(await typeOf(shop)).toBe('text')
  await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(stateHash(shop.path)).toBe(before)
  expect(await shop.engine.call('catalogue.check', {})).toMatchObject({ ok: true })

  expect(await shop.engine.runJob('model.change', change)).toMatchObject({ changeSet: { cells: PRODUCTS } })
  expect(await typeOf(shop)).toBe('number')
  expect(await shop.skus({ filter: 'size = 17' })).toEqual(['P17'])
  expect(await shop.engine.call('catalogue.check', {})).toMatchObject({ ok: true })
})

test('an undo that is called off has changed nothing, and can be done again', async () => {
  const shop = await large()
  await shop.engine.runJob('model.change', toNumber())
  const changed = stateHash(shop.path)
  const requestId = newRequest()
  const ended = await calledOff(shop, 'catalogue.undo', { requestId })
  expect(ended).toMatchObject({ code: 'cancelled' })
  expect(stateHash(shop.path)).toBe(changed)
  expect(await typeOf(shop)).toBe('number')
  expect(await shop.engine.runJob('catalogue.undo', { requestId })).toMatchObject({
    kept: 0,
    step: { kind: 'structure' },
  })
  expect(await typeOf(shop)).toBe('text')
  expect(await shop.engine.call('catalogue.check', {})).toMatchObject({ ok: true })
})
