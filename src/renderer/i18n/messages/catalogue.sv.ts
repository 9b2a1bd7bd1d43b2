import { catalogueEn } from './catalogue.en.ts'

export const catalogueSv: Readonly<Record<keyof typeof catalogueEn, string>> = catalogueEn
