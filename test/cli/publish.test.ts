import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { RunningCli } from '../support/cli.ts'
import { cli, startCli } from '../support/cli.ts'
import { tempFolder } from '../support/catalogue.ts'
import { sampleFile } from '../support/sample.ts'

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
    const missing = await cli(['connection', 'test', catalogue])
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

it('the practice shop keeps its place in a file, and closes on Ctrl+C', async () => {
  const state = join(tempFolder(), 'shop.json')
  const first = await practiceShop('--state', state)
  first.shop.send('SIGINT')
  expect((await first.shop.ended).code).toBe(0)
  const second = await practiceShop('--state', state)
  expect(second.origin).toBe(first.origin)
})
