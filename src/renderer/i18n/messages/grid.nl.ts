import type { gridEn } from './grid.en.ts'

export const gridNl: Readonly<Record<keyof typeof gridEn, string>> = {
  'grid.title': 'Producten',
}
