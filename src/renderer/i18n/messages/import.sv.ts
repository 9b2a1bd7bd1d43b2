import type { importEn } from './import.en.ts'

export const importSv: Readonly<Record<keyof typeof importEn, string>> = {
  'import.title': 'Importera',
}
