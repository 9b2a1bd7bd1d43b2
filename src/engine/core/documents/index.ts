// What a product says in a channel: values in the reader's language, options by label, nothing internal. Pure; knows
// no shop. A connector turns these documents into its shop's own shape.

export { asText, labelIn } from './content.ts'
export type { Content } from './content.ts'
export { buildDocument, neededKeys } from './document.ts'
export type { ChannelDocument, ProductDocument, ProductRow } from './document.ts'
export { exportColumns } from './exportable.ts'
export type { ExportableAttribute, ExportColumn } from './exportable.ts'
export { missingColumns, requiredColumns } from './required.ts'
