import type { tourEn } from './tour.en.ts'

export const tourSv: Readonly<Record<keyof typeof tourEn, string>> = {
  'tour.title': 'Rundtur',
}
