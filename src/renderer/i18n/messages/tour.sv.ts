import { tourEn } from './tour.en.ts'

export const tourSv: Readonly<Record<keyof typeof tourEn, string>> = tourEn
