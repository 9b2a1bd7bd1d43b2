import type { historyEn } from './history.en.ts'

export const historyFr: Readonly<Record<keyof typeof historyEn, string>> = {
  'history.empty': 'Rien n’a encore été modifié',
}
