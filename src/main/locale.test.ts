import { expect, test } from 'vitest'
import { chooseUiLocale } from './locale.ts'

test.each([
  [['nl-BE', 'en-GB'], 'nl'],
  [['de-DE', 'sv-SE', 'en-GB'], 'sv'],
  [['fr_CA'], 'fr'],
  [['de-DE'], 'en'],
  [[], 'en'],
])('a person who prefers %j gets %s', (preferred, locale) => {
  expect(chooseUiLocale(preferred)).toBe(locale)
})
