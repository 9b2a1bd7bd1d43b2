import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { UI_LOCALES } from '../../../shared/vocabulary.ts'
import { allWords } from './all-words.ts'

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** Names of the parameters, those in the branches of a plural included. */
function parameters(message: string, locale: string): string[] {
  const names = new Set<string>()
  const walk = (elements: readonly Element[]): void => {
    for (const element of elements) {
      const type: number = element.type // their enum is not exported: 0 is plain text
      if ('value' in element && type !== 0) names.add(element.value)
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value)
    }
  }
  walk(new IntlMessageFormat(message, locale).getAst())
  return [...names].toSorted()
}

describe('the message catalogue', () => {
  const keys = Object.keys(allWords.en).toSorted() as (keyof typeof allWords.en)[]

  it('reads the parameters of a message, so that the comparison below means something', () => {
    const message = '{count, plural, one {# cell of {name}} other {# cells of {name}}}, {share, number}'
    expect(parameters(message, 'en')).toEqual(['count', 'name', 'share'])
    expect(keys.length).toBeGreaterThan(100)
  })

  it.each(UI_LOCALES)('has every key, and no other, in %s', (locale) => {
    expect(Object.keys(allWords[locale]).toSorted()).toEqual(keys)
  })

  it.each(UI_LOCALES)('asks for the same parameters in %s as in English', (locale) => {
    for (const key of keys) {
      const wanted = parameters(allWords.en[key], 'en')
      expect({ key, parameters: parameters(allWords[locale][key], locale) }).toEqual({ key, parameters: wanted })
    }
  })

  it.each(UI_LOCALES)('has no empty text in %s', (locale) => {
    expect(keys.filter((key) => allWords[locale][key].trim() === '')).toEqual([])
  })
})
