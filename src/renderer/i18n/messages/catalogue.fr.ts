import { catalogueEn } from './catalogue.en.ts'

export const catalogueFr: Readonly<Record<keyof typeof catalogueEn, string>> = catalogueEn
