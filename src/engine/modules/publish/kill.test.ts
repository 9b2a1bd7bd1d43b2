import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shopForTest } from '../../../../test/support/practice-api.ts'
import {
  manyProducts,
  openBench,
  publishAll,
  publishCatalogue,
  putPicture,
  editProducts,
} from '../../../../test/support/publish-catalogue.ts'
import { VirtualClock } from '../../../../test/support/virtual-clock.ts'
import type { PracticeShop } from '../../../server/practice-shop/index.ts'

const child = join(import.meta.dirname, '../../../../test/support/publish-child.ts')

/** Publishes in a process of its own; killed without warning as soon as the shop has had that many more requests. */
function publishUntil(
  path: string,
  shop: PracticeShop,
  mode: 'resume' | 'anew',
  calls: number,
): Promise<string | null> {
  const stopAt = shop.calls.length + calls
  const publisher = spawn(process.execPath, [child, path, shop.origin, shop.key, shop.secret, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  publisher.stdout.on('data', (data: Buffer) => (output += data.toString()))
  const watch = setInterval(() => {
    if (shop.calls.length >= stopAt) publisher.kill('SIGKILL')
  }, 1)
  return new Promise((resolve) => {
    publisher.on('exit', (code) => {
      clearInterval(watch)
      resolve(code === 0 ? output : null)
    })
  })
}

const products = 60

test.each(['resume', 'anew'] as const)(
  'killed again and again while publishing (%s): nothing twice, nothing lost',
  { timeout: 120_000 },
  async (mode) => {
    const shop = await shopForTest({ faults: 'lost-answer:0.02,500:0.02,truncated:0.01,seed=5' })
    const path = publishCatalogue(manyProducts(products))
    writePictures(path)
    // The first kills hit the plan, the brands and categories, the creates; later ones everything else.
    let kills = 0
    for (const calls of [12, 22, 30, 45, 40, 60, 35])
      if ((await publishUntil(path, shop, mode, calls)) === null) kills++
    // On a busy machine a kill comes late, and the last ones may find the work done.
    expect(kills).toBeGreaterThanOrEqual(3)
    const output = await publishUntil(path, shop, mode, Infinity)
    expect(JSON.parse(output ?? '{}')).toMatchObject({ failed: 0 })
    shop.setFaults('')
    shop.assertNoFlaws()
    expect(Object.keys(shop.state.tables['products']!)).toHaveLength(products)
    expect(Object.keys(shop.state.tables['productImages']!)).toHaveLength(products)
    const visibilities = Object.values(shop.state.tables['products']!).map((row) => row.values['visibility'])
    expect(new Set(visibilities)).toEqual(new Set(['visible']))

    const clock = new VirtualClock()
    const again = await publishAll(await openBench(path, shop, clock))
    expect(again.plan.counts).toMatchObject({ create: 0, update: 0, unchanged: products, calls: 0 })
  },
)

function writePictures(path: string): void {
  editProducts(
    path,
    Object.fromEntries(manyProducts(products).map(({ sku }, i) => [sku, { image: putPicture(path, i) }])),
  )
}
