import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRecentCatalogues } from './recent-catalogues.ts'
import { openSettings } from './settings.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'etalage-'))
  mkdirSync(join(home, 'Documents'))
})
afterEach(() => rmSync(home, { recursive: true }))

function recentCatalogues(...names: string[]) {
  const recent = createRecentCatalogues(openSettings(join(home, 'settings.json')), home)
  for (const name of names) {
    writeFileSync(join(home, 'Documents', name), '')
    recent.add(join(home, 'Documents', name))
  }
  return recent
}

test('the last opened comes first, each once', () => {
  const recent = recentCatalogues('a.etalage', 'b.etalage', 'a.etalage')
  expect(recent.list().map(({ name }) => name)).toEqual(['a', 'b'])
})

test('folders are shown as people write them, and ids tell nothing of the path', () => {
  const [first] = recentCatalogues('shop.etalage').list()
  expect(first?.folder).toBe('~/Documents')
  expect(first?.id).toMatch(/^[0-9a-f]{16}$/)
})

test('a catalogue that was moved away is no longer offered', () => {
  const recent = recentCatalogues('a.etalage', 'b.etalage')
  const gone = recent.list()[1]
  rmSync(join(home, 'Documents', 'a.etalage'))
  expect(recent.list().map(({ name }) => name)).toEqual(['b'])
  expect(recent.pathOf(gone?.id ?? '')).toBeNull()
})

test('no more than ten are remembered', () => {
  const names = Array.from({ length: 12 }, (_, index) => `${index}.etalage`)
  expect(recentCatalogues(...names).list()).toHaveLength(10)
})
