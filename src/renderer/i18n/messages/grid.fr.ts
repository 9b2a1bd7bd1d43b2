import type { gridEn } from './grid.en.ts'

export const gridFr: Readonly<Record<keyof typeof gridEn, string>> = {
  'grid.title': 'Produits',
}
