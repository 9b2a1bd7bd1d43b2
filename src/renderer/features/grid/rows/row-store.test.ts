import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import type { Page, PageRequest } from './page.ts'
import type { RowStore } from './row-store.ts'
import { createRowStore } from './row-store.ts'

/** A view without groups. */
const plain = { products: 1, groups: [], groupLabels: [] }

/** An engine of one view whose answers the test lets through one by one. */
function slowEngine(total: number) {
  const waiting: { request: PageRequest; resolve: (page: Page) => void; reject: (error: Error) => void }[] = []
  const values = new Map<string, string>()
  let size = total
  const answer = ({ from, count, columns }: PageRequest): Page => {
    const rows = Array.from({ length: Math.max(0, Math.min(count, size - from)) }, (_, index) => from + index)
    return {
      ...plain,
      total: size,
      products: size,
      order: 1,
      ids: rows.map((row) => row + 1),
      rows: rows.map((row) => columns.map((column) => values.get(`${row + 1} ${column}`) ?? `${column} ${row + 1}`)),
      marks: [],
      labels: {},
    }
  }
  return {
    waiting,
    set: (id: number, column: string, value: string) => values.set(`${id} ${column}`, value),
    resize: (next: number) => (size = next),
    load: (request: PageRequest) => new Promise<Page>((resolve, reject) => waiting.push({ request, resolve, reject })),
    /** Lets the oldest request through, with what is true now. */
    next: async () => {
      const first = waiting.shift()
      first?.resolve(answer(first.request))
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

function start(total: number): { store: RowStore; engine: ReturnType<typeof slowEngine> } {
  const engine = slowEngine(total)
  const store = createRowStore({ load: engine.load, onRows: () => {}, onView: () => {}, onError: () => {} })
  store.setColumns(['sku', 'name'])
  return { store, engine }
}

/** A view whose first rows are there. */
async function open(total: number): Promise<ReturnType<typeof start>> {
  const { store, engine } = start(total)
  while (engine.waiting.length > 0) await engine.next()
  return { store, engine }
}

describe('the rows in view', () => {
  it('are asked for first, then those ahead in the direction of the scroll', async () => {
    const { store, engine } = await open(10_000)
    store.show(4_010, 4_040)
    expect(engine.waiting.map(({ request }) => request.from)).toEqual([4_000, 4_100])
  })

  it('never keep more than two requests waiting, so that a jump is not behind a queue', async () => {
    const { store, engine } = await open(100_000)
    for (const row of [10_000, 20_000, 30_000, 40_000]) store.show(row, row + 30)
    expect(engine.waiting).toHaveLength(2)
    await engine.next()
    expect(engine.waiting.at(-1)?.request.from).toBe(40_000)
  })

  it('stay what they are until the first rows of a new order are there', async () => {
    const { store, engine } = await open(300)
    store.reset()
    expect(store.value(0, 'sku')).toBe('sku 1')
    engine.set(1, 'sku', 'first')
    await engine.next()
    expect(store.value(0, 'sku')).toBe('first')
  })

  it('are those of the newest question that has been answered, in whichever order answers come', async () => {
    const { store, engine } = await open(300)
    store.reset()
    store.reset()
    expect(engine.waiting.map(({ request }) => request.renew)).toEqual(['order', 'order'])
    const [older, newer] = engine.waiting.splice(0)
    const answer = { ...plain, total: 1, order: 2, ids: [7], marks: [], labels: {} }
    newer?.resolve({ ...answer, rows: [['newer', '']] })
    await Promise.resolve()
    await Promise.resolve()
    older?.resolve({ ...answer, rows: [['older', '']] })
    await Promise.resolve()
    await Promise.resolve()
    expect(store.value(0, 'sku')).toBe('newer')
  })

  it('are asked for again, without a word, when the engine left the question for another of the same view', async () => {
    const engine = slowEngine(300)
    const errors: Error[] = []
    const store = createRowStore({
      load: engine.load,
      onRows: () => {},
      onView: () => {},
      onError: (error) => errors.push(error),
    })
    store.setColumns(['sku', 'name'])
    while (engine.waiting.length > 0) await engine.next()
    const overtake = async (): Promise<void> => {
      engine.waiting.shift()?.reject(new AppError('cancelled', 'Something else was asked for meanwhile.'))
      for (let turn = 0; turn < 4; turn++) await Promise.resolve()
    }
    store.reset()
    await overtake()
    expect(engine.waiting.map(({ request }) => request.renew)).toEqual(['order'])
    engine.set(1, 'sku', 'first')
    while (engine.waiting.length > 0) await engine.next()
    expect(store.value(0, 'sku')).toBe('first')

    engine.set(1, 'sku', 'second')
    store.invalidate(null)
    await overtake()
    while (engine.waiting.length > 0) await engine.next()
    expect(store.value(0, 'sku')).toBe('second')
    expect(errors).toEqual([])
  })

  it('go on being loaded while a new order takes its time', async () => {
    const { store, engine } = await open(10_000)
    store.reset()
    const slow = engine.waiting.shift()
    store.show(4_010, 4_040)
    expect(engine.waiting.map(({ request }) => [request.from, request.renew])).toEqual([
      [4_000, null],
      [4_100, null],
    ])
    while (engine.waiting.length > 0) await engine.next()
    expect(store.value(4_010, 'sku')).toBe('sku 4011')
    slow?.resolve({ ...plain, total: 1, order: 2, ids: [7], rows: [['alone', '']], marks: [], labels: {} })
    await Promise.resolve()
    await Promise.resolve()
    expect(store.value(0, 'sku')).toBe('alone')
    expect(store.value(4_010, 'sku')).toBeUndefined()
  })

  it('show an edit at once and the stored value when their page is loaded again', async () => {
    const { store, engine } = await open(300)
    store.patch(5, 'name', 'typed')
    expect(store.value(4, 'name')).toBe('typed')
    engine.set(5, 'name', 'stored')
    store.show(0, 30)
    store.invalidate([5])
    while (engine.waiting.length > 0) await engine.next()
    expect(store.value(4, 'name')).toBe('stored')
  })

  it('are asked for again when they changed while they were on their way', async () => {
    const { store, engine } = await open(300)
    store.show(0, 30)
    store.invalidate([1])
    const early = engine.waiting.shift()
    store.invalidate([1])
    engine.set(1, 'name', 'newest')
    early?.resolve({ ...plain, total: 300, order: 1, ids: [1], rows: [['sku 1', 'old']], marks: [], labels: {} })
    await Promise.resolve()
    await Promise.resolve()
    while (engine.waiting.length > 0) await engine.next()
    expect(store.value(0, 'name')).toBe('newest')
  })

  it('are loaded again one by one where few changed, and only those are drawn', async () => {
    const drawn: number[] = []
    const engine = slowEngine(300)
    const store = createRowStore({
      load: engine.load,
      onRows: (from, to) => drawn.push(from, to),
      onView: () => {},
      onError: () => {},
    })
    store.setColumns(['sku', 'name'])
    while (engine.waiting.length > 0) await engine.next()
    drawn.length = 0
    engine.set(5, 'name', 'changed elsewhere')
    store.invalidate([5])
    expect(engine.waiting.map(({ request }) => [request.from, request.count])).toEqual([[4, 1]])
    await engine.next()
    expect(store.value(4, 'name')).toBe('changed elsewhere')
    expect(drawn).toEqual([4, 4])
  })

  it('that did not change are not drawn again with their page', async () => {
    const drawn: number[] = []
    const engine = slowEngine(300)
    const store = createRowStore({
      load: engine.load,
      onRows: (from, to) => drawn.push(from, to),
      onView: () => {},
      onError: () => {},
    })
    store.setColumns(['sku', 'name'])
    while (engine.waiting.length > 0) await engine.next()
    drawn.length = 0
    engine.set(7, 'name', 'another')
    store.invalidate(null)
    while (engine.waiting.length > 0) await engine.next()
    expect(drawn).toEqual([6, 6])
  })

  it('keep their old values in view while other columns are loaded', async () => {
    const { store, engine } = await open(300)
    store.setColumns(['sku', 'price'])
    expect(store.value(0, 'sku')).toBe('sku 1')
    expect(store.value(0, 'price')).toBeUndefined()
    await engine.next()
    expect(store.value(0, 'price')).toBe('price 1')
  })

  it('are forgotten beyond sixty pages, the longest unseen first', async () => {
    const { store, engine } = await open(100_000)
    for (let row = 0; row < 80; row++) {
      store.show(row * 300, row * 300 + 30)
      while (engine.waiting.length > 0) await engine.next()
    }
    expect(store.value(0, 'sku')).toBeUndefined()
    expect(store.value(79 * 300, 'sku')).toBe('sku 23701')
  })

  it('find the row of a product as far as they are loaded', async () => {
    const { store } = await open(300)
    expect(store.rowOf(42)).toBe(41)
    expect(store.rowOf(250)).toBeUndefined()
  })
})
