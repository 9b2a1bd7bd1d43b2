import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Metadata, Sharp } from 'sharp'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { fingerprintOf } from './fingerprint.ts'
import { SAME_PICTURE, likeness } from './likeness.ts'

const jpegs = (folder: string): string[] =>
  readdirSync(resolve(folder))
    .filter((name) => /\.(jpe?g|webp)$/.test(name))
    .map((name) => join(resolve(folder), name))
/** Real photos, among them three black bags of one maker, and every eighth drawing of the sample. */
const PICTURES = [
  ...jpegs('test/fixtures/pictures/products'),
  ...jpegs('resources/sample/pictures').filter((_, index) => index % 8 === 0),
]

type Derive = (from: Sharp, head: Metadata) => Sharp
const crop = (left: number, top: number, right: number, bottom: number): Derive => {
  return (from, { width, height }) =>
    from.extract({
      left: Math.round(width * left),
      top: Math.round(height * top),
      width: Math.round(width * (1 - left - right)),
      height: Math.round(height * (1 - top - bottom)),
    })
}

const COPIES: Readonly<Record<string, Derive>> = {
  'a poor jpeg': (from) => from.jpeg({ quality: 30 }),
  webp: (from) => from.webp({ quality: 50 }),
  'half as large': (from, { width }) => from.resize(Math.round(width / 2)).png(),
  '180 px wide': (from) => from.resize(180).jpeg({ quality: 75 }),
  larger: (from, { width }) => from.resize(Math.round(width * 1.5)).jpeg(),
  'cropped all round': (from, head) => crop(0.05, 0.05, 0.05, 0.05)(from, head).jpeg({ quality: 80 }),
  'cropped at the left': (from, head) => crop(0.1, 0, 0, 0)(from, head).jpeg({ quality: 80 }),
  'cropped below': (from, head) => crop(0, 0, 0, 0.1)(from, head).resize(300).webp(),
  'cropped at a corner': (from, head) => crop(0, 0.08, 0.08, 0)(from, head).jpeg({ quality: 70 }),
  'on a wider ground': (from) => from.extend({ top: 60, bottom: 60, left: 90, right: 90, background: '#fff' }).jpeg(),
}

async function print(from: Sharp): Promise<Uint8Array> {
  const { data, info } = await from
    .flatten({ background: '#fff' })
    .resize(256, 256, { fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return fingerprintOf({ rgb: data, width: info.width, height: info.height })
}

test('finds 99 in 100 copies in other sizes, formats and crops, and takes 1 in 1,000 others for one at most', async () => {
  const originals = await Promise.all(PICTURES.map((path) => print(sharp(path))))
  const [found, falsePairs] = [
    { of: 0, count: 0 },
    { of: 0, count: 0 },
  ]
  for (const [index, path] of PICTURES.entries()) {
    const head = await sharp(path).metadata()
    const flat = await sharp(path).flatten({ background: '#fff' }).tiff().toBuffer()
    for (const derive of Object.values(COPIES)) {
      const copy = await print(sharp(await derive(sharp(flat), head).toBuffer()))
      for (const [other, original] of originals.entries()) {
        const counted = other === index ? found : falsePairs
        counted.of++
        if (likeness(copy, original) >= SAME_PICTURE) counted.count++
      }
    }
  }
  expect(found.of).toBeGreaterThan(300)
  expect(found.count / found.of).toBeGreaterThanOrEqual(0.99)
  expect(falsePairs.count / falsePairs.of).toBeLessThanOrEqual(0.001)
}, 300_000)

test('the same shape in another colour is another picture', async () => {
  for (const path of PICTURES.slice(0, 11)) {
    const tinted = sharp(await sharp(path).tint('#c04030').png().toBuffer())
    const flat = sharp(await sharp(path).flatten({ background: '#fff' }).toBuffer())
    expect(likeness(await print(flat), await print(tinted))).toBeLessThan(SAME_PICTURE)
  }
})

test('pictures of one even colour are no copies of one another', async () => {
  const even = (background: string): Promise<Uint8Array> =>
    print(sharp({ create: { width: 300, height: 300, channels: 3, background } }).png())
  expect(likeness(await even('#ff0000'), await even('#00ff00'))).toBeLessThan(SAME_PICTURE)
})
