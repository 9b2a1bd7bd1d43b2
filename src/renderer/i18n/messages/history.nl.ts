import type { historyEn } from './history.en.ts'

export const historyNl: Readonly<Record<keyof typeof historyEn, string>> = {
  'history.empty': 'Er is nog niets gewijzigd',
}
