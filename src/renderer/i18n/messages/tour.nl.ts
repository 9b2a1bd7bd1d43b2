import { tourEn } from './tour.en.ts'

export const tourNl: Readonly<Record<keyof typeof tourEn, string>> = tourEn
