import type { historyEn } from './history.en.ts'

export const historySv: Readonly<Record<keyof typeof historyEn, string>> = {
  'history.empty': 'Inget har ändrats än',
}
