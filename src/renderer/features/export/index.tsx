/** Writing products to a file, in a dialog over the grid. */
export { ExportProducts } from './export-dialog.tsx'
