import { expect, test } from 'vitest'
import { plainClient, shopForTest } from '../../../test/support/practice-api.ts'

async function limitedShop(rateLimits: [number, number, number], perSecond = 0) {
  const time = { now: Date.parse('2026-06-02T08:03:10Z') }
  const clock = { now: () => new Date(time.now), sleep: async () => {} }
  const shop = await shopForTest({ clock, rateLimits, perSecond })
  return { time, shop, call: plainClient(shop) }
}

test('announces the three windows on every answer, errors included', async () => {
  const { call } = await limitedShop([300, 3000, 12_000])
  const first = await call('GET', 'nl/shop')
  expect(first.headers.get('x-ratelimit-limit')).toBe('300/3000/12000')
  expect(first.headers.get('x-ratelimit-remaining')).toBe('299/2999/11999')
  // Windows turn on the clock: 10:05:00, 11:00:00 and midnight, seen from 10:03:10 in the shop.
  expect(first.headers.get('x-ratelimit-reset')).toBe('110/3410/50210')
  const second = await call('GET', 'nl/nonsense')
  expect([second.status, second.headers.get('x-ratelimit-remaining')]).toEqual([404, '298/2998/11998'])
})

test('answers 429 with -1 in the exhausted position until that window turns', async () => {
  const { call, time } = await limitedShop([2, 3000, 12_000])
  await call('GET', 'nl/shop')
  await call('GET', 'nl/shop')
  const refused = await call('GET', 'nl/shop')
  expect([refused.status, refused.headers.get('x-ratelimit-remaining')]).toEqual([429, '-1/2998/11998'])
  time.now += 109_000
  expect((await call('GET', 'nl/shop')).status).toBe(429)
  time.now += 1000
  expect((await call('GET', 'nl/shop')).status).toBe(200)
})

test('counts the hour and the day too', async () => {
  const { call, time } = await limitedShop([300, 1, 2])
  await call('GET', 'nl/shop')
  expect((await call('GET', 'nl/shop')).headers.get('x-ratelimit-remaining')).toBe('299/-1/1')
  time.now += 3_600_000
  await call('GET', 'nl/shop')
  time.now += 3_600_000
  expect((await call('GET', 'nl/shop')).headers.get('x-ratelimit-remaining')).toBe('300/1/-1')
})

test('refuses the 21st request of a second while the windows still have room', async () => {
  const { call, time } = await limitedShop([300, 3000, 12_000], 20)
  for (let i = 0; i < 20; i++) expect((await call('GET', 'nl/shop')).status).toBe(200)
  const refused = await call('GET', 'nl/shop')
  expect([refused.status, refused.headers.get('x-ratelimit-remaining')]).toEqual([429, '280/2980/11980'])
  time.now += 1000
  expect((await call('GET', 'nl/shop')).status).toBe(200)
})

test('notices a client that comes back before the announced reset', async () => {
  const { call, shop } = await limitedShop([1, 3000, 12_000])
  await call('GET', 'nl/shop')
  await call('GET', 'nl/shop')
  expect(shop.earlyRetries()).toBe(0)
  await call('GET', 'nl/shop')
  expect(shop.earlyRetries()).toBe(1)
})

test('reads the windows out', async () => {
  const { call } = await limitedShop([300, 3000, 12_000])
  expect((await call('GET', 'nl/account/ratelimit')).body.accountRatelimit.limit5Min).toEqual({
    limit: 300,
    remaining: 299,
    reset: 110,
    resetTime: '2026-06-02T10:05:00+02:00',
  })
})
