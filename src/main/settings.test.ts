import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSettings } from './settings.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'etalage-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('what was set is there at the next start, and no half file is left behind', () => {
  const file = join(folder, 'profile', 'settings.json')
  openSettings(file).change({ theme: 'dark', language: 'sv', recent: ['/a.etalage'] })
  expect(openSettings(file).get()).toEqual({ theme: 'dark', language: 'sv', window: null, recent: ['/a.etalage'] })
  expect(readdirSync(join(folder, 'profile'))).toEqual(['settings.json'])
})

test.each(['', '{', '[]', 'null', '{"theme":7,"language":"xx","window":{"bounds":1},"recent":[1]}'])(
  'settings damaged to %j mean the defaults, not a failed start',
  (text) => {
    const file = join(folder, 'settings.json')
    writeFileSync(file, text)
    expect(openSettings(file).get()).toEqual({ theme: 'system', language: null, window: null, recent: [] })
  },
)

test('one bad setting does not cost the others', () => {
  const file = join(folder, 'settings.json')
  writeFileSync(file, '{"theme":"purple","recent":["/a.etalage"]}')
  expect(openSettings(file).get()).toEqual({ theme: 'system', language: null, window: null, recent: ['/a.etalage'] })
})
