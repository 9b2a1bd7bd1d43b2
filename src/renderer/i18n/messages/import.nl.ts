import { importEn } from './import.en.ts'

export const importNl: Readonly<Record<keyof typeof importEn, string>> = importEn
