import { expect, test } from 'vitest'
import { REJECTION_CODES } from '../../../shared/rejection-codes.ts'
import { causeText, CAUSES, RETURN_LANGUAGES, returnLanguage } from './words.ts'

test('every refusal has a sentence in every language, with its numbers and without a placeholder', () => {
  const params = { limit: 40, other: 'TEN-0101' }
  for (const language of RETURN_LANGUAGES) {
    for (const code of REJECTION_CODES) {
      const text = causeText({ code, column: 1, params }, language)
      expect(text).toMatch(/[.!]$/)
      expect(text).not.toMatch(/[{}]/)
    }
  }
  expect(causeText({ code: 'too-long', column: 1, params }, 'de')).toBe('Höchstens 40 Zeichen.')
})

test('a sentence whose number is not known says less rather than nothing', () => {
  expect(causeText({ code: 'too-long', column: 1, params: {} }, 'nl')).toBe(
    'Deze waarde kunnen wij niet overnemen. Controleer haar.',
  )
})

test('there are sentences for codes that exist alone, all different within a language', () => {
  expect(Object.keys(CAUSES).filter((code) => !(REJECTION_CODES as readonly string[]).includes(code))).toEqual([])
  for (const language of RETURN_LANGUAGES) {
    const texts = Object.values(CAUSES).map((each) => each[language])
    expect(new Set(texts).size).toBe(texts.length)
  }
})

test('a supplier is written to in the language of its locale, in English where we do not write that', () => {
  expect(['nl_BE', 'sv_SE', 'de_AT', 'fi_FI', null].map(returnLanguage)).toEqual(['nl', 'sv', 'de', 'en', 'en'])
})
