import type { tourEn } from './tour.en.ts'

export const tourFr: Readonly<Record<keyof typeof tourEn, string>> = {
  'tour.title': 'Visite guidée',
}
