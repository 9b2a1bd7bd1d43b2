import type { MessageKey } from '../../../src/renderer/i18n/index.ts'
import { allWords } from '../../../src/renderer/i18n/messages/all-words.ts'
import type { UiLocale } from '../../../src/shared/vocabulary.ts'

const KEYS = Object.keys(allWords.en) as MessageKey[]
const FEATURES = [...new Set(KEYS.map((key) => key.split('.')[0]))].join('|')
const BARE_KEY = new RegExp(`(^|\\s)(${FEATURES})\\.[a-z][\\w-]*(\\.[\\w-]+)*($|\\s)`)
const LEFT_OVER = /\bundefined\b|\bNaN\b|\[object |\{[a-z]+\}/
const OVER_100 = /\b([1-9]\d{3,}|[1-9]\d{0,2}[.,\s]\d{3}|[2-9]\d\d|1[1-9]\d|10[1-9])\s?%/
const LOCALE_CODE = /· [a-z]{2}_[A-Z]{2}\b/
const ISO_DATE = /\b20\d\d-[01]\d-[0-3]\d\b/

/** What is wrong with words in view, in a language; `text` is one line of the screen, a title or a name of a control. */
export function faultsOfText(text: string, language: UiLocale): string[] {
  const faults: string[] = []
  if (BARE_KEY.test(text)) faults.push('a message key')
  if (LEFT_OVER.test(text)) faults.push('a value that is none')
  if (OVER_100.test(text)) faults.push('more than 100 %')
  if (language !== 'sv' && ISO_DATE.test(text)) faults.push('a date as stored') // Swedes write dates so
  if (LOCALE_CODE.test(text)) faults.push('a column not named as its header is')
  if (isForeign(text, language)) faults.push('English words')
  const plural = wrongPlural(text, language)
  if (plural !== null) faults.push(`the wrong number: “${plural}”`)
  return faults
}

/** What the stand-in for a shop calls itself. */
const PROPER_NAME = /Practice shop/g

/** The words of the English allWords that no message of this language has. */
const foreign = perLanguage((language) => {
  const own = new Set(KEYS.flatMap((key) => wordsOf(allWords[language][key])))
  return new Set(KEYS.flatMap((key) => wordsOf(allWords.en[key])).filter((word) => !own.has(word)))
})

/** Short texts that are right in this language, whatever they mean in English. */
const whole = perLanguage((language) => new Set(KEYS.map((key) => allWords[language][key])))

/** Whether most of its words are English and not of this language, by the catalogue of allWords. */
function isForeign(text: string, language: UiLocale): boolean {
  if (language === 'en' || whole(language).has(text)) return false
  const words = wordsOf(text.replaceAll(PROPER_NAME, ''))
  const english = words.filter((word) => foreign(language).has(word))
  return english.length > 0 && english.length * 2 > words.length
}

function wordsOf(text: string): string[] {
  const spoken = text.replaceAll(/\{\w+, (plural|select),|\{\w+[^{}]*\}|\b(one|other) \{/g, ' ')
  return spoken.toLowerCase().match(/\p{L}[\p{L}’]{2,}/gu) ?? []
}

interface Branch {
  readonly pattern: RegExp
  readonly category: string
}

/** Every branch of every plural that begins with its number, as a pattern. */
const branches = perLanguage((language): readonly Branch[] => {
  const found: Branch[] = []
  for (const key of KEYS) {
    const plural = /\{\w+, plural, one \{# ([^{}#]+)\} other \{# ([^{}#]+)\}\}/.exec(allWords[language][key])
    if (!plural?.[1] || !plural[2] || plural[1] === plural[2]) continue
    for (const [category, words] of [
      ['one', plural[1]],
      ['other', plural[2]],
    ] as const) {
      found.push({ category, pattern: new RegExp(`(?<![\\d.,  ])(\\d+) ${escaped(words)}(?![\\p{L}\\d])`, 'u') })
    }
  }
  return found
})

function wrongPlural(text: string, language: UiLocale): string | null {
  const rules = new Intl.PluralRules(language)
  for (const { pattern, category } of branches(language)) {
    const match = pattern.exec(text)
    const isOne = match !== null && rules.select(Number(match[1])) === 'one'
    if (match && isOne !== (category === 'one')) return match[0]
  }
  return null
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function perLanguage<Value>(make: (language: UiLocale) => Value): (language: UiLocale) => Value {
  const made = new Map<UiLocale, Value>()
  return (language) => {
    const value = made.get(language) ?? make(language)
    made.set(language, value)
    return value
  }
}
