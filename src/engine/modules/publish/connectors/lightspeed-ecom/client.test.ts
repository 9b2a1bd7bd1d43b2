import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { plainClient, shopForTest } from '../../../../../../test/support/practice-api.ts'
import { VirtualClock } from '../../../../../../test/support/virtual-clock.ts'
import { AppError } from '../../../../../shared/errors.ts'
import type { PracticeShop } from '../../../../../server/practice-shop/index.ts'
import { createLightspeedClient, type ClientOptions } from './client.ts'
import { createRateGate } from './rate-gate.ts'

const silent = { info: () => {}, warn: () => {}, error: () => {} }

function clientOf(
  shop: Pick<PracticeShop, 'origin' | 'key' | 'secret'>,
  clock: VirtualClock,
  more: Partial<ClientOptions> = {},
) {
  const { origin, key, secret } = shop
  return createLightspeedClient({
    cluster: 'eu1',
    origin,
    key,
    secret,
    fetch: clock.fetch,
    clock,
    log: silent,
    ...more,
  })
}

/** A server that answers every request the same way, for what no practice shop would do. */
async function serverAnswering(
  status: number,
  headers: Record<string, string>,
  body: (authorization: string) => string,
) {
  const server = createServer((request, response) => {
    response.writeHead(status, headers).end(body(request.headers.authorization ?? ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const product = (title: string) => ({ title })

test('reads come through lost answers, server errors, web pages and broken bodies', async () => {
  const clock = new VirtualClock()
  const faults = 'lost-answer:0.05,dropped:0.05,500:0.05,503:0.03,truncated:0.05,html:0.05,empty:0.02,429:0.05,seed=3'
  const shop = await shopForTest({ clock, faults })
  const client = clientOf(shop, clock)
  for (let i = 0; i < 40; i++) {
    const languages = await client.readPage('nl', 'languages', 'languages', { since_id: i })
    expect(languages).toHaveLength(4)
  }
  expect(client.calls()).toBeGreaterThan(50)
})

test('a write whose answer is lost is sent once and called unknown', async () => {
  const clock = new VirtualClock()
  for (const fault of ['lost-answer', 'dropped', 'truncated', 'html', 'empty', '500', '504']) {
    const shop = await shopForTest({ clock, faults: `${fault}:1` })
    const result = await clientOf(shop, clock).write('POST', 'nl', 'products', 'product', product('Tent'))
    expect(result.kind, fault).toBe('unknown')
    expect(shop.calls, fault).toHaveLength(1)
  }
})

test('a write that is never answered is given up after the time-out, once', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock, faults: 'hang:1' })
  const client = clientOf(shop, clock, { timeoutMs: 100 })
  const result = await client.write('POST', 'nl', 'products', 'product', product('Tent'))
  expect(result).toEqual({ kind: 'unknown', reason: 'no answer in time' })
  expect(Object.keys(shop.state.tables['products']!)).toHaveLength(1)
})

test('a refusal comes back with the words of the shop and is not repeated', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock })
  const result = await clientOf(shop, clock).write('POST', 'nl', 'products', 'product', { title: '' })
  expect(result).toEqual({ kind: 'refused', status: 400, message: 'Invalid product title' })
  expect(shop.calls).toHaveLength(1)
})

test('a write that the shop did not take because of its limit is sent again after the reset, not before', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock, faults: '429:1,429-wait:40s' })
  const waits: Date[] = []
  const client = clientOf(shop, clock, { onWait: (until) => waits.push(until) })
  const started = clock.now().getTime()
  const result = client.write('POST', 'nl', 'products', 'product', product('Tent'))
  while (shop.calls.length === 0) await new Promise((resolve) => setImmediate(resolve))
  shop.setFaults('')
  expect((await result).kind).toBe('done')
  expect(clock.now().getTime() - started).toBeGreaterThanOrEqual(40_000)
  expect(waits.map((until) => until.getTime() - started)).toEqual([40_000])
  expect(shop.earlyRetries()).toBe(0)
  expect(Object.keys(shop.state.tables['products']!)).toHaveLength(1)
})

test('several requests in flight never run over a limit, and use all of it', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock, rateLimits: [30, 70, 12_000], perSecond: 20 })
  const client = clientOf(shop, clock)
  const started = clock.now().getTime()
  await Promise.all(
    Array.from({ length: 100 }, (_, i) => client.readPage('nl', 'languages', 'languages', { since_id: i })),
  )
  expect(client.calls()).toBe(100)
  expect(shop.calls.filter((call) => call.status === 429)).toEqual([])
  // Started at 10:00: 30 at once, 30 at 10:05, 10 at 10:10, then the hour is used up; 30 at 11:00.
  expect((clock.now().getTime() - started) / 1000).toBeGreaterThanOrEqual(3600)
  expect((clock.now().getTime() - started) / 1000).toBeLessThan(3610)
})

test('goes no faster than 20 requests a second', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock, perSecond: 20 })
  const client = clientOf(shop, clock, { gate: createRateGate(clock, 8) })
  const started = clock.now().getTime()
  await Promise.all(
    Array.from({ length: 100 }, (_, i) => client.readPage('nl', 'languages', 'languages', { since_id: i })),
  )
  expect(shop.calls.filter((call) => call.status === 429)).toEqual([])
  expect((clock.now().getTime() - started) / 1000).toBeGreaterThan(4)
  expect((clock.now().getTime() - started) / 1000).toBeLessThan(5)
})

test('a limit used up by somebody else is waited for as announced', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock, rateLimits: [3, 3000, 12_000] })
  const other = plainClient(shop)
  for (let i = 0; i < 3; i++) await other('GET', 'nl/shop')
  await clientOf(shop, clock).readOne('nl', 'shop', 'shop')
  expect(shop.calls.map((call) => call.status)).toEqual([200, 200, 200, 429, 200])
  expect(shop.earlyRetries()).toBe(0)
})

test('a cancelled run sends nothing more but hears the request under way to its end', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock })
  const abort = new AbortController()
  const client = clientOf(shop, clock, { signal: abort.signal, gate: createRateGate(clock, 1) })
  const first = client.write('POST', 'nl', 'products', 'product', product('First'))
  const second = client.write('POST', 'nl', 'products', 'product', product('Second'))
  abort.abort(new AppError('cancelled', 'Cancelled.'))
  await expect(second).rejects.toMatchObject({ code: 'cancelled' })
  expect((await first).kind).toBe('done')
  expect(shop.calls).toHaveLength(1)
})

test('wrong credentials and missing rights stop everything', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock })
  await expect(clientOf({ ...shop, secret: 'x' }, clock).readOne('nl', 'shop', 'shop')).rejects.toMatchObject({
    code: 'auth-expired',
  })
  shop.state.settings.permissions.products.write = false
  const write = clientOf(shop, clock).write('POST', 'nl', 'products', 'product', product('Tent'))
  await expect(write).rejects.toMatchObject({ code: 'auth-expired', details: { reason: 'permission' } })
})

test('a row that is not there reads as null, a language that is not there is an error', async () => {
  const clock = new VirtualClock()
  const client = clientOf(await shopForTest({ clock }), clock)
  expect(await client.readOne('nl', 'products/99', 'product')).toBeNull()
  await expect(client.readOne('de', 'products/99', 'product')).rejects.toMatchObject({ code: 'remote-rejected' })
})

test('a computer that is offline gives up after some attempts and has sent nothing', async () => {
  const clock = new VirtualClock()
  const shop = await shopForTest({ clock })
  await shop.stop()
  const client = clientOf(shop, clock)
  await expect(client.readOne('nl', 'shop', 'shop')).rejects.toMatchObject({ code: 'remote-unavailable' })
  const write = client.write('POST', 'nl', 'products', 'product', product('Tent'))
  await expect(write).rejects.toMatchObject({
    code: 'remote-unavailable',
    details: { reason: 'no connection (ECONNREFUSED)' },
  })
})

test('a page that leads somewhere else is not followed with the credentials', async () => {
  const clock = new VirtualClock()
  const target = await serverAnswering(200, {}, () => '{"shop":{}}')
  const origin = await serverAnswering(302, { location: `${target}/nl/shop.json` }, () => '')
  const client = clientOf({ origin, key: 'k', secret: 's' }, clock)
  await expect(client.readOne('nl', 'shop', 'shop')).rejects.toMatchObject({
    code: 'remote-unavailable',
    details: { reason: 'the address leads somewhere else' },
  })
})
