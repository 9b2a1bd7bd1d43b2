import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '../../../../../test/support/catalogue.ts'
import { newRequest, seedStructure } from '../../../../../test/support/shop.ts'
import { stateHash } from '../../../../../test/support/state-hash.ts'
import { createEngine, sourceMigrations } from '../../../app.ts'
import type { Engine } from '../../../runtime/engine.ts'

const DAY_MS = 86_400_000

/** An engine on a shop whose clock the test turns. */
async function shopWithClock(): Promise<{ engine: Engine; path: string; turn(days: number): void }> {
  const path = join(tempFolder(), 'shop.etalage')
  seedStructure(path)
  let now = Date.parse('2026-03-01T12:00:00Z')
  const clock = { now: () => new Date(now), sleep: () => Promise.resolve() }
  const engine = await createEngine({
    catalogue: path,
    migrations: sourceMigrations,
    services: { clock },
  })
  onTestFinished(() => engine.close())
  return { engine, path, turn: (days) => (now += days * DAY_MS) }
}

const apply = (engine: Engine, ...intents: Parameters<typeof engine.call<'catalogue.applyIntents'>>[1]['intents']) =>
  engine.call('catalogue.applyIntents', { requestId: newRequest(), intents })
const list = (engine: Engine, search = '') =>
  engine.call('catalogue.bin', { search, locale: 'nl_NL', from: 0, count: 100 })

test('thousands of products go into the bin as one step, a model with its variants, and come back by one undo', async () => {
  const { engine, path } = await shopWithClock()
  const { createdIds } = await apply(
    engine,
    { kind: 'create-product', sku: 'TENT', productKind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    ...Array.from({ length: 1_200 }, (_, at) => ({ kind: 'create-product' as const, sku: `P${at}` })),
  )
  const [tent = 0] = createdIds
  await apply(engine, { kind: 'create-product', sku: 'TENT-S', productKind: 'variant', parentId: tent })
  const before = stateHash(path)
  const requestId = newRequest()
  const input = { requestId, productIds: [...createdIds, 999_999], to: 'bin' as const }
  const gone = await engine.runJob('catalogue.moveProducts', input)
  expect(gone).toMatchObject({
    changeSet: { products: 1_202, label: { key: 'history.delete', params: { count: 1_202 } } },
    rejections: [{ code: 'unknown-product', productId: 999_999 }],
  })
  expect(await engine.runJob('catalogue.moveProducts', input)).toEqual(gone)
  expect((await list(engine)).total).toBe(1_201)
  await engine.runJob('catalogue.moveProducts', { requestId: newRequest(), productIds: [tent], to: 'catalogue' })
  expect((await list(engine)).total).toBe(1_200)
  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(stateHash(path)).toBe(before)
})

test('all that a search of the bin finds comes back as one step, and nothing else', async () => {
  const { engine } = await shopWithClock()
  const { createdIds } = await apply(
    engine,
    ...['LAMP-1', 'LAMP-2', 'TENT-1'].map((sku) => ({ kind: 'create-product' as const, sku })),
  )
  await apply(engine, ...createdIds.map((productId) => ({ kind: 'delete-product' as const, productId })))
  const back = await engine.runJob('catalogue.moveProducts', {
    requestId: newRequest(),
    productIds: [],
    found: { search: 'lamp', locale: 'nl_NL' },
    to: 'catalogue',
  })
  expect(back).toMatchObject({ changeSet: { products: 2 }, rejections: [] })
  expect((await list(engine)).products.map(({ sku }) => sku)).toEqual(['TENT-1'])
})

test('what is chosen in the bin goes for good before its time, a model with its variants, and nothing that is not in it', async () => {
  const { engine } = await shopWithClock()
  const {
    createdIds: [lamp = 0, tent = 0, other = 0],
  } = await apply(
    engine,
    { kind: 'create-product', sku: 'LAMP' },
    { kind: 'create-product', sku: 'TENT', productKind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    { kind: 'create-product', sku: 'OTHER' },
  )
  await apply(engine, { kind: 'set-text', productId: other, column: 'accessories', text: '["LAMP"]' })
  await apply(engine, { kind: 'create-product', sku: 'TENT-S', productKind: 'variant', parentId: tent })
  await apply(engine, { kind: 'delete-product', productId: lamp }, { kind: 'delete-product', productId: tent })
  const input = { requestId: newRequest(), productIds: [tent, other], found: { search: 'lamp', locale: 'nl_NL' } }
  const gone = await engine.runJob('catalogue.discardProducts', input)
  expect(gone).toMatchObject({
    changeSet: { kind: 'purge', undoState: 'fixed', label: { key: 'history.purge', params: { count: 3 } } },
    rejections: [{ code: 'unknown-product', productId: other }],
  })
  expect(await engine.runJob('catalogue.discardProducts', input)).toEqual(gone)
  expect((await list(engine)).total).toBe(0)
  await expect(engine.call('catalogue.productCard', { productId: tent })).rejects.toMatchObject({ code: 'not-found' })
  expect((await engine.call('catalogue.productCard', { productId: other })).linked).toEqual({})
  expect((await engine.call('catalogue.check', {})).checks.filter(({ ok }) => !ok)).toEqual([])
  // The step before it is undone as far as it still can be.
  expect((await engine.runJob('catalogue.undo', { requestId: newRequest() })).kept).toBe(3)
  expect((await engine.call('catalogue.check', {})).ok).toBe(true)
})

describe('the bin', () => {
  test('lists what was deleted with who, when and the days left; a model brings its variants', async () => {
    const { engine, turn } = await shopWithClock()
    const { createdIds } = await apply(
      engine,
      { kind: 'create-product', sku: 'LAMP', texts: { 'name/nl_NL': 'Lámp' } },
      { kind: 'create-product', sku: 'TENT', productKind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    )
    const [lamp = 0, tent = 0] = createdIds
    await apply(engine, { kind: 'create-product', sku: 'TENT-S', productKind: 'variant', parentId: tent })
    await apply(engine, { kind: 'delete-product', productId: tent })
    turn(10)
    await apply(engine, { kind: 'delete-product', productId: lamp })
    expect(await list(engine)).toMatchObject({
      total: 2,
      products: [
        { sku: 'LAMP', name: 'Lámp', daysLeft: 90, variants: 0, deletedBy: 'local', isDeleted: true },
        { sku: 'TENT', daysLeft: 80, variants: 1 },
      ],
    })
    expect((await list(engine, 'lamp')).products.map(({ sku }) => sku)).toEqual(['LAMP'])
    await apply(engine, { kind: 'restore-product', productId: tent })
    expect((await list(engine)).total).toBe(1)
  })

  test('empties by itself after 90 days and not a day sooner; what links to it and the journal still fit', async () => {
    const { engine, turn } = await shopWithClock()
    const {
      createdIds: [lamp = 0, tent = 0, other = 0],
    } = await apply(
      engine,
      { kind: 'create-product', sku: 'LAMP' },
      { kind: 'create-product', sku: 'TENT', productKind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
      { kind: 'create-product', sku: 'OTHER' },
    )
    await apply(engine, { kind: 'set-text', productId: other, column: 'accessories', text: '["LAMP"]' })
    await apply(engine, { kind: 'create-product', sku: 'TENT-S', productKind: 'variant', parentId: tent })
    await apply(engine, { kind: 'delete-product', productId: lamp }, { kind: 'delete-product', productId: tent })
    turn(89)
    await apply(engine, { kind: 'set-text', productId: other, column: 'name/nl_NL', text: 'a' })
    expect((await list(engine)).total).toBe(2)
    turn(1)
    await apply(engine, { kind: 'set-text', productId: other, column: 'name/nl_NL', text: 'b' })
    expect((await list(engine)).total).toBe(0)
    await expect(engine.call('catalogue.productCard', { productId: lamp })).rejects.toMatchObject({ code: 'not-found' })
    expect((await engine.call('catalogue.productCard', { productId: other })).linked).toEqual({})
    const { changeSets } = await engine.call('catalogue.history', {})
    expect(changeSets[0]).toMatchObject({ kind: 'purge', undoState: 'fixed' })
    expect((await engine.call('catalogue.check', {})).checks.filter(({ ok }) => !ok)).toEqual([])
  })

  test('undoing a deletion after the emptying brings nothing back and breaks nothing', async () => {
    const { engine, turn } = await shopWithClock()
    const {
      createdIds: [lamp = 0],
    } = await apply(engine, { kind: 'create-product', sku: 'LAMP' })
    const { changeSet } = await apply(engine, { kind: 'delete-product', productId: lamp })
    turn(91)
    await apply(engine, { kind: 'create-product', sku: 'LAMP' })
    const undone = await engine.runJob('catalogue.undo', { requestId: newRequest(), changeSetId: changeSet?.id ?? 0 })
    expect(undone.kept).toBe(1)
    expect((await engine.call('catalogue.check', {})).ok).toBe(true)
  })
})
