import { qualityEn } from './quality.en.ts'

export const qualityFr: Readonly<Record<keyof typeof qualityEn, string>> = qualityEn
