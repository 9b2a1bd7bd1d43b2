import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../../../test/support/catalogue.ts'
import { mediaPath, storeMedia } from './index.ts'

const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex')

test('keeps the same bytes once, whatever the files are called, and leaves no part file', () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'a.png'), JPEG)
  writeFileSync(join(folder, 'b.jpg'), JPEG)
  const media = join(folder, 'media')
  const first = storeMedia(join(folder, 'a.png'), media)
  expect(storeMedia(join(folder, 'b.jpg'), media).hash).toBe(first.hash)
  expect(first.mediaType).toBe('image/jpeg')
  expect(readFileSync(mediaPath(media, first.hash))).toEqual(JPEG)
  expect(readdirSync(join(media, first.hash.slice(0, 2)))).toEqual([first.hash])
})

test('refuses an empty file with its name', () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'leeg.jpg'), '')
  expect(() => storeMedia(join(folder, 'leeg.jpg'), join(folder, 'media'))).toThrow(/leeg\.jpg is empty/)
})

test('refuses a hash that is a path', () => {
  expect(() => mediaPath('/media', '../../etc/passwd')).toThrow(/Not a media hash/)
})
