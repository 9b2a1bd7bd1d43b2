import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shop } from '../../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'
import { findRuns, keptGroups, seenOf } from './groups.ts'

/** Products 1, 2, … with these values on two levels, in the order that an engine would put them. */
function grouped(pairs: readonly (readonly [number, number])[]) {
  const rank = (level: 0 | 1) => Int32Array.from([-1, ...pairs.map((pair) => pair[level])])
  const ids = Uint32Array.from(pairs, (_, index) => index + 1).sort((a, b) => {
    const [first, second] = [pairs[a - 1], pairs[b - 1]]
    return (first?.[0] ?? 0) - (second?.[0] ?? 0) || (first?.[1] ?? 0) - (second?.[1] ?? 0) || a - b
  })
  const runs = findRuns(ids, [rank(0), rank(1)])
  const values = [...runs.starts].map((start) => [...(pairs[(ids[start] ?? 0) - 1] ?? [])])
  return { ids, groups: { levels: 2, ...runs, values } }
}
const pairs = fc.array(fc.tuple(fc.integer({ min: -1, max: 4 }), fc.integer({ min: -1, max: 4 })), { maxLength: 40 })
const allOpen = { isOpen: true, except: [] }

describe('groups', () => {
  test('hold every product once, under its own values, with the number that is in it', () => {
    fc.assert(
      fc.property(pairs, (products) => {
        const { ids, groups } = grouped(products)
        const seen = seenOf(ids, groups, allOpen)
        expect([...seen.ids]).toEqual([...ids])
        for (const { level, key, count } of seen.rows) {
          const values = JSON.parse(key) as number[]
          const inside = products.filter((pair) => values.every((value, at) => pair[at] === value))
          expect(count).toBe(inside.length)
          expect(values).toHaveLength(level + 1)
        }
        expect(new Set(seen.rows.map(({ key }) => key)).size).toBe(seen.rows.length)
      }),
    )
  })

  test('closed show their own row and nothing in them, whatever else is open', () => {
    fc.assert(
      fc.property(pairs, fc.boolean(), fc.infiniteStream(fc.boolean()), (products, isOpen, picks) => {
        const { ids, groups } = grouped(products)
        const keys = seenOf(ids, groups, allOpen).rows.map(({ key }) => key)
        const except = keys.filter(() => picks.next().value)
        const isShut = (values: readonly number[]): boolean => except.includes(JSON.stringify(values)) === isOpen
        const seen = seenOf(ids, groups, { isOpen, except })
        expect([...seen.ids]).toEqual(
          [...ids].filter((id) => {
            const [outer = 0, inner = 0] = products[id - 1] ?? []
            return !isShut([outer]) && !isShut([outer, inner])
          }),
        )
        expect(seen.rows.map(({ key }) => key)).toEqual(
          keys.filter((key) => {
            const values = JSON.parse(key) as number[]
            return values.length === 1 || !isShut(values.slice(0, 1))
          }),
        )
      }),
    )
  })

  test('without some products are as if these had never been there', () => {
    fc.assert(
      fc.property(pairs, fc.func(fc.boolean()), (products, picks) => {
        const { ids, groups } = grouped(products)
        const isKept = (id: number): boolean => picks(id)
        const left = ids.filter(isKept)
        const kept = keptGroups(groups, ids, isKept)
        const rank = (level: 0 | 1) => Int32Array.from([-1, ...products.map((pair) => pair[level])])
        const anew = findRuns(left, [rank(0), rank(1)])
        expect([[...kept.starts], [...kept.depths]]).toEqual([[...anew.starts], [...anew.depths]])
        expect(kept.values).toEqual([...anew.starts].map((start) => products[(left[start] ?? 0) - 1]))
      }),
    )
  })
})

async function shop(): Promise<Shop> {
  const made = await tempShop()
  for (const [sku, family, colour, name] of [
    ['A', 'tents', 'red', 'Katoen'],
    ['B', 'lamps', 'blue', 'Zon'],
    ['C', 'tents', 'blue', 'katoen'],
    ['D', 'tents', 'red', 'Aap'],
    ['E', '', '', ''],
  ] as const)
    await made.create(sku, { colour, 'name/nl_NL': name }, family === '' ? {} : { family })
  return made
}
const columns = [{ column: 'sku' }]
const ask = ({ engine }: Shop, group: object, more: object = {}) =>
  engine.call('catalogue.gridPage', {
    viewKey: 'main',
    query: { group: group as { columns: { column: string }[] } },
    columns,
    from: 0,
    count: 20,
    ...more,
  })
const skus = ({ rows }: { readonly rows: readonly (readonly unknown[])[] }) => rows.map(([sku]) => sku).join('')

test('a grid is grouped by family and colour: groups by their label, those without a value last', async () => {
  const page = await ask(await shop(), { columns: [{ column: 'family' }, { column: 'colour' }] })
  expect(skus(page)).toBe('BCADE')
  expect(page.groups?.map(({ level, value, count }) => [level, value, count])).toEqual([
    [0, 'lamps', 1],
    [1, 'blue', 1],
    [0, 'tents', 3],
    [1, 'blue', 1],
    [1, 'red', 2],
    [0, null, 1],
    [1, null, 1],
  ])
  expect(page.groupLabels[0]?.['tents']).toMatchObject({ nl: 'Tenten' })
})

test('texts that differ in case only stand together, as they are found together', async () => {
  const page = await ask(await shop(), { columns: [{ column: 'name/nl_NL' }] })
  expect(page.groups?.map(({ value, count }) => [value, count])).toEqual([
    ['Aap', 1],
    ['Katoen', 2],
    ['Zon', 1],
    [null, 1],
  ])
})

test('a closed group keeps its count; positions then mean what is seen, and going back means the same as before', async () => {
  const made = await shop()
  const group = { columns: [{ column: 'family' }] }
  const open = await ask(made, group)
  const closed = await ask(made, { ...group, except: ['["tents"]'] }, { groupsOf: open.order })
  expect(skus(closed)).toBe('BE')
  expect(closed).toMatchObject({ total: 2, products: 5 })
  expect(closed.groups?.find(({ value }) => value === 'tents')).toMatchObject({ count: 3, isOpen: false })
  expect(closed.order).not.toBe(open.order)
  const again = await ask(made, group, { groupsOf: open.order })
  expect(again).toMatchObject({ order: open.order, groups: null, total: 5 })
  const none = await ask(made, { ...group, isOpen: false })
  expect(none).toMatchObject({ total: 0, products: 5, ids: [] })
})

test('a selection across groups means the products between, and none of a closed group', async () => {
  const made = await shop()
  const query = { group: { columns: [{ column: 'family' }], except: ['["tents"]'] } }
  const { order } = await ask(made, query.group)
  const selection = {
    kind: 'view' as const,
    viewKey: 'main',
    query,
    order,
    ranges: [{ from: 0, count: 5, columns: ['name/nl_NL'] }],
  }
  const result = await made.engine.runJob('sheet.apply', {
    requestId: newRequest(),
    selection,
    operation: { kind: 'set', text: 'Nieuw' },
  })
  expect(result).toMatchObject({ changed: 2 })
  expect(await made.skus({ filter: 'name/nl_NL = Nieuw' })).toEqual(['B', 'E'])
})

test('a product that goes leaves its group at once, and an empty group goes with it', async () => {
  const made = await shop()
  const group = { columns: [{ column: 'family' }] }
  const before = await ask(made, group)
  const lamp = before.ids[0] ?? 0
  await made.engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    intents: [{ kind: 'delete-product', productId: lamp }],
  })
  const after = await ask(made, group, { groupsOf: before.order })
  expect(after.groups?.map(({ value, count }) => [value, count])).toEqual([
    ['tents', 3],
    [null, 1],
  ])
})
