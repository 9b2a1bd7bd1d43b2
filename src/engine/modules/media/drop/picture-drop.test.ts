import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeArchive } from '../../../../../test/support/archive.ts'
import { memoryFolder } from '../../../../../test/support/catalogue.ts'
import type { PictureProductText } from '../../../../../test/support/picture-folder.ts'
import { makePictureFolder, pictureProducts } from '../../../../../test/support/picture-folder.ts'
import { newRequest, openShop } from '../../../../../test/support/shop.ts'
import { createEngine, sourceMigrations } from '../../../app.ts'
import { nodeTaskHost } from '../../../entry/node-task-host.ts'
import { systemClock } from '../../../runtime/clock.ts'
import { openDatabase } from '../../../store/database.ts'
import { mediaPath, thumbnailPath } from '../store-media.ts'
import { clearOldDrops } from './discard-pictures.ts'

const ODD = resolve('test/fixtures/pictures/odd')

async function shopWith(products: readonly PictureProductText[]) {
  const folder = memoryFolder()
  const shop = await openShop(join(folder, 'shop.etalage'))
  await shop.close()
  const tickets = { resolve: (path: string) => ({ path, fileName: path }) }
  const services = { tickets, tasks: nodeTaskHost() }
  const engine = await createEngine({ catalogue: shop.path, migrations: sourceMigrations, services })
  onTestFinished(() => engine.close())
  const { createdIds, rejections } = await engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    intents: products.map(({ sku, ean, name }) => {
      return { kind: 'create-product', sku, texts: { ean, 'name/nl_NL': name } }
    }),
  })
  expect(rejections).toEqual([])
  const skuOf = new Map(createdIds.map((id, index) => [id, products[index]?.sku ?? '']))
  const photosOf = async (sku: string): Promise<string[]> => {
    const id = [...skuOf].find(([, each]) => each === sku)?.[0] ?? 0
    const { values } = await engine.call('catalogue.productCard', { productId: id })
    return JSON.parse(String(values['photos'] ?? '[]')) as string[]
  }
  return { engine, folder, media: `${shop.path}.media`, photosOf }
}

test('320 pictures of a supplier: 294 matched, 12 look-alikes, 14 to decide, none attached wrongly', async () => {
  const products = pictureProducts()
  const { engine, folder, photosOf } = await shopWith(products)
  const drop = join(folder, 'Hazelhorst foto’s')
  const { named, copies, byWords } = await makePictureFolder(drop, products)
  writeFileSync(join(drop, 'Thumbs.db'), 'no picture')
  const originals = new Map([...named.keys()].map((path) => [path, readFileSync(join(drop, path))]))

  const { canUndo: before } = await engine.call('catalogue.history', {})
  const staged = await engine.runJob('media.stagePictures', { tickets: [drop] })
  expect(staged).toMatchObject({
    pictures: 320,
    kinds: { matched: 294, 'look-alike': 12, 'to-decide': 14, duplicate: 0, unseen: 0 },
    problems: { 'too-small': 8, cmyk: 6, damaged: 0 },
    troubled: 14,
    others: 1,
    isCut: false,
  })
  const { pictures } = await engine.call('media.stagedPictures', { dropId: staged.dropId, count: 1_000 })
  const within = (path: string): string => path.slice(path.indexOf('/') + 1)
  const hashOf = new Map(pictures.map(({ path, hash }) => [within(path), hash ?? '']))
  for (const { path, kind, guesses, of } of pictures) {
    const own = within(path)
    if (kind === 'matched') expect([own, guesses[0]?.sku]).toEqual([own, named.get(own)])
    if (kind === 'look-alike') expect([own, of]).toEqual([own, hashOf.get(copies.get(own) ?? '')])
    if (kind === 'to-decide') {
      expect(guesses.length).toBeLessThanOrEqual(3)
      expect([own, guesses.map(({ sku }) => sku)]).toEqual([own, expect.arrayContaining([byWords.get(own)])])
    }
  }
  expect((await engine.call('catalogue.history', {})).canUndo).toEqual(before)

  // The person decides one of those to decide, and leaves one that was matched out.
  const open = pictures.find(({ kind }) => kind === 'to-decide')
  const left = pictures.find(({ path }) => within(path) === 'HZ-1001.jpg')
  const sku = byWords.get(within(open?.path ?? '')) ?? ''
  const productId = open?.guesses.find((guess) => guess.sku === sku)?.productId ?? 0
  const decisions = [
    { index: open?.index ?? -1, productId },
    { index: left?.index ?? -1, productId: null },
  ]
  const attached = await engine.runJob('media.attachPictures', {
    requestId: newRequest(),
    dropId: staged.dropId,
    decisions,
  })
  expect(attached).toMatchObject({ pictures: 294, products: 274, changed: [], withoutRoom: [], rejections: [] })
  expect(await photosOf(sku)).toEqual([open?.hash])
  expect(await photosOf('HZ-1001')).toEqual([])
  expect(await photosOf('HZ-1255')).toEqual([1, 2, 3].map((number) => hashOf.get(`HZ-1255/${number}.jpg`)))
  for (const [path, bytes] of originals) expect(readFileSync(join(drop, path)).equals(bytes)).toBe(true)

  await engine.call('catalogue.undo', { requestId: newRequest() })
  expect(await photosOf('HZ-1255')).toEqual([])
  expect(await photosOf('HZ-1002')).toEqual([])
  expect((await engine.call('catalogue.check', {})).ok).toBe(true)
}, 300_000)

test('odd files are told by what is wrong with them, and a file changed since is left out', async () => {
  const { engine, folder, media, photosOf } = await shopWith(pictureProducts(3))
  const drop = join(folder, 'mixed')
  mkdirSync(join(drop, 'HZ-1002'), { recursive: true })
  copyFileSync(join(ODD, 'alpha.png'), join(drop, 'HZ-1001.png'))
  copyFileSync(join(ODD, 'alpha.png'), join(drop, 'HZ-1001 copy.png'))
  copyFileSync(join(ODD, 'pixel-bomb.png'), join(drop, 'HZ-1002', '1.png'))
  copyFileSync(join(ODD, 'truncated.jpg'), join(drop, 'HZ-1002', '2.jpg'))
  copyFileSync(join(ODD, 'gps.jpg'), join(drop, 'HZ-1003.jpg'))
  const { dropId, kinds, problems } = await engine.runJob('media.stagePictures', { tickets: [drop] })
  expect(kinds).toEqual({ matched: 3, 'look-alike': 0, 'to-decide': 0, duplicate: 1, unseen: 1 })
  expect(problems).toMatchObject({ damaged: 1, location: 1 })
  const { pictures } = await engine.call('media.stagedPictures', { dropId, kinds: ['unseen'] })
  expect(pictures).toMatchObject([{ path: 'mixed/HZ-1002/1.png', fault: 'too-many-pixels', guesses: [] }])
  writeFileSync(join(drop, 'HZ-1003.jpg'), readFileSync(join(ODD, 'gray.jpg')))
  const attached = await engine.runJob('media.attachPictures', { requestId: newRequest(), dropId })
  expect(attached).toMatchObject({ pictures: 2, products: 2, changed: ['mixed/HZ-1003.jpg'] })
  const [hash = ''] = await photosOf('HZ-1001')
  expect(readFileSync(mediaPath(media, hash))).toEqual(readFileSync(join(ODD, 'alpha.png')))
  await expect(engine.runJob('media.attachPictures', { requestId: newRequest(), dropId })).rejects.toMatchObject({
    code: 'not-found',
  })
  // The same folder again: nothing is attached twice.
  const again = await engine.runJob('media.stagePictures', { tickets: [drop] })
  await engine.runJob('media.attachPictures', { requestId: newRequest(), dropId: again.dropId })
  expect(await photosOf('HZ-1001')).toEqual([hash])
}, 120_000)

test('a zip is read like a folder, hostile ones are refused with their reason, and what is put away leaves nothing behind', async () => {
  const { engine, folder, media, photosOf } = await shopWith(pictureProducts(3))
  const work = media.replace(/\.media$/, '.work')
  const gray = readFileSync(join(ODD, 'gray.jpg'))
  const drop = join(folder, 'zips')
  mkdirSync(drop)
  const parts = [
    { name: 'HZ-1001/front.jpg', content: gray },
    { name: 'HZ-1002.png', content: readFileSync(join(ODD, 'alpha.png')) },
    { name: '__MACOSX/HZ-1002.png', content: gray },
    { name: 'readme.txt', content: 'no picture' },
  ]
  writeFileSync(join(drop, 'photos.zip'), makeArchive(parts))
  writeFileSync(join(drop, 'outside.zip'), makeArchive([{ name: '../../HZ-1003.jpg', content: gray }]))
  const bomb = { name: 'HZ-1003.jpg', content: Buffer.alloc(11 * 2 ** 20) }
  writeFileSync(join(drop, 'bomb.zip'), makeArchive([bomb]))
  writeFileSync(join(drop, 'locked.zip'), makeArchive([{ name: 'HZ-1003.jpg', content: gray, stated: { flags: 1 } }]))
  const staged = await engine.runJob('media.stagePictures', { tickets: [drop] })
  expect(staged.refused).toEqual([
    { path: 'zips/bomb.zip', reason: 'zip-bomb' },
    { path: 'zips/locked.zip', reason: 'password-protected' },
    { path: 'zips/outside.zip', reason: 'archive-paths' },
  ])
  const { dropId } = staged
  const { pictures } = await engine.call('media.stagedPictures', { dropId, locale: 'nl_NL' })
  expect(pictures.map(({ path, kind, guesses }) => [path, kind, guesses[0]?.sku])).toEqual([
    ['zips/photos/HZ-1001/front.jpg', 'matched', 'HZ-1001'],
    ['zips/photos/HZ-1002.png', 'matched', 'HZ-1002'],
  ])
  const [first, second] = pictures.map(({ hash }) => hash ?? '')
  expect(existsSync(thumbnailPath(media, first ?? ''))).toBe(true)
  const decisions = [{ index: pictures[1]?.index ?? -1, productId: null }]
  await engine.runJob('media.attachPictures', { requestId: newRequest(), dropId, decisions })
  expect(await photosOf('HZ-1001')).toEqual([first])
  expect(existsSync(thumbnailPath(media, first ?? ''))).toBe(true)
  expect(existsSync(thumbnailPath(media, second ?? ''))).toBe(false)
  expect(readdirSync(work).filter((name) => name.startsWith('pictures-'))).toEqual([])
  expect((await engine.call('media.facts', { hashes: [second ?? ''] })).pictures).toEqual({})
  // What a crash left behind is cleared when the catalogue is next opened, a day later.
  const crashed = await engine.runJob('media.stagePictures', { tickets: [join(drop, 'photos.zip')] })
  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  for (const name of readdirSync(work).filter((each) => each.includes(crashed.dropId)))
    utimesSync(join(work, name), yesterday, yesterday)
  const db = openDatabase(media.replace(/\.media$/, ''), 'write')
  onTestFinished(() => void db.close())
  clearOldDrops({ db, clock: systemClock })
  expect(readdirSync(work).filter((name) => name.startsWith('pictures-'))).toEqual([])
  expect(existsSync(thumbnailPath(media, second ?? ''))).toBe(false)
  const alone = engine.runJob('media.stagePictures', { tickets: [join(drop, 'bomb.zip')] })
  await expect(alone).rejects.toMatchObject({ code: 'source-unreadable', details: { reason: 'zip-bomb' } })
}, 120_000)
