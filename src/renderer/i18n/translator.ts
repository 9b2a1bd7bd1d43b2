import { IntlMessageFormat } from 'intl-messageformat'
import type { MessageRef } from '../../shared/contract/common.ts'
import type { Labels, UiLocale } from '../../shared/vocabulary.ts'
import type { MessageKey, Messages, Words } from './messages/index.ts'
import type { MessageArgs, ParamValue } from './params.ts'

export interface Translator {
  readonly locale: UiLocale
  /** Locale for numbers and dates: the system's when it speaks the app's language (`nl-BE`), otherwise the language. */
  readonly formatLocale: string
  /** The message in the app's language. */
  t<Key extends MessageKey>(key: Key, ...args: MessageArgs<Messages[Key]>): string
  /** A message that the engine named. Null when we do not know the key or its parameters do not fit. */
  ref(ref: MessageRef): string | null
  /** A label of the catalogue: in the app's language if there is one, otherwise in English, in any, the code. */
  label(labels: Labels | undefined, code: string): string
}

/** Words for one language. Messages are parsed once, when first needed. */
export function createTranslator(locale: UiLocale, systemLocale: string, words: Words): Translator {
  const formatLocale = systemLocale.split('-')[0] === locale ? systemLocale : locale
  const parsed = new Map<string, IntlMessageFormat>()

  const format = (key: MessageKey, params?: Readonly<Record<string, ParamValue>>): string => {
    let message = parsed.get(key)
    if (!message) parsed.set(key, (message = new IntlMessageFormat(words[key], formatLocale)))
    return String(message.format(params))
  }

  return {
    locale,
    formatLocale,
    t: (key, ...args) => format(key, args[0]),
    ref: ({ key, params }) => {
      if (!isMessageKey(words, key)) return null
      try {
        return format(key, params)
      } catch {
        return null // the engine sent other parameters than this message wants: its own words serve
      }
    },
    label: (labels, code) => labelIn(labels, locale) ?? labelIn(labels, 'en') ?? Object.values(labels ?? {})[0] ?? code,
  }
}

function isMessageKey(words: Words, key: string): key is MessageKey {
  return Object.hasOwn(words, key)
}

function labelIn(labels: Labels | undefined, language: string): string | undefined {
  if (!labels) return undefined
  const key = Object.keys(labels).find((name) => name === language || name.startsWith(`${language}_`))
  return key === undefined ? undefined : labels[key]
}
