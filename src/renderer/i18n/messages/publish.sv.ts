import { publishEn } from './publish.en.ts'

export const publishSv: Readonly<Record<keyof typeof publishEn, string>> = publishEn
