import { copyFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../support/catalogue.ts'
import { cli } from '../support/cli.ts'
import { openShop } from '../support/shop.ts'

test('tells what a folder of pictures would come to, and attaches what is sure when asked to', async () => {
  const folder = tempFolder()
  const shop = await openShop(join(folder, 'shop.etalage'))
  await shop.create('MB-01')
  await shop.close()
  const photos = join(folder, 'photos')
  mkdirSync(photos)
  for (const [from, to] of [
    ['mb01-blue-0.jpg', 'MB01 front.jpg'],
    ['wb05-red-0.jpg', 'IMG_2200.jpg'],
  ])
    copyFileSync(resolve('test/fixtures/pictures/products', from ?? ''), join(photos, to ?? ''))

  const told = await cli(['pictures', shop.path, photos])
  expect(told.said).toContain('2 pictures: 1 matched, 0 look-alikes, 1 to decide')
  expect(told.json()).toMatchObject({ attached: null, kinds: { matched: 1, 'to-decide': 1 } })
  const done = await cli(['pictures', shop.path, photos, '--attach'])
  expect(done.json()).toMatchObject({ attached: { pictures: 1, products: 1 } })
  const history = await cli(['history', 'list', shop.path])
  expect(history.out).toContain('history.pictures')
}, 120_000)
