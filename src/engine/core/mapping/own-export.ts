import type { StructureModel } from '../structure/model.ts'
import { resolveColumn } from '../structure/resolve-column.ts'

/** Columns that an export may show and an import never takes in. */
const COMPUTED = /^(?:updated|created|completeness\/\S+)$/

/**
 * Whether a file is a CSV that this program wrote: every header is the very key of a column, as only our exports write
 * them, one of them the SKU.
 */
export function isOwnExport(structure: StructureModel, headers: readonly string[]): boolean {
  return headers.includes('sku') && headers.every((header) => COMPUTED.test(header) || isKey(structure, header))
}

/** Whether its numbers and dates are surely ours too: a channel, language or currency in a header is our way alone. */
export function isSurelyOwnExport(structure: StructureModel, headers: readonly string[]): boolean {
  return isOwnExport(structure, headers) && headers.some((header) => header.includes('/'))
}

function isKey(structure: StructureModel, header: string): boolean {
  const resolved = resolveColumn(structure, header)
  return resolved.ok && resolved.column.key === header
}
