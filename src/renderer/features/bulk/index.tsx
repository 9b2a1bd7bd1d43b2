/** Editing many cells at once, in a dialog over the grid; and the fields of its operations, for others that have them. */
export { BulkEdit } from './bulk-dialog.tsx'
export { FIRST_DRAFT, toOperation } from './draft.ts'
export type { Draft } from './draft.ts'
export { ArithmeticFields, CaseField, ReplaceFields, TableField } from './operation-form.tsx'
