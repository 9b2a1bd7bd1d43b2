/** Editing many cells at once, in a dialog over the grid. */
export { BulkEdit } from './bulk-dialog.tsx'
