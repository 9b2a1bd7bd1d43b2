import { catalogueEn } from './catalogue.en.ts'

export const catalogueNl: Readonly<Record<keyof typeof catalogueEn, string>> = catalogueEn
