import { expect, it } from 'vitest'
import { localeName, localeNameInText } from './locale-name.ts'

it('writes a language large by itself and, within a line, as the app’s language does', () => {
  expect([localeName('nl', 'fr'), localeNameInText('nl', 'fr')]).toEqual(['Néerlandais', 'néerlandais'])
  expect([localeName('fr_BE', 'sv'), localeNameInText('fr_BE', 'sv')]).toEqual([
    'Franska (Belgien)',
    'franska (Belgien)',
  ])
  expect([localeName('nl', 'en'), localeNameInText('nl', 'en')]).toEqual(['Dutch', 'Dutch'])
})

it('leaves what is not a language as it is', () => {
  expect([localeName('not a tag', 'nl'), localeNameInText('not a tag', 'nl')]).toEqual(['not a tag', 'not a tag'])
})
