import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import type { SeenPicture } from './look-at-picture.ts'
import { lookAtPicture } from './look-at-picture.ts'
import { loadSharp } from '../sharp-in-electron.ts'

const ODD = resolve('test/fixtures/pictures/odd')

interface Expected {
  readonly outcome: string
  readonly format?: string
  readonly width?: number
  readonly height?: number
  readonly displayWidth?: number
  readonly displayHeight?: number
  readonly colourspace?: string
  readonly channels?: number
  readonly bitDepth?: number
  readonly hasAlpha?: boolean
  readonly frames?: number
  readonly gps?: boolean
}

const expected = JSON.parse(readFileSync(join(ODD, 'EXPECT.json'), 'utf8')) as Record<string, Expected>
let library: Awaited<ReturnType<typeof loadSharp>>
beforeAll(async () => {
  library = loadSharp()
})
const look = (name: string): Promise<SeenPicture> => lookAtPicture(library, join(ODD, name))

test.each(Object.entries(expected))('%s comes to what it must', { timeout: 120_000 }, async (key, wanted) => {
  const { facts, thumbnail, fingerprint } = await look(key.replace('images/odd/', ''))
  const outcome = facts.fault === null ? (facts.warnings.length > 0 ? 'warning' : 'accept') : 'reject'
  const allowed: Readonly<Record<string, readonly string[]>> = {
    accept: ['accept', 'warning'],
    accept_with_warning: ['warning'],
    accept_or_clear_reject: ['accept', 'warning', 'reject'],
    reject_or_warning: ['reject', 'warning'],
    reject_or_rasterise: ['reject'],
    reject: ['reject'],
  }
  expect(allowed[wanted.outcome], facts.fault ?? facts.warnings.join()).toContain(outcome)
  expect(thumbnail === null).toBe(outcome === 'reject')
  expect(fingerprint === null).toBe(outcome === 'reject')
  if (outcome === 'reject') return
  expect(facts).toMatchObject({
    format: wanted.format,
    ...(wanted.width === undefined ? {} : { width: wanted.width, height: wanted.height }),
    ...(wanted.displayWidth === undefined ? {} : { width: wanted.displayWidth, height: wanted.displayHeight }),
    ...(wanted.bitDepth === undefined ? {} : { bitDepth: wanted.bitDepth }),
    ...(wanted.hasAlpha === undefined ? {} : { hasAlpha: wanted.hasAlpha }),
    frames: wanted.frames ?? 1,
    ...(wanted.colourspace === 'cmyk' ? { colours: 'cmyk' } : {}),
    ...(wanted.channels === 1 ? { colours: 'grey' } : {}),
  })
  expect(facts.warnings.includes('location')).toBe(wanted.gps === true)
})

test.each([
  ['zero-bytes.jpg', 'empty'],
  ['text-named.jpg', 'no-picture'],
  ['script.svg', 'format'],
  ['photo.heic', 'format'],
  ['bitmap.bmp', 'format'],
  ['jpeg2000.jp2', 'format'],
  ['pixel-bomb.png', 'too-many-pixels'],
  ['corrupt-header.jpg', 'unreadable'],
  ['no-such-file.jpg', 'missing'],
])('%s is refused as %s', async (name, fault) => {
  expect((await look(name)).facts.fault).toBe(fault)
})

test.each(['truncated.jpg', 'truncated.png'])('%s is shown as far as it goes, with a warning', async (name) => {
  expect((await look(name)).facts).toMatchObject({ fault: null, warnings: ['damaged'] })
})

test('the thumbnail of a print picture has the colours of the picture, and that of a turned photo stands upright', async () => {
  const mean = async (bytes: Uint8Array | string): Promise<number[]> =>
    (await sharp(bytes).flatten({ background: '#fff' }).stats()).channels.map((channel) => channel.mean)
  const rgb = await mean((await look('progressive.jpeg')).thumbnail ?? '')
  const cmyk = await mean((await look('cmyk.jpg')).thumbnail ?? '')
  for (const [channel, value] of rgb.entries()) expect(Math.abs(value - (cmyk[channel] ?? 0))).toBeLessThan(45)
  const upright = await sharp((await look('exif-orientation-6.jpg')).thumbnail ?? '').metadata()
  expect([upright.width, upright.height, upright.format, upright.exif]).toEqual([400, 267, 'webp', undefined])
})
