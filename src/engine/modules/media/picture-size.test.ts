import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { pictureSize } from './picture-size.ts'

const SAMPLE = resolve('resources/sample')
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#445566' } })

test('every picture of the sample is as large as its list says', () => {
  const list = JSON.parse(readFileSync(join(SAMPLE, 'assets.json'), 'utf8')) as {
    file: string
    width: number | null
    height: number | null
  }[]
  const pictures = list.filter(({ width }) => width !== null)
  expect(pictures.length).toBeGreaterThan(50)
  for (const { file, width, height } of pictures) {
    expect([file, pictureSize(readFileSync(join(SAMPLE, file)))]).toEqual([file, { width, height }])
  }
})

test.each([
  ['jpeg', () => blank(301, 17).jpeg()],
  ['progressive jpeg', () => blank(301, 17).jpeg({ progressive: true })],
  ['jpeg with a colour profile and a date', () => blank(301, 17).withMetadata({ icc: 'srgb' }).jpeg()],
  ['png', () => blank(301, 17).png()],
  ['gif', () => blank(301, 17).gif()],
  ['lossy webp', () => blank(301, 17).webp()],
  ['lossless webp', () => blank(301, 17).webp({ lossless: true })],
  ['webp with metadata', () => blank(301, 17).withMetadata({ icc: 'srgb' }).webp()],
])('%s', async (_, make) => {
  expect(pictureSize(await make().toBuffer())).toEqual({ width: 301, height: 17 })
})

test('a photo taken with the camera on its side stands upright', async () => {
  const photo = await blank(400, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(pictureSize(photo)).toEqual({ width: 300, height: 400 })
})

test('damaged bytes and other files are no picture, and never an error', async () => {
  const files = [
    await blank(9, 9).jpeg().toBuffer(),
    await blank(9, 9).webp().toBuffer(),
    Buffer.from('%PDF-1.7 hello'),
  ]
  expect(pictureSize(files[2] ?? Buffer.of())).toBeNull()
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(400), fc.nat(255), fc.nat(600), (file, at, byte, end) => {
      const damaged = Buffer.from(file.subarray(0, end))
      if (at < damaged.length) damaged[at] = byte
      const size = pictureSize(damaged)
      expect(size === null || (size.width > 0 && size.height > 0)).toBe(true)
    }),
  )
})
