import { escapeXml } from '../text/escape-xml.ts'
import type { ExportCell } from './export-cell.ts'
import type { FormattedRows } from './format-rows.ts'

export const XML_START = '<?xml version="1.0" encoding="UTF-8"?>\n<products>\n'
export const XML_END = '</products>\n'

/** Characters that no XML document may hold, written out or not. */
const FORBIDDEN = /[\uFFFE\uFFFF]/

/**
 * One product in XML. Column keys may not be names of elements, so each field says whose value it is; a list says it for each
 * of its items.
 */
export function xmlRecord(keys: readonly string[], row: readonly (ExportCell | null)[]): FormattedRows {
  let heldBack = 0
  const values = row.flatMap((cell, at) => {
    if (cell === null) return []
    const texts = cell.kind === 'list' ? cell.items : [cell.text]
    if (texts.some((text) => FORBIDDEN.test(text))) {
      heldBack += 1
      return []
    }
    return texts.map((text) => `<field column="${escapeXml(keys[at] ?? '')}">${escapeXml(text)}</field>\n`)
  })
  return { text: `<product>\n${values.join('')}</product>\n`, heldBack }
}
