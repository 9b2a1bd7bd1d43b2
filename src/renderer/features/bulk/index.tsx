/** Editing many cells at once, in a dialog over the grid; and fields of its operations, for others that have them. */
export { BulkEdit } from './bulk-dialog.tsx'
export { ArithmeticFields, CaseField, ReplaceFields, TableField, TemplateFields } from './operation-form.tsx'
export { RegexField } from './regex-field.tsx'
