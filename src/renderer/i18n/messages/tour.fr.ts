import { tourEn } from './tour.en.ts'

export const tourFr: Readonly<Record<keyof typeof tourEn, string>> = tourEn
