import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RunningCli } from '../support/cli.ts'
import { cli, cliProcess, startCli } from '../support/cli.ts'
import { tempFolder } from '../support/catalogue.ts'
import { sampleFile } from '../support/sample.ts'

// Some commands are processes of their own, and a busy machine must not fail them.
vi.setConfig({ testTimeout: 120_000 })

const SECRET = 'very-secret-indeed'
const withSecret = { SHOP_SECRET: SECRET }
const running: RunningCli[] = []
afterEach(async () => {
  for (const shop of running.splice(0)) {
    shop.send('SIGTERM')
    await shop.ended
  }
})

/** A practice shop without limits, in a process of its own. */
async function practiceShop(...options: string[]): Promise<{ origin: string; shop: RunningCli }> {
  const fast = ['--limits', '100000/1000000/10000000', '--per-second', '0', '--key', 'K', '--secret', SECRET]
  const shop = startCli(['practice-shop', ...fast, ...options])
  running.push(shop)
  const { origin } = await shop.firstAnswer<{ origin: string }>()
  return { origin, shop }
}

async function connected(origin: string): Promise<string> {
  const catalogue = sampleFile()
  const add = ['connection', 'add', catalogue, '--type', 'lightspeed-ecom', '--name', 'shop', '--origin', origin]
  const { code, json } = await cli([...add, '--key', 'K', '--secret-env', 'SHOP_SECRET'])
  expect(code).toBe(0)
  expect(json()).toMatchObject({ connection: { name: 'shop', channel: 'webshop', origin, hasSecret: true } })
  return catalogue
}

describe('a connection', () => {
  it('is tested with the secret of the environment, which is nowhere in the catalogue', async () => {
    const { origin } = await practiceShop()
    const catalogue = await connected(origin)
    const { code, json } = await cli(['connection', 'test', catalogue, '--connection', 'shop'], withSecret)
    expect(code).toBe(0)
    const languages = [{ code: 'nl', isDefault: true }, { code: 'en' }, { code: 'fr' }]
    expect(json()).toMatchObject({ shop: 'Practice shop', languages })
    expect(readFileSync(catalogue).includes(SECRET)).toBe(false)
  })

  it('ends with 5 when the secret is wrong or missing', async () => {
    const { origin } = await practiceShop()
    const catalogue = await connected(origin)
    const wrong = await cli(['connection', 'test', catalogue], { SHOP_SECRET: 'wrong' })
    const missing = await cliProcess(['connection', 'test', catalogue])
    expect([wrong.code, missing.code]).toEqual([5, 5])
    expect(wrong.said).not.toContain('wrong')
    expect(missing.json()).toMatchObject({ error: { code: 'auth-expired', details: { reason: 'no-secret' } } })
  })

  it('that nobody made is a mistake in typing, and those there are are named', async () => {
    const { code, said } = await cli([
      'publish',
      'plan',
      await connected('http://127.0.0.1:9'),
      '--connection',
      'shoop',
    ])
    expect(code).toBe(2)
    expect(said).toMatch(/There is no connection "shoop"; there is shop/)
  })
})

interface Run {
  readonly sent: number
  readonly unchanged: number
  readonly blocked: number
  readonly failed: number
  readonly calls: number
  readonly records: readonly { readonly sku: string; readonly state: string; readonly cause: string | null }[]
}
type Plan = Omit<Run, 'sent' | 'failed'> & {
  readonly create: number
  readonly update: number
  readonly seconds: number
}
const KNIVES = ['--connection', 'shop', '--filter', 'family = knives']

describe('publishing', () => {
  it('plans, sends exactly that, and the second time sends nothing', async () => {
    const { origin } = await practiceShop()
    const catalogue = await connected(origin)
    const planned = (await cli(['publish', 'plan', catalogue, ...KNIVES], withSecret)).json<Plan>()
    expect(planned.create).toBeGreaterThan(3)
    expect(planned).toMatchObject({ update: 0, unchanged: 0 })
    expect(planned.records).toHaveLength(planned.create + planned.blocked)
    const blocked = planned.records.filter(({ state }) => state === 'blocked')
    expect(blocked).toHaveLength(planned.blocked)
    expect(blocked.every(({ cause }) => cause !== null && cause.length > 10)).toBe(true)

    const first = await cliProcess(['publish', 'run', catalogue, ...KNIVES], withSecret)
    expect(first.code).toBe(0)
    const { create: sent, blocked: held, calls } = planned
    expect(first.json<Run>()).toMatchObject({ sent, unchanged: 0, blocked: held, failed: 0, calls })
    const second = await cli(['publish', 'run', catalogue, ...KNIVES], withSecret)
    expect(second.json<Run>()).toMatchObject({ sent: 0, unchanged: sent, failed: 0 })

    await cli(['products', 'edit', catalogue, '--filter', 'sku = MES-0101', '--set', 'price=31.95'])
    const third = (await cli(['publish', 'run', catalogue, ...KNIVES], withSecret)).json<Run>()
    expect(third).toMatchObject({ sent: 1, unchanged: sent - 1, failed: 0 })
    expect((await cli(['check', catalogue])).code).toBe(0)
  })

  it('to a shop that loses answers, refuses and cuts off: every product is sent or named, and none twice', async () => {
    const { origin } = await practiceShop('--fault', 'lost-answer:0.06,500:0.04,truncated:0.03,empty:0.02,seed=5')
    const catalogue = await connected(origin)
    const first = await cli(['publish', 'run', catalogue, ...KNIVES], withSecret)
    const { sent, failed, blocked, records } = first.json<Run>()
    expect(first.code).toBe(failed > 0 ? 4 : 0)
    expect(sent + failed + blocked).toBe(records.length)
    expect(records.filter(({ state, cause }) => state === 'failed' && cause === null)).toEqual([])
    const again = (await cli(['publish', 'run', catalogue, ...KNIVES], withSecret)).json<Run>()
    expect(again.sent + again.failed).toBeLessThanOrEqual(failed)
    expect(again.unchanged).toBeGreaterThanOrEqual(sent)
  })
})

it('the practice shop keeps its place in a file, and closes on Ctrl+C', async () => {
  const state = join(tempFolder(), 'shop.json')
  const first = await practiceShop('--state', state)
  first.shop.send('SIGINT')
  expect((await first.shop.ended).code).toBe(0)
  const second = await practiceShop('--state', state)
  expect(second.origin).toBe(first.origin)
})
