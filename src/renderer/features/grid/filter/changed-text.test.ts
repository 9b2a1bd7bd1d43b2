import { expect, test } from 'vitest'
import type { ChangeSetSummary } from '../../../../shared/contract/catalogue.ts'
import { UI_LOCALES } from '../../../../shared/vocabulary.ts'
import { allWords } from '../../../i18n/messages/all-words.ts'
import { createLanguage } from '../../../i18n/language.ts'
import { changedCondition, changedText, stepOf } from './changed-text.ts'

const step: ChangeSetSummary = {
  id: 14,
  kind: 'edit',
  label: { key: 'history.edit', params: { count: 3, products: 2, name: '', column: '' } },
  actor: 'anna',
  committedAt: '2026-11-22T10:05:00.000Z',
  origin: 'user',
  products: 2,
  cells: 3,
  undoState: 'done',
  supplier: null,
}

const textOf = (part: string, locale: (typeof UI_LOCALES)[number] = 'en', of?: ChangeSetSummary): string | null => {
  const condition = changedCondition(part)
  return condition && changedText(condition, of, undefined, createLanguage(locale, locale, allWords[locale]))
}

test('a step is named by what it did, whose it was and when, not by its number', () => {
  expect(textOf('changed by 14', 'en', step)).toMatch(/^Changed by: 3 cells edited \(anna, .*2026.*\)$/)
  for (const locale of UI_LOCALES) {
    const text = textOf('not changed by 14', locale, step) ?? ''
    expect(text).toContain('anna')
    expect(text).toContain('3 ')
    expect(text).not.toMatch(/\b14\b|changed by 14/)
  }
})

test('kinds of steps, people and moments are words; any other part is left to others', () => {
  expect(textOf('changed by import')).toBe('Changed by: Imports')
  expect(textOf('changed by "person:Jan de Vries"')).toBe('Changed by Jan de Vries')
  expect(textOf('changed since 2026-01-31')).toMatch(/^Changed since .*2026/)
  expect(textOf('colour = red')).toBeNull()
  expect(textOf('changed by 14')).toBeNull() // until the step is known
  expect(stepOf(changedCondition('changed by 14'))).toBe(14)
  expect(stepOf(changedCondition('changed by import'))).toBeNull()
})
