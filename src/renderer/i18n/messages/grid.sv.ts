import type { gridEn } from './grid.en.ts'

export const gridSv: Readonly<Record<keyof typeof gridEn, string>> = {
  'grid.title': 'Produkter',
}
