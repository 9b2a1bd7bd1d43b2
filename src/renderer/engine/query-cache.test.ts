import { describe, expect, it, vi } from 'vitest'
import { createQueryCache, stableJson } from './query-cache.ts'

/** Questions that wait until the test answers. */
function waitingEngine() {
  const asked: { op: string; resolve: (answer: never) => void; reject: (error: Error) => void }[] = []
  let time = 0
  const cache = createQueryCache({
    ask: (op) => new Promise((resolve, reject) => asked.push({ op, resolve, reject })),
    now: () => time,
  })
  return { asked, cache, wait: (milliseconds: number) => (time += milliseconds) }
}

const CHANGED = {
  type: 'catalogue.changed',
  changeSetId: 1,
  origin: 'user',
  productIds: [1],
  columns: ['name'],
  structureChanged: false,
} as const

async function settle(): Promise<void> {
  await Promise.resolve()
  await Promise.resolve()
}

describe('an answer of the engine', () => {
  it('is asked for once, however many look at it', () => {
    const { asked, cache } = waitingEngine()
    cache.answer('catalogue.info', {}).subscribe(() => {})
    cache.answer('catalogue.info', {}).subscribe(() => {})
    expect(asked).toHaveLength(1)
  })

  it('stays in view while it is asked for again after a change', async () => {
    const { asked, cache, wait } = waitingEngine()
    const info = cache.answer('catalogue.info', {})
    info.subscribe(() => {})
    asked[0]?.resolve({ products: 1 } as never)
    await settle()
    wait(1_000)
    cache.handleEvent(CHANGED)
    expect(asked).toHaveLength(2)
    expect(info.read().data).toEqual({ products: 1 })
  })

  it('is asked for again when something changed while it was on its way', async () => {
    const { asked, cache, wait } = waitingEngine()
    cache.answer('catalogue.info', {}).subscribe(() => {})
    cache.handleEvent(CHANGED)
    expect(asked).toHaveLength(1)
    wait(1_000)
    asked[0]?.resolve({} as never)
    await settle()
    expect(asked).toHaveLength(2)
  })

  it('that came at once follows the next change at once; one that took a while waits, and is asked for once', async () => {
    vi.useFakeTimers()
    const { asked, cache, wait } = waitingEngine()
    cache.answer('catalogue.info', {}).subscribe(() => {})
    asked[0]?.resolve({} as never)
    await settle()
    cache.handleEvent(CHANGED)
    expect(asked).toHaveLength(2)
    wait(50)
    asked[1]?.resolve({} as never)
    await settle()
    for (let change = 0; change < 3; change++) cache.handleEvent(CHANGED)
    expect(asked).toHaveLength(2)
    wait(150)
    vi.advanceTimersByTime(150)
    expect(asked).toHaveLength(3)
    vi.useRealTimers()
  })

  it('is left alone by events that do not touch it', async () => {
    const { asked, cache, wait } = waitingEngine()
    cache.answer('catalogue.structure', {}).subscribe(() => {})
    asked[0]?.resolve({} as never)
    await settle()
    wait(1_000)
    cache.handleEvent(CHANGED)
    expect(asked).toHaveLength(1)
    cache.handleEvent({ ...CHANGED, structureChanged: true })
    expect(asked).toHaveLength(2)
  })

  it('is not asked for while nobody looks', async () => {
    const { asked, cache, wait } = waitingEngine()
    const stop = cache.answer('catalogue.info', {}).subscribe(() => {})
    asked[0]?.resolve({} as never)
    await settle()
    stop()
    wait(1_000)
    cache.handleEvent(CHANGED)
    expect(asked).toHaveLength(1)
    cache.answer('catalogue.info', {}).subscribe(() => {})
    expect(asked).toHaveLength(2)
  })

  it('keeps the last good answer beside an error', async () => {
    const { asked, cache, wait } = waitingEngine()
    const info = cache.answer('catalogue.info', {})
    info.subscribe(() => {})
    asked[0]?.resolve({ products: 1 } as never)
    await settle()
    wait(1_000)
    cache.handleEvent(CHANGED)
    asked[1]?.reject(new Error('no'))
    await settle()
    expect(info.read()).toMatchObject({ data: { products: 1 }, error: new Error('no') })
  })

  it('of another catalogue is not shown', async () => {
    const { asked, cache } = waitingEngine()
    const info = cache.answer('catalogue.info', {})
    info.subscribe(() => {})
    asked[0]?.resolve({ products: 1 } as never)
    await settle()
    cache.clear()
    expect(info.read()).toMatchObject({ data: undefined, isLoading: true })
  })

  it('is one, in whatever order the input is written', () => {
    expect(stableJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(stableJson({ a: null, b: [{ c: 2, d: 1 }] }))
  })
})
