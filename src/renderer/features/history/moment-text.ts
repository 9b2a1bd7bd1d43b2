import type { Language } from '../../i18n/index.ts'
import type { Then } from '../../state/past.ts'

/** A moment in words: its day and time. */
export function momentText({ at }: Then, { t, format }: Language): string {
  return at === null ? t('history.past.beginning') : format.dateTime(at)
}
