import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { UI_LOCALES } from '../../shared/vocabulary.ts'
import { menuLabels } from './labels.ts'
import { menuTemplate } from './menu.ts'

const calls: string[] = []
const actions = {
  newCatalogue: () => void calls.push('new'),
  openCatalogue: () => void calls.push('open'),
  openRecent: (id: string) => void calls.push(`recent ${id}`),
  setTheme: (theme: string) => void calls.push(`theme ${theme}`),
  send: (command: string) => void calls.push(`send ${command}`),
}
const model = { labels: menuLabels('nl'), isMac: false, isDevelopment: false, theme: 'dark', recent: [] } as const

test.each(['darwin', 'others'])('every item has words or a separator in every language on %s', (platform) => {
  for (const locale of UI_LOCALES) {
    const menus = menuTemplate({ ...model, labels: menuLabels(locale), isMac: platform === 'darwin' }, actions)
    const nameless = flatten(menus).filter(
      (item) => !item.label && item.type !== 'separator' && item.role !== 'appMenu',
    )
    expect(nameless).toEqual([])
  }
})

test('no two items of a platform share a shortcut', () => {
  for (const isMac of [true, false]) {
    const shortcuts = flatten(menuTemplate({ ...model, isMac }, actions)).flatMap((item) => item.accelerator ?? [])
    expect(new Set(shortcuts).size).toBe(shortcuts.length)
  }
})

test('a catalogue called "R&D" keeps its ampersand', () => {
  const recent = [{ id: '1', name: 'R&D', folder: '~/Documents' }]
  const labels = flatten(menuTemplate({ ...model, recent }, actions)).map(({ label }) => label)
  expect(labels).toContain('R&&D — ~/Documents')
})

test('the chosen appearance is marked, and developer tools are for development', () => {
  const items = flatten(menuTemplate(model, actions))
  expect(items.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(['Donker'])
  expect(items.some(({ role }) => role === 'toggleDevTools')).toBe(false)
  expect(
    flatten(menuTemplate({ ...model, isDevelopment: true }, actions)).some(({ role }) => role === 'toggleDevTools'),
  ).toBe(true)
})

test("undo and redo are the catalogue's, the clipboard is the system's", () => {
  const items = flatten(menuTemplate(model, actions))
  for (const label of ['Ongedaan maken', 'Opnieuw']) {
    const item = items.find((candidate) => candidate.label === label)
    item?.click?.(undefined as never, undefined, undefined as never)
  }
  expect(calls).toEqual(['send undo', 'send redo'])
  expect(items.filter(({ role }) => role === 'copy' || role === 'paste')).toHaveLength(2)
})

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])])
}
