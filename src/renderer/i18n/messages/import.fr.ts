import { importEn } from './import.en.ts'

export const importFr: Readonly<Record<keyof typeof importEn, string>> = importEn
