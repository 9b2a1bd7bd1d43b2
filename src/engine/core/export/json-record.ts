import type { ExportCell } from './export-cell.ts'

/** One product as a JSON object: numbers and truths as such, lists as lists; what is empty is left out. */
export function jsonRecord(keys: readonly string[], row: readonly (ExportCell | null)[]): string {
  const parts = row.flatMap((cell, at) => (cell === null ? [] : [`${JSON.stringify(keys[at])}:${jsonValue(cell)}`]))
  return `{${parts.join(',')}}`
}

function jsonValue(cell: ExportCell): string {
  switch (cell.kind) {
    case 'number': // as decimal digits: no reader needs to know powers of ten
    case 'boolean':
      return cell.text
    case 'list':
      return JSON.stringify(cell.items)
    case 'text':
    case 'date':
      return JSON.stringify(cell.text)
  }
}
