import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainClient, shopForTest } from '../../../test/support/practice-api.ts'
import { FaultDice, faultKinds, formatFaultSpec, parseFaultSpec } from './faults.ts'

const product = { product: { title: 'Tent' } }

test('a spec survives being written and read', () => {
  const probabilities = fc.dictionary(
    fc.constantFrom(...faultKinds),
    fc.integer({ min: 1, max: 9 }).map((n) => n / 100),
  )
  fc.assert(
    fc.property(probabilities, fc.nat(5000), fc.integer({ min: 1, max: 99_999 }), (p, slowMs, seed) => {
      const spec = { probabilities: { ...p }, slowMs, rateLimitWaitMs: 3000, seed }
      expect(parseFaultSpec(formatFaultSpec(spec))).toEqual(spec)
    }),
  )
})

test.each(['lost-answer', 'lost:0.1', 'html:2', 'slow:fast', 'seed=-1', '500:0.6,html:0.6'])(
  'refuses the spec %s',
  (text) => {
    expect(() => parseFaultSpec(text)).toThrow()
  },
)

test('the same seed gives the same faults to the same requests, in whatever order they come', () => {
  const spec = parseFaultSpec('lost-answer:0.2,500:0.2,seed=7')
  const requests = Array.from({ length: 200 }, (_, i) => `GET /nl/products/${i % 50}.json`)
  const roll = (order: readonly string[]) => {
    const dice = new FaultDice(spec)
    const outcomes = order.map((request) => [request, dice.roll(request)?.kind ?? ''] as const)
    return outcomes.map((outcome) => outcome.join(' ')).sort()
  }
  expect(roll(requests.toReversed())).toEqual(roll(requests))
  const hits = roll(requests).filter((line) => !line.endsWith(' '))
  expect(hits.length).toBeGreaterThan(40)
  expect(hits.length).toBeLessThan(120)
})

test('a lost answer was carried out, a dropped request was not', async () => {
  const shop = await shopForTest({ faults: 'lost-answer:1' })
  const call = plainClient(shop)
  await expect(call('POST', 'nl/products', product)).rejects.toThrow()
  shop.setFaults('dropped:1')
  await expect(call('POST', 'nl/products', product)).rejects.toThrow()
  shop.setFaults('')
  expect((await call('GET', 'nl/products/count')).body.count).toBe(1)
})

test('a server error may or may not have been carried out', async () => {
  const shop = await shopForTest({ faults: '503:1' })
  const call = plainClient(shop)
  for (let i = 0; i < 40; i++) {
    await expect(call('POST', 'nl/products', { product: { title: `Tent ${i}` } })).rejects.toThrow(SyntaxError)
  }
  shop.setFaults('none')
  const { count } = (await call('GET', 'nl/products/count')).body
  expect(count).toBeGreaterThan(5)
  expect(count).toBeLessThan(35)
})

test.each(['truncated', 'html', 'empty'])('%s: carried out, but the answer is no JSON', async (kind) => {
  const shop = await shopForTest({ faults: `${kind}:1` })
  const authorization = `Basic ${btoa(`${shop.key}:${shop.secret}`)}`
  for (let i = 0; i < 6; i++) {
    const body = JSON.stringify({ product: { title: `Tent ${i}` } })
    const answer = fetch(`${shop.origin}/nl/products.json`, { method: 'POST', headers: { authorization }, body })
    await expect(answer.then((response) => response.json())).rejects.toThrow()
  }
  expect(Object.keys(shop.state.tables['products']!)).toHaveLength(6)
})

test('a 429 out of the blue announces when to come back and means it', async () => {
  const time = { now: Date.parse('2026-06-02T08:03:10Z') }
  const shop = await shopForTest({
    faults: '429:1,429-wait:5s',
    clock: { now: () => new Date(time.now), sleep: async () => {} },
  })
  const call = plainClient(shop)
  const answer = await call('GET', 'nl/shop')
  expect(answer.status).toBe(429)
  expect(answer.headers.get('x-ratelimit-remaining')).toMatch(/^-1\//)
  expect(answer.headers.get('x-ratelimit-reset')).toMatch(/^5\//)
  shop.setFaults('')
  time.now += 4000
  expect((await call('GET', 'nl/shop')).status).toBe(429)
  time.now += 1000
  expect((await call('GET', 'nl/shop')).status).toBe(200)
})

test('faults are switched while the shop runs, over the control surface too', async () => {
  const shop = await shopForTest()
  const put = (spec: string) =>
    fetch(`${shop.origin}/practice/faults`, { method: 'PUT', body: JSON.stringify({ spec }) })
  expect(await (await put('500:1,seed=3')).json()).toEqual({ spec: '500:1,seed=3' })
  await expect(plainClient(shop)('GET', 'nl/shop')).rejects.toThrow()
  expect((await put('nonsense:1')).status).toBe(400)
  await put('')
  expect((await plainClient(shop)('GET', 'nl/shop')).status).toBe(200)
  const { calls } = (await (await fetch(`${shop.origin}/practice/calls`)).json()) as {
    calls: { fault: string | null }[]
  }
  expect(calls.map((c) => c.fault)).toEqual(['500', null])
})
