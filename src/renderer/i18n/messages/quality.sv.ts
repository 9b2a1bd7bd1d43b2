import { qualityEn } from './quality.en.ts'

export const qualitySv: Readonly<Record<keyof typeof qualityEn, string>> = qualityEn
