import { publishEn } from './publish.en.ts'

export const publishNl: Readonly<Record<keyof typeof publishEn, string>> = publishEn
