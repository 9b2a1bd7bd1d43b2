import type { CellOperation } from '../../../../shared/contract/sheet.ts'
import { intlLanguage } from '../language.ts'

type To = Extract<CellOperation, { kind: 'case' }>['to']

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu
const SENTENCE_START = /(^|[.!?…]\s+|\n\s*)([^\p{L}\p{N}]*)(\p{L}[\p{L}\p{M}]*)/gu

/** Letters in another case, by the rules of the language: Turkish dots, German ß, and in Dutch "IJsland" with both. */
export function changeCase(text: string, to: To, locale: string): string {
  const language = intlLanguage(locale)
  const lower = (): string => text.toLocaleLowerCase(language)
  switch (to) {
    case 'upper':
      return text.toLocaleUpperCase(language)
    case 'lower':
      return lower()
    case 'title':
      return lower().replace(WORD, (word) => capitalised(word, language))
    case 'sentence':
      return lower().replace(
        SENTENCE_START,
        (_, before: string, between: string, word: string) => before + between + capitalised(word, language),
      )
  }
}

function capitalised(word: string, language: string): string {
  const [first = ''] = word
  const start = language.startsWith('nl') && word.startsWith('ij') ? 'ij' : first
  return start.toLocaleUpperCase(language) + word.slice(start.length)
}
