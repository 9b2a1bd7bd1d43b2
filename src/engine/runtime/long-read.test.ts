import { expect, test } from 'vitest'
import { LongReadNeeded, withLongReads } from './long-read.ts'
import type { Threads } from './threads.ts'

/** A reader that answers for views it has been given, and a scanner that takes ten slices to make one. */
function slowScans() {
  const kept = new Map<string, string>()
  const slices: string[] = []
  const shares: number[] = []
  const run = async (role: string, name: string, input: unknown): Promise<unknown> => {
    await new Promise((resolve) => setImmediate(resolve))
    if (role === 'scanner') {
      const { view } = input as { view: string }
      slices.push(view)
      const done = slices.filter((each) => each === view).length
      return done % 10 === 0 ? { made: view } : { share: done / 10 }
    }
    const [key = '', view = ''] = String(input).split(' ')
    if (name === 'take') return void kept.set('grid', String(input))
    if (name === 'page' && kept.get(key) !== view)
      throw new LongReadNeeded({ key, make: 'make', take: 'take', input: { view } })
    return `${name} of ${String(input)}`
  }
  const text: Threads['text'] = async (...asked) => JSON.stringify(await run(...asked))
  const threads: Threads = { run, text, idle: async () => false, close: async () => {} }
  return { threads: withLongReads(threads, (_, share) => shares.push(share)), slices, shares }
}

test('what needs a long read is answered after it, and others meanwhile', async () => {
  const { threads, slices } = slowScans()
  const page = threads.run('reader', 'page', 'grid by-name')
  expect(await threads.run('reader', 'product', '7')).toBe('product of 7')
  expect(slices.length).toBeLessThan(10)
  expect(await page).toBe('page of grid by-name')
})

test('two that need the same wait for one long read', async () => {
  const { threads, slices } = slowScans()
  await Promise.all([threads.run('reader', 'page', 'grid by-name'), threads.run('reader', 'page', 'grid by-name')])
  expect(slices).toHaveLength(10)
})

test('of many needs under one key, the one under way ends at its next slice and only the newest is met', async () => {
  const { threads, slices } = slowScans()
  const first = threads.run('reader', 'page', 'grid a').catch((error: unknown) => error)
  while (slices.length < 3) await new Promise((resolve) => setImmediate(resolve))
  const second = threads.run('reader', 'page', 'grid b').catch((error: unknown) => error)
  const third = threads.run('reader', 'page', 'grid c')
  expect(await third).toBe('page of grid c')
  expect(await first).toMatchObject({ code: 'cancelled' })
  expect(await second).toMatchObject({ code: 'cancelled' })
  expect(slices.filter((view) => view === 'a').length).toBeLessThan(10)
  expect(slices).not.toContain('b')
})
