import { parseColumnKey } from '../../../shared/column-key.ts'
import type { StructureModel } from '../structure/model.ts'
import { resolveColumn } from '../structure/resolve-column.ts'

/** Columns that an export may show and an import never takes in. */
const COMPUTED = /^(?:updated|created|completeness\/\S+)$/
const KEY = /^[A-Za-z0-9][\w-]{0,99}(?:\/@?[A-Za-z0-9][\w-]{0,99})*$/

/**
 * Whether headers can only be those of our own export, whatever the catalogue: column keys throughout, the SKU among
 * them, and a channel, language or currency behind a stroke, or the kind beside the SKU where no column has any.
 */
export function isOwnHeader(headers: readonly string[]): boolean {
  return (
    headers.includes('sku') &&
    headers.every((header) => KEY.test(header) && parseColumnKey(header) !== null) &&
    (headers.some((header) => header.includes('/')) || (headers[0] === 'sku' && headers[1] === 'kind'))
  )
}

/**
 * Whether a file is one that this program wrote: every header is the very key of a column, as only our exports write
 * them, one of them the SKU.
 */
export function isOwnExport(structure: StructureModel, headers: readonly string[]): boolean {
  return headers.includes('sku') && headers.every((header) => COMPUTED.test(header) || isKey(structure, header))
}

/** Whether its numbers and dates are surely ours too. */
export function isSurelyOwnExport(structure: StructureModel, headers: readonly string[]): boolean {
  return isOwnExport(structure, headers) && isOwnHeader(headers)
}

function isKey(structure: StructureModel, header: string): boolean {
  const resolved = resolveColumn(structure, header)
  return resolved.ok && resolved.column.key === header
}
