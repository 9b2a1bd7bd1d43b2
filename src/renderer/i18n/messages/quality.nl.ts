import type { qualityEn } from './quality.en.ts'

export const qualityNl: Readonly<Record<keyof typeof qualityEn, string>> = {
  'quality.title': 'Dashboard',
}
