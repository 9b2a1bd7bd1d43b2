import { qualityEn } from './quality.en.ts'

export const qualityNl: Readonly<Record<keyof typeof qualityEn, string>> = qualityEn
