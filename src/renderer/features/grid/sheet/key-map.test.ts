import { describe, expect, it } from 'vitest'
import { allWords } from '../../../i18n/messages/all-words.ts'
import { createLanguage } from '../../../i18n/index.ts'
import { keyName } from '../../../ui/key-name.ts'
import type { KeyPress } from './key-map.ts'
import { SHEET_KEYS, commandOf, shownKeys } from './key-map.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

describe('the keys of the sheet', () => {
  it('are found by what is pressed, with Cmd for Ctrl', () => {
    expect(commandOf(press('ArrowDown', { ctrlKey: true, shiftKey: true }))).toEqual({
      do: 'edge',
      rows: 1,
      columns: 0,
      extend: true,
    })
    expect(commandOf(press('d', { metaKey: true }))).toEqual({ do: 'fill-down' })
    expect(commandOf(press(' ', { shiftKey: true }))).toEqual({ do: 'select-rows' })
  })

  it('leave letters to typing, small and capital', () => {
    expect(commandOf(press('d'))).toBeUndefined()
    expect(commandOf(press('D', { shiftKey: true }))).toBeUndefined()
  })

  it('find Ctrl+; where the keyboard needs Shift for a semicolon', () => {
    expect(commandOf(press(';', { ctrlKey: true, shiftKey: true }))).toEqual({ do: 'today' })
  })

  it('mean one thing each', () => {
    const all = SHEET_KEYS.flatMap(({ keys }) => Object.keys(keys))
    expect(new Set(all).size).toBe(all.length)
  })

  it('are printed short: four arrows are one key', () => {
    const shown = SHEET_KEYS.map((line) => shownKeys(line))
    expect(shown[2]).toEqual(['Ctrl+←↑↓→'])
    expect(shown.flat()).toContain('Shift+Home')
    expect(shown.flat()).toContain('Esc')
  })
})

it('calls no key in the help by its name in the program', () => {
  const { t } = createLanguage('nl', 'nl-NL', allWords.nl)
  const names = SHEET_KEYS.flatMap(shownKeys).flatMap((keys) => keys.split('+'))
  expect(names.map((key) => keyName(key, t)).filter((name) => /^(?:Arrow|Page[DU]|Space)/.test(name))).toEqual([])
})
