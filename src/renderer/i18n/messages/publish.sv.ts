import type { publishEn } from './publish.en.ts'

export const publishSv: Readonly<Record<keyof typeof publishEn, string>> = {
  'publish.title': 'Publicera',
}
