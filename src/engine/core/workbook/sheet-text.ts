import { workbookText } from '../export/sheet-row.ts'

const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f]/g

/** A supplier's text as a workbook holds it: signs that XML cannot hold are written by their number. */
export function sheetText(text: string): string {
  return workbookText(text).replace(
    CONTROLS,
    (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
}
