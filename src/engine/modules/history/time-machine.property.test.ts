import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import type { Input } from '../../../shared/contract/index.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'

const COLUMNS = [
  'sku',
  'parent',
  'family',
  'status',
  'categories',
  'name/nl_NL',
  'rating',
  'colour',
  'price/EUR',
  'size',
  'stock',
]

type Snapshot = Record<number, readonly CellValue[]>

/** Every product in view with its values, now or at a place in the journal. */
async function snapshot({ engine }: Shop, asOf?: number): Promise<Snapshot> {
  const query = asOf === undefined ? {} : { asOf }
  const columns = COLUMNS.map((column) => ({ column }))
  const page = await engine.call('catalogue.gridPage', { viewKey: newRequest(), query, columns, from: 0, count: 1_000 })
  expect(page.total).toBe(page.ids.length)
  return Object.fromEntries(page.ids.map((id, row) => [id, page.rows[row] ?? []]))
}

/** Questions whose answers go by values: each kind of value filtered, ordered, searched; alone and together. */
const QUESTIONS: readonly Omit<NonNullable<Input<'catalogue.gridPage'>['query']>, 'asOf'>[] = [
  { filter: 'rating >= 4' },
  { filter: 'not (name/nl_NL contains "name")', sort: [{ column: 'sku' }] },
  { filter: 'colour = red or categories = camping' },
  { filter: 'parent = TENT' },
  { filter: 'family = lamps', sort: [{ column: 'price/EUR', descending: true }, { column: 'rating' }] },
  { sort: [{ column: 'name/nl_NL' }] },
  { search: 'name' },
  { search: 'model 3', sort: [{ column: 'rating' }] },
]

/** What each question finds, in its order, now or at a place in the journal. */
async function answers({ engine }: Shop, asOf?: number): Promise<readonly (readonly number[])[]> {
  const found: number[][] = []
  for (const question of QUESTIONS) {
    const query = asOf === undefined ? question : { ...question, asOf }
    const columns = [{ column: 'sku' }]
    const page = await engine.call('catalogue.gridPage', { viewKey: newRequest(), query, columns, from: 0, count: 500 })
    found.push([...page.ids])
  }
  return found
}

const placeNow = async ({ engine }: Shop): Promise<number> =>
  (await engine.call('history.moment', { moment: { kind: 'now' } })).place

const whole = (from: number, to: number) => ({ from, to })

type Act = readonly [kind: string, which: number, value: number]

const act = fc.tuple(
  fc.constantFrom(
    'type',
    'type',
    'type',
    'many',
    'many',
    'create',
    'bin',
    'return',
    'undo',
    'undo-any',
    'redo',
    'move',
    'model',
  ),
  fc.nat(1_000),
  fc.nat(9),
)

/** Does something; what is refused or impossible just then is no step, and that is right too. */
async function perform(shop: Shop, [kind, which, value]: Act, made: number[], models: number[]): Promise<void> {
  const { engine } = shop
  const id = made[which % made.length] ?? 1
  const [column, text] = TYPED[which % TYPED.length]?.(value) ?? ['rating', '1']
  const apply = (intent: Parameters<typeof engine.call<'catalogue.applyIntents'>>[1]['intents'][number]) =>
    engine.call('catalogue.applyIntents', { requestId: newRequest(), intents: [intent] })
  switch (kind) {
    case 'type':
      await shop.type(id, column, text)
      break
    case 'model':
      await shop.type(models[which % models.length] ?? 1, 'name/nl_NL', `model ${value}`)
      break
    case 'many': {
      const ids = made.slice(which % made.length)
      const selection = { kind: 'products' as const, ids, columns: [column, 'rating'] }
      await engine.runJob('sheet.apply', {
        requestId: newRequest(),
        selection,
        operation: { kind: 'set', text: String(value) },
      })
      break
    }
    case 'create':
      made.push(await shop.create(newRequest(), { 'name/nl_NL': `new ${value}` }, { family: 'lamps' }))
      break
    case 'bin':
      await apply({ kind: 'delete-product', productId: id })
      break
    case 'return':
      await apply({ kind: 'restore-product', productId: id })
      break
    case 'move': {
      const parent = value < 3 ? null : value < 6 ? 'TENT' : 'YURT'
      await apply({ kind: 'set-value', productId: id, column: 'parent', value: parent })
      break
    }
    case 'undo':
      await engine.runJob('catalogue.undo', { requestId: newRequest() })
      break
    case 'undo-any': {
      const { changeSets } = await engine.call('catalogue.history', { limit: 20 })
      const done = changeSets.filter(({ undoState }) => undoState === 'done')
      const step = done[which % Math.max(1, done.length)]
      if (step && done.length > 8)
        await engine.runJob('catalogue.undo', { requestId: newRequest(), changeSetId: step.id })
      break
    }
    default:
      await engine.runJob('catalogue.redo', { requestId: newRequest() })
  }
}

const TYPED: readonly ((value: number) => readonly [string, string])[] = [
  (value) => ['name/nl_NL', `name ${value}`],
  (value) => ['rating', value === 0 ? '' : String(value)],
  (value) => ['colour', value % 2 === 0 ? 'red' : ''],
  (value) => ['price/EUR', `${value},50`],
  (value) => ['categories', value % 2 === 0 ? 'camping' : 'light'],
  (value) => ['size', String(value)],
]

async function furnished(): Promise<{ shop: Shop; made: number[]; models: number[] }> {
  const shop = await tempShop()
  const models = [
    await shop.create(
      'TENT',
      { 'name/nl_NL': 'Tent' },
      { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    ),
    await shop.create(
      'YURT',
      { 'name/nl_NL': 'Yurt' },
      { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    ),
  ]
  const made = [
    await shop.create('TENT-S', { size: 'S' }, { kind: 'variant', parentId: models[0] as number }),
    await shop.create('YURT-S', { size: 'S' }, { kind: 'variant', parentId: models[1] as number }),
    await shop.create('LAMP-1', { 'name/nl_NL': 'Lamp' }, { family: 'lamps' }),
    await shop.create('LAMP-2', {}, { family: 'lamps' }),
  ]
  return { shop, made, models }
}

test('after any run of edits, deletions, undo and redo, every moment shows what was there then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
      const { shop, made, models } = await furnished()
      const seen: [number, Snapshot][] = []
      for (const each of acts) {
        await perform(shop, each, made, models)
        seen.push([await placeNow(shop), await snapshot(shop)])
      }
      for (const [place, then] of seen) expect(await snapshot(shop, place)).toEqual(then)
      await shop.close()
    }),
    { numRuns: 20 },
  )
}, 120_000)

test('after any run of edits, every moment answers filters, orders and searches as it did then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 20 }), async (acts) => {
      const { shop, made, models } = await furnished()
      const seen: [number, readonly (readonly number[])[]][] = []
      for (const [index, each] of acts.entries()) {
        await perform(shop, each, made, models)
        if (index % 3 === 0) seen.push([await placeNow(shop), await answers(shop)])
        // A moment that is being looked at while the work goes on.
        const [place, then] = seen[0] ?? [0, []]
        if (index % 5 === 4) expect(await answers(shop, place)).toEqual(then)
      }
      for (const [place, then] of seen.toReversed()) expect(await answers(shop, place)).toEqual(then)
      await shop.close()
    }),
    { numRuns: 15 },
  )
}, 240_000)

test('taking the whole difference back brings every product and value back, as one step that undo takes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 15 }), fc.nat(), async (acts, at) => {
      const { shop, made, models } = await furnished()
      const { engine } = shop
      const seen: [number, Snapshot][] = [[await placeNow(shop), await snapshot(shop)]]
      for (const each of acts.filter(([kind]) => kind !== 'move')) {
        await perform(shop, each, made, models)
        seen.push([await placeNow(shop), await snapshot(shop)])
      }
      const [place, then] = seen[at % seen.length] as [number, Snapshot]
      const before = await snapshot(shop)
      const difference = whole(place, await placeNow(shop))
      const preview = await engine.runJob('history.preview', { difference })
      const result = await engine.runJob('history.restore', { requestId: newRequest(), difference })
      expect({ changed: result.changed, refused: result.refused }).toEqual({ changed: preview.changed, refused: 0 })
      if (result.gone === 0) expect(await snapshot(shop)).toEqual(then)
      if (result.changeSet) {
        await engine.runJob('catalogue.undo', { requestId: newRequest(), changeSetId: result.changeSet.id })
        expect(await snapshot(shop)).toEqual(before)
      } else if (result.gone === 0) expect(then).toEqual(before)
      expect((await engine.call('catalogue.check', {})).ok).toBe(true)
      await shop.close()
    }),
    { numRuns: 20 },
  )
}, 120_000)
