import { expect, test } from 'vitest'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import { DUTCH, valuesOf, viewAt } from '../../../../test/support/sheet.ts'
import type { CellOperation } from '../../../shared/contract/sheet.ts'
import type { Override } from '../../../shared/vocabulary.ts'

async function tents(): Promise<Shop & { ids: number[]; isSound(): Promise<boolean> }> {
  const shop = await tempShop()
  const model = await shop.create(
    'TENT',
    { 'name/nl_NL': 'Tent' },
    { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
  )
  const ids = [model]
  for (const size of ['S', 'M', 'L'])
    ids.push(await shop.create(`TENT-${size}`, { size }, { kind: 'variant', parentId: model }))
  ids.push(await shop.create('ALONE', { 'name/nl_NL': 'Los' }, { family: 'tents' }))
  const isSound = async (): Promise<boolean> => (await shop.engine.call('catalogue.check', {})).ok
  return { ...shop, ids, isSound }
}

const apply = (
  { engine }: Shop,
  ids: readonly number[],
  columns: string[],
  operation: CellOperation,
  override: Override[] = [],
) =>
  engine.runJob('sheet.apply', {
    requestId: newRequest(),
    selection: { kind: 'products', ids: [...ids], columns },
    operation,
    override,
    format: DUTCH,
  })
const undo = ({ engine }: Shop) => engine.runJob('catalogue.undo', { requestId: newRequest() })
const redo = ({ engine }: Shop) => engine.runJob('catalogue.redo', { requestId: newRequest() })
const names = (shop: Shop) => valuesOf(shop, 'name/nl_NL')

test('cells of the model and of the till are left and counted apart; each is written over where that is said', async () => {
  const shop = await tents()
  const plain = await apply(shop, shop.ids, ['name/nl_NL', 'stock'], { kind: 'set', text: '5' })
  expect(plain).toMatchObject({ changed: 2, locked: 8, reasons: { 'inherited-value': 3, 'foreign-owner': 5 } })
  await undo(shop)

  const own = await apply(shop, shop.ids, ['name/nl_NL', 'stock'], { kind: 'set', text: '5' }, ['inherited'])
  expect(own).toMatchObject({ changed: 2 + 3, locked: 5, reasons: { 'foreign-owner': 5 } })
  expect(await shop.isSound()).toBe(true)
  await undo(shop)
  expect(await names(shop)).toMatchObject({ TENT: 'Tent', 'TENT-S': 'Tent', 'TENT-M': 'Tent', ALONE: 'Los' })

  const both = await apply(shop, shop.ids, ['name/nl_NL', 'stock'], { kind: 'set', text: '5' }, [
    'inherited',
    'foreign',
  ])
  expect(both).toMatchObject({ changed: 10, locked: 0, reasons: {} })
  expect(await shop.isSound()).toBe(true)
  await undo(shop)
  expect((await shop.engine.call('model.overrides', {})).overrides).toEqual([])
})

test('a value of its own is one only where it differs from the model, goes with one undo and comes back with redo', async () => {
  const shop = await tents()
  const [model = 0, small = 0, medium = 0] = shop.ids
  const set = await apply(shop, [small, medium], ['name/nl_NL'], { kind: 'append', text: ' x', fillsEmpty: false }, [
    'inherited',
  ])
  expect(set).toMatchObject({ changed: 2, changeSet: { cells: 2 } })
  const same = await apply(shop, [shop.ids[3] ?? 0], ['name/nl_NL'], { kind: 'set', text: 'Tent' }, ['inherited'])
  expect(same).toMatchObject({ changed: 0, unchanged: 1, changeSet: null })
  await shop.type(model, 'name/nl_NL', 'Nieuw')
  expect(await names(shop)).toMatchObject({ 'TENT-S': 'Tent x', 'TENT-M': 'Tent x', 'TENT-L': 'Nieuw' })
  expect(await shop.isSound()).toBe(true)
  await undo(shop)
  await undo(shop)
  expect(await names(shop)).toMatchObject({ 'TENT-S': 'Tent', 'TENT-M': 'Tent', 'TENT-L': 'Tent' })
  await redo(shop)
  expect(await names(shop)).toMatchObject({ 'TENT-S': 'Tent x', 'TENT-M': 'Tent x', 'TENT-L': 'Tent' })
  expect(await shop.isSound()).toBe(true)
})

test('what a variant shows of its model, pasted over it, is no change and no override to be offered', async () => {
  const shop = await tents()
  const [model = 0] = shop.ids
  await shop.type(model, 'weight', '1,5 kg')
  await shop.type(model, 'colour', 'rood')
  await shop.type(model, 'rating', '7,5')
  const view = await viewAt(shop)
  const columns = ['name/nl_NL', 'weight', 'colour', 'rating', 'description/webshop/nl_NL']
  const paste = (row: string[], isRaw: boolean, more: string[] = []) =>
    shop.engine.runJob('sheet.paste', {
      requestId: newRequest(),
      anchor: { ...view, from: 1, target: { rows: 1, columns: 1 } },
      columns: [...columns, ...more],
      table: [row],
      isRaw,
      format: DUTCH,
    })
  const same = { changed: 0, unchanged: 5, locked: 0, reasons: {}, changeSet: null }
  expect(await paste(['Tent', '1,5 kg', 'rood', '7,5', ''], false)).toMatchObject(same)
  // Together with a column whose cells bear on each other all are decided another way.
  const withSku = await paste(['Tent', '1500 g', 'red', '7,50', '', 'TENT-S'], false, ['sku'])
  expect(withSku).toMatchObject({ changed: 0, locked: 1, reasons: { 'inherited-value': 1 } }) // 1500 g is not 1.5 kg
  const other = await paste(['Tent', '1,5 kg', 'blauw', '7,5', ''], false)
  expect(other).toMatchObject({ unchanged: 4, locked: 1, reasons: { 'inherited-value': 1 } })
})

test('what a paste takes over from the till is listed with what stood there, and given back by undo', async () => {
  const shop = await tents()
  const view = await viewAt(shop)
  const paste = (override: Override[]) =>
    shop.engine.runJob('sheet.paste', {
      requestId: newRequest(),
      anchor: { ...view, from: 4, target: { rows: 1, columns: 1 } },
      columns: ['name/nl_NL', 'stock'],
      table: [['Ander', '7']],
      format: DUTCH,
      override,
    })
  expect(await paste([])).toMatchObject({ changed: 1, locked: 1, reasons: { 'foreign-owner': 1 } })
  expect(await paste(['foreign'])).toMatchObject({ changed: 1, unchanged: 1, locked: 0 })
  const { overrides } = await shop.engine.call('model.overrides', {})
  expect(overrides).toMatchObject([{ sku: 'ALONE', column: 'stock', before: null, now: 7 }])
  await undo(shop)
  expect((await shop.engine.call('model.overrides', {})).overrides).toEqual([])
  expect(await valuesOf(shop, 'stock')).toMatchObject({ ALONE: null })
})

test('a fill goes on into the variants where that is said', async () => {
  const shop = await tents()
  const view = await viewAt(shop)
  const result = await shop.engine.runJob('sheet.fill', {
    requestId: newRequest(),
    ...view,
    source: { from: 0, count: 1, columns: ['name/nl_NL'] },
    target: { from: 1, count: 3, columns: ['name/nl_NL'] },
    direction: 'down',
    mode: 'series',
    override: ['inherited'],
  })
  // The same text over and over is what the model says: nothing becomes a value of its own.
  expect(result).toMatchObject({ changed: 0, locked: 0 })
})

test('an operation in several parts keeps own values apart, and one undo takes all of them back', async () => {
  const shop = await tents()
  const [model = 0] = shop.ids
  const { createdIds } = await shop.engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    kind: 'create',
    intents: Array.from({ length: 1_100 }, (_, at) => ({
      kind: 'create-product' as const,
      sku: `T-${at}`,
      productKind: 'variant' as const,
      parentId: model,
      texts: { size: `size ${at}` },
    })),
  })
  const columns = ['name/nl_NL', 'name/fr_FR']
  const result = await apply(shop, createdIds, columns, { kind: 'set', text: 'y' }, ['inherited'])
  expect(result).toMatchObject({ changed: 2_200, locked: 0, kept: 0 })
  expect(await shop.isSound()).toBe(true)
  await shop.type(model, 'name/nl_NL', 'Nieuw')
  expect((await names(shop))['T-7']).toBe('y')
  await undo(shop)
  await undo(shop)
  expect((await names(shop))['T-7']).toBe('Tent')
  expect(await shop.isSound()).toBe(true)
})
