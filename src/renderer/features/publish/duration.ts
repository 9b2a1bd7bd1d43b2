import type { Language } from '../../i18n/index.ts'

/** Seconds as people say them: "40 seconds", "12 minutes", "2 h 5 min". Rounded up: a wait is never promised shorter. */
export function durationText(seconds: number, { t }: Language): string {
  const whole = Math.ceil(seconds)
  if (whole < 90) return t('publish.time.seconds', { count: whole })
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 100) return t('publish.time.minutes', { count: minutes })
  return t('publish.time.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}
