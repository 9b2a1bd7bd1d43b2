import { publishEn } from './publish.en.ts'

export const publishFr: Readonly<Record<keyof typeof publishEn, string>> = publishEn
