import { importEn } from './import.en.ts'

export const importSv: Readonly<Record<keyof typeof importEn, string>> = importEn
