import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memoryFolder, tempStore } from '../../../../../test/support/catalogue.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'
import type { Result } from '../../../../shared/contract/index.ts'
import { useProjection } from './use-projection.ts'

const ODD = resolve('test/fixtures/pictures/odd')
const PDF = '%PDF-1.7\n%%EOF\n'

async function shopWithFiles() {
  const shop = await tempShop()
  const { engine } = shop
  const folder = memoryFolder()
  const file = (name: string, from = 'gray.jpg', tail = ''): string => {
    const path = join(folder, name)
    mkdirSync(folder, { recursive: true })
    copyFileSync(join(ODD, from), path)
    if (tail !== '') writeFileSync(path, tail, { flag: 'a' })
    return path
  }
  const take = async (path: string): Promise<string> => (await engine.runJob('media.take', { ticket: path })).hash
  const set = (productId: number, column: string, value: string | null) =>
    engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: [{ kind: 'set-value', productId, column, value }],
    })
  const list = async (input: { part?: 'unused' | 'without-alt' | 'documents' | 'expiring'; search?: string } = {}) =>
    (await engine.call('media.library', { from: 0, count: 100, locale: 'nl_NL', order: 'name', ...input })).assets.map(
      ({ fileName }) => fileName,
    )
  const asset = (hash: string): Promise<Result<'media.asset'>> => engine.call('media.asset', { hash, locale: 'nl_NL' })
  return { ...shop, folder, file, take, set, list, asset }
}

test('the library lists every file once, by name as people count, and tells what is on no product', async () => {
  const { engine, create, file, take, set, list, asset } = await shopWithFiles()
  const used = await take(file('lamp 2.jpg'))
  const again = await take(file('same bytes.jpg'))
  await take(file('lamp 10.jpg', 'gray.jpg', 'x'))
  expect(again).toBe(used)
  expect(await list()).toEqual(['lamp 2.jpg', 'lamp 10.jpg'])
  const lamp = await create('LAMP-1', { 'name/nl_NL': 'Leeslamp' }, { family: 'lamps' })
  expect(await list({ part: 'unused' })).toEqual(['lamp 2.jpg', 'lamp 10.jpg'])
  await set(lamp, 'photos', JSON.stringify([used]))
  expect(await list({ part: 'unused' })).toEqual(['lamp 10.jpg'])
  expect(await list({ search: 'LÄMP 10' })).toEqual(['lamp 10.jpg'])
  expect(await asset(used)).toMatchObject({
    products: 1,
    uses: [{ productId: lamp, sku: 'LAMP-1', name: 'Leeslamp', columns: ['photos'] }],
  })
  const { parts, formats } = await engine.call('media.libraryCounts', { locale: 'nl_NL' })
  expect(parts).toMatchObject({ all: 2, pictures: 2, documents: 0, unused: 1, 'without-alt': 2 })
  expect(formats).toEqual([{ format: 'jpeg', count: 2 }])
  expect((await engine.call('catalogue.check', {})).ok).toBe(true)
})

test('alternative texts are kept by language, tell what is missing, and are one step that undo takes back', async () => {
  const { engine, file, take, list, asset } = await shopWithFiles()
  const hash = await take(file('lamp.jpg'))
  const describe = (altTexts: Record<string, string>) =>
    engine.call('media.describe', { requestId: newRequest(), hash, altTexts })
  const { changeSetId } = await describe({ nl: 'Leeslamp, messing', fr: '' })
  expect(changeSetId).not.toBeNull()
  expect(await list({ part: 'without-alt' })).toEqual([])
  expect((await asset(hash)).altTexts).toEqual({ nl: 'Leeslamp, messing' })
  expect(await describe({ nl: 'Leeslamp, messing' })).toEqual({ changeSetId: null })
  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect((await asset(hash)).altTexts).toEqual({})
  expect(await list({ part: 'without-alt' })).toEqual(['lamp.jpg'])
})

test('a certificate says what it is, in which language and until when, and warns before it expires', async () => {
  const { engine, folder, take, list, asset } = await shopWithFiles()
  writeFileSync(join(folder, 'EN 1888.pdf'), PDF)
  const hash = await take(join(folder, 'EN 1888.pdf'))
  const until = async (days: number) => {
    const expiresOn = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const said = { documentType: 'certificate', language: 'nl_NL', expiresOn } as const
    await engine.call('media.describe', { requestId: newRequest(), hash, ...said })
    return (await asset(hash)).asset?.expiry
  }
  expect(await until(400)).toBe(null)
  expect(await list({ part: 'expiring' })).toEqual([])
  expect(await until(30)).toBe('soon')
  expect(await until(-2)).toBe('expired')
  expect(await list({ part: 'expiring' })).toEqual(['EN 1888.pdf'])
  expect(await list({ part: 'documents' })).toEqual(['EN 1888.pdf'])
  expect(await asset(hash)).toMatchObject({ documentType: 'certificate', language: 'nl_NL' })
})

test('replacing a picture everywhere is one step: models lend the new one, undo brings the old one back', async () => {
  const { engine, create, file, take, set, asset } = await shopWithFiles()
  const old = await take(file('old.jpg'))
  const other = await take(file('other.jpg', 'gray.jpg', 'other'))
  await engine.call('media.describe', { requestId: newRequest(), hash: old, altTexts: { nl: 'Tent' } })
  const model = await create('TENT', {}, { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' })
  const variant = await create('TENT-S', { size: 's' }, { kind: 'variant', parentId: model })
  const lamp = await create('LAMP-1', {}, { family: 'lamps' })
  await set(model, 'photos', JSON.stringify([old]))
  await set(lamp, 'photos', JSON.stringify([other, old]))
  expect((await asset(old)).products).toBe(3)

  const path = file('new.jpg', 'gray.jpg', 'new')
  const replaced = await engine.runJob('media.replace', { requestId: newRequest(), hash: old, ticket: path })
  expect(replaced).toMatchObject({ products: 2, rejections: [] })
  const valueOf = async (productId: number, column: string) =>
    (await engine.call('catalogue.productCard', { productId })).values[column]
  expect(await valueOf(variant, 'photos')).toBe(JSON.stringify([replaced.hash]))
  expect(await valueOf(lamp, 'photos')).toBe(JSON.stringify([other, replaced.hash]))
  expect(await asset(replaced.hash)).toMatchObject({ products: 3, altTexts: { nl: 'Tent' } })
  expect((await asset(old)).asset?.isUsed).toBe(false)

  await engine.runJob('catalogue.undo', { requestId: newRequest() })
  expect(await valueOf(variant, 'photos')).toBe(JSON.stringify([old]))
  expect((await asset(old)).products).toBe(3)
  expect((await engine.call('catalogue.check', {})).ok).toBe(true)
})

test('a document does not take the place of a picture, and nothing is stored of it', async () => {
  const { engine, create, folder, file, take, set, list } = await shopWithFiles()
  const picture = await take(file('lamp.jpg'))
  await set(await create('LAMP-1', {}, { family: 'lamps' }), 'photos', JSON.stringify([picture]))
  writeFileSync(join(folder, 'manual.pdf'), PDF)
  const ticket = join(folder, 'manual.pdf')
  await expect(
    engine.runJob('media.replace', { requestId: newRequest(), hash: picture, ticket }),
  ).rejects.toMatchObject({ code: 'source-unreadable', details: { reason: 'picture-no-picture' } })
  expect(await list()).toEqual(['lamp.jpg'])
})

test('where files are used is the same kept along as counted anew, whatever is written and taken away', () => {
  const hash = fc.constantFrom('a', 'b', 'c').map((letter) => letter.repeat(64))
  const value = fc.oneof(
    fc.constant(null),
    fc.uniqueArray(hash, { minLength: 1, maxLength: 3 }).map((list) => JSON.stringify(list)),
  )
  const step = fc.oneof(
    fc.record({ at: fc.nat(3), photos: value }),
    fc.record({ at: fc.nat(3), isRemoved: fc.constant(true) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { db, store } = tempStore([useProjection])
      const change = <T>(work: Parameters<typeof store.change<T>>[1]) =>
        store.change({ kind: 'edit', label: { key: 'test', params: {} }, origin: 'test' }, work).result
      change((tx) => tx.writeRows([{ table: 'attribute', id: 9, row: { code: 'photos', type: 'asset-collection' } }]))
      const ids: (number | undefined)[] = []
      for (const { at, ...what } of steps) {
        change((tx) => {
          const slots = [tx.slot('sku'), tx.slot('photos')]
          const id = ids[at]
          if ('photos' in what)
            [ids[at]] = tx.writeProducts([{ productId: id ?? null, slots, values: [`S-${at}`, what.photos] }])
          else if (id !== undefined) {
            tx.removeProducts([id])
            ids[at] = undefined
          }
        })
      }
      expect(useProjection.verify(db, store.structure()).problems).toEqual([])
    }),
    { numRuns: 20 },
  )
})
