import { AppError } from '../../../../../shared/errors.ts'
import type { LightspeedClient } from './client.ts'
import type { ShopLanguage } from './desired.ts'
import { readBoolean, readText } from './reading.ts'

export interface ShopLanguageInfo {
  readonly code: string
  readonly title: string
  readonly isDefault: boolean
}

/** Any active language works in the path of this request; `nl`, `en` and `us` cover nearly every shop. */
const likelyLanguages = ['nl', 'en', 'us', 'fr', 'de', 'es', 'it', 'da', 'sv', 'no', 'pt', 'pl', 'tr'] as const

/**
 * The shop's active languages, the default one first. Which languages exist can only be asked in one of them, so the
 * likely ones are tried until one answers; `hint` is the one known from last time.
 */
export async function readLanguages(client: LightspeedClient, hint: string | null): Promise<ShopLanguageInfo[]> {
  const tries = [...new Set([...(hint ? [hint] : []), ...likelyLanguages])]
  let lastError: Error = new AppError('remote-unavailable', 'The shop names no active language.', {
    reason: 'no-language',
  })
  for (const code of tries) {
    try {
      const rows = await client.readPage(code, 'languages', 'languages', { limit: 250 })
      const active = rows.filter((row) => readBoolean(row['isActive']))
      const infos = active.map((row) => ({
        code: readText(row['code']),
        title: readText(row['title']),
        isDefault: readBoolean(row['isDefault']),
      }))
      if (infos.length === 0) continue
      return infos.sort((a, b) => Number(b.isDefault) - Number(a.isDefault))
    } catch (error) {
      if (!isUnknownLanguage(error)) throw error
      lastError = error
    }
  }
  throw lastError
}

const isUnknownLanguage = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'remote-rejected' && /language/i.test(error.message)

/**
 * Which locale of the channel is written into which language of the shop: by language, `us` being American English.
 * Languages without a locale are left out: nothing of ours can be said in them.
 */
export function pairLanguages(languages: readonly ShopLanguageInfo[], locales: readonly string[]): ShopLanguage[] {
  return languages.flatMap(({ code }) => {
    const language = code === 'us' ? 'en' : code
    const fitting = locales.filter((locale) => locale.split('_')[0] === language)
    const isAmerican = (locale: string): boolean => locale.endsWith('_US')
    const best = fitting.find((locale) => isAmerican(locale) === (code === 'us')) ?? fitting[0]
    return best ? [{ code, locale: best }] : []
  })
}
