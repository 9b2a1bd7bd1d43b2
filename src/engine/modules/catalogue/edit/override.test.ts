import { expect, test } from 'vitest'
import type { Shop } from '../../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'
import type { Override } from '../../../../shared/vocabulary.ts'

const edit = (
  { engine }: Shop,
  productId: number,
  column: string,
  text: string | null,
  override: Override[] = ['inherited', 'foreign'],
) =>
  engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    override,
    intents: [
      text === null ? { kind: 'reset-value', productId, column } : { kind: 'set-text', productId, column, text },
    ],
  })

const value = async ({ engine }: Shop, productId: number, column: string) =>
  (await engine.call('catalogue.product', { productId })).values[column] ?? null

const marks = async ({ engine }: Shop, columns: string[]) => {
  const page = await engine.call('catalogue.gridPage', {
    viewKey: newRequest(),
    query: {},
    columns: columns.map((column) => ({ column })),
    from: 0,
    count: 100,
  })
  return page.marks.map(({ row, column, kind, value: of }) => [page.ids[row], columns[column], kind, of])
}

const undo = ({ engine }: Shop) => engine.runJob('catalogue.undo', { requestId: newRequest() })
const redo = ({ engine }: Shop) => engine.runJob('catalogue.redo', { requestId: newRequest() })

async function tents(): Promise<Shop & { model: number; small: number; large: number; isSound(): Promise<boolean> }> {
  const shop = await tempShop()
  const model = await shop.create(
    'TENT',
    { 'name/nl_NL': 'Tent' },
    { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
  )
  const small = await shop.create('TENT-S', { size: 'S' }, { kind: 'variant', parentId: model })
  const large = await shop.create('TENT-L', { size: 'L' }, { kind: 'variant', parentId: model })
  const isSound = async (): Promise<boolean> => (await shop.engine.call('catalogue.check', {})).ok
  return { ...shop, model, small, large, isSound }
}

test('a variant keeps a value of its own where its model has one, whatever the model says later, until it is reset', async () => {
  const shop = await tents()
  const { model, small, large } = shop
  expect(await edit(shop, small, 'name/nl_NL', 'Kleine tent', [])).toMatchObject({
    rejections: [{ code: 'inherited-value' }],
  })
  expect(await edit(shop, small, 'name/nl_NL', 'Kleine tent')).toMatchObject({
    changed: 1,
    cells: [{ value: 'Kleine tent' }],
    changeSet: { cells: 1, label: { key: 'history.edit', params: { count: 1, name: 'TENT-S', column: 'name/nl_NL' } } },
  })
  await shop.type(model, 'name/nl_NL', 'Tipi')
  expect([await value(shop, small, 'name/nl_NL'), await value(shop, large, 'name/nl_NL')]).toEqual([
    'Kleine tent',
    'Tipi',
  ])
  expect(await marks(shop, ['sku', 'name/nl_NL'])).toEqual([
    [large, 'name/nl_NL', 'inherited', 'Tipi'],
    [small, 'name/nl_NL', 'own', 'Tipi'],
  ])
  expect(await shop.engine.call('catalogue.productCard', { productId: small })).toMatchObject({
    own: [{ column: 'name/nl_NL', lent: 'Tipi' }],
  })
  expect(await shop.type(small, 'name/nl_NL', 'Mini')).toMatchObject({ changed: 1, rejections: [] })
  expect(await edit(shop, small, 'name/nl_NL', null)).toMatchObject({
    changeSet: { label: { key: 'history.reset', params: { name: 'TENT-S', column: 'name/nl_NL' } } },
    cells: [{ value: 'Tipi' }],
  })
  expect(await marks(shop, ['name/nl_NL'])).toHaveLength(2)
  await undo(shop)
  expect(await value(shop, small, 'name/nl_NL')).toBe('Mini')
  await undo(shop)
  await undo(shop)
  await undo(shop)
  expect(await value(shop, small, 'name/nl_NL')).toBe('Tent')
  for (let step = 0; step < 4; step++) await redo(shop)
  expect(await value(shop, small, 'name/nl_NL')).toBe('Tipi')
  expect(await shop.isSound()).toBe(true)
})

test('typing what the model says already is no override, and an override may be empty', async () => {
  const shop = await tents()
  expect(await edit(shop, shop.small, 'name/nl_NL', 'Tent')).toMatchObject({ changed: 0, changeSet: null })
  expect(await edit(shop, shop.small, 'name/nl_NL', '')).toMatchObject({ changed: 1 })
  expect(await value(shop, shop.small, 'name/nl_NL')).toBeNull()
  await shop.type(shop.model, 'name/nl_NL', 'Tipi')
  expect(await value(shop, shop.small, 'name/nl_NL')).toBeNull()
  expect(await shop.isSound()).toBe(true)
})

test('an older override is undone without those made since', async () => {
  const shop = await tents()
  await shop.type(shop.model, 'name/fr_FR', 'Tente')
  const first = await edit(shop, shop.small, 'name/nl_NL', 'Klein')
  await edit(shop, shop.small, 'name/fr_FR', 'Petite')
  await shop.engine.runJob('catalogue.undo', { requestId: newRequest(), changeSetId: first.changeSet?.id ?? 0 })
  expect([await value(shop, shop.small, 'name/nl_NL'), await value(shop, shop.small, 'name/fr_FR')]).toEqual([
    'Tent',
    'Petite',
  ])
  expect(await shop.isSound()).toBe(true)
})

test('a variant that leaves its model takes what it kept with it', async () => {
  const shop = await tents()
  await edit(shop, shop.small, 'name/nl_NL', 'Klein')
  await edit(shop, shop.small, 'parent', '')
  expect(await value(shop, shop.small, 'name/nl_NL')).toBe('Klein')
  expect((await shop.engine.call('catalogue.productCard', { productId: shop.small })).own).toEqual([])
  await undo(shop)
  await shop.type(shop.model, 'name/nl_NL', 'Tipi')
  expect(await value(shop, shop.small, 'name/nl_NL')).toBe('Klein')
  expect(await shop.isSound()).toBe(true)
})

test('a cell that the till keeps is taken over in so many words, marked, edited on, and given back', async () => {
  const shop = await tents()
  const lamp = await shop.create('LAMP-1')
  const takenMarks = async (): Promise<number> =>
    (await marks(shop, ['stock'])).filter(([, , kind]) => kind === 'taken').length
  expect(await edit(shop, lamp, 'stock', '5', ['inherited'])).toMatchObject({ rejections: [{ code: 'foreign-owner' }] })
  expect(await edit(shop, lamp, 'stock', 'many')).toMatchObject({ rejections: [{ code: 'not-a-number' }] })
  expect((await shop.engine.call('model.overrides', {})).overrides).toEqual([])
  expect(await edit(shop, lamp, 'stock', '5')).toMatchObject({
    changed: 1,
    changeSet: { label: { key: 'history.override', params: { count: 1, name: 'LAMP-1', column: 'stock' } } },
  })
  expect(await shop.type(lamp, 'stock', '7')).toMatchObject({ changed: 1, rejections: [] })
  expect(await marks(shop, ['stock'])).toContainEqual([lamp, 'stock', 'taken', null])
  expect((await shop.engine.call('model.overrides', {})).overrides).toMatchObject([
    { sku: 'LAMP-1', column: 'stock', owner: 'pos', before: null, now: 7, setBy: 'local' },
  ])
  expect((await shop.engine.call('catalogue.productCard', { productId: lamp })).taken).toMatchObject([
    { column: 'stock', before: null, setBy: 'local' },
  ])

  await edit(shop, lamp, 'stock', null)
  expect([await value(shop, lamp, 'stock'), await takenMarks()]).toEqual([null, 0])
  await undo(shop)
  expect([await value(shop, lamp, 'stock'), await takenMarks()]).toEqual([7, 1])
  await undo(shop)
  await undo(shop)
  expect([await value(shop, lamp, 'stock'), await takenMarks()]).toEqual([null, 0])
  expect(await shop.isSound()).toBe(true)
})
