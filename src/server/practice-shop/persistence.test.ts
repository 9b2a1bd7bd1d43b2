import { appendFileSync, cpSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainClient, shopForTest, tinyPng } from '../../../test/support/practice-api.ts'

const freshPath = () => join(mkdtempSync(join(tmpdir(), 'etalage-')), 'shop.json')

test('a stopped shop comes back with everything, its credentials and its port', async () => {
  const statePath = freshPath()
  const first = await shopForTest({ statePath })
  const { product } = (await plainClient(first)('POST', 'nl/products', { product: { title: 'Tent' } })).body
  await first.stop()
  expect(existsSync(`${statePath}.journal`)).toBe(false)
  const second = await shopForTest({ statePath })
  expect([second.origin, second.key, second.secret]).toEqual([first.origin, first.key, first.secret])
  expect((await plainClient(second)('GET', `nl/products/${product.id}`)).body.product.title).toBe('Tent')
})

test('a shop whose process was killed has every write it answered, and only half a line is forgotten', async () => {
  const statePath = freshPath()
  const shop = await shopForTest({ statePath })
  const call = plainClient(shop)
  const { product } = (await call('POST', 'nl/products', { product: { title: 'Tent' } })).body
  await call('PUT', `en/products/${product.id}`, { product: { title: 'Tent for two' } })
  const image = { attachment: tinyPng().toString('base64'), filename: 'a.png' }
  await call('POST', `nl/products/${product.id}/images`, { productImage: image })
  await call('POST', 'nl/products', { product: { title: '' } })

  // What a kill leaves on the disk: the file as it was, and a journal that ends in the middle of a line.
  const copy = freshPath()
  cpSync(statePath, copy)
  cpSync(`${statePath}.journal`, `${copy}.journal`)
  appendFileSync(`${copy}.journal`, '{"sequence":99,"req')
  const revived = await shopForTest({ statePath: copy })
  const { key: _key, secret: _secret, port: _port, ...then } = shop.state
  expect(revived.state).toMatchObject(then)

  const { product: next } = (await plainClient(revived)('POST', 'nl/products', { product: { title: 'Stove' } })).body
  const again = freshPath()
  cpSync(copy, again)
  cpSync(`${copy}.journal`, `${again}.journal`)
  const third = await shopForTest({ statePath: again })
  expect((await plainClient(third)('GET', `nl/products/${next.id}`)).body.product.title).toBe('Stove')
})
