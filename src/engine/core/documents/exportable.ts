import { formatColumnKey, NO_SCOPE, parseColumnKey } from '../../../shared/column-key.ts'
import type { Attribute, Channel, StructureModel } from '../structure/model.ts'

declare const exportable: unique symbol

/**
 * An attribute that may leave to a channel. Only this file makes one, and it never makes one of an internal attribute:
 * whatever builds or maps documents asks for this type, so an internal value has no way out.
 */
export type ExportableAttribute = Attribute & { readonly [exportable]: true }

/** A column as a mapping names it: without a locale, which the document fills in per language. */
export interface ExportColumn {
  readonly column: string
  /** Null for the columns every product has: `sku`, `categories`. */
  readonly attribute: ExportableAttribute | null
}

/** Owners who write their values into the shop themselves; what they master is never sent. */
const writesToShop = new Set<Attribute['owner']>(['erp', 'pos', 'shop'])

/** The attribute if it may leave to channels, else null: internal, or mastered by somebody who writes to the shop. */
export function asExportable(attribute: Attribute): ExportableAttribute | null {
  if (attribute.isInternal || writesToShop.has(attribute.owner)) return null
  return attribute as ExportableAttribute // the one place that says so
}

/** Everything of the structure that may go to a channel, one entry per column a mapping can name. */
export function exportColumns(structure: StructureModel, channel: Channel): ExportColumn[] {
  const columns: ExportColumn[] = [
    { column: 'sku', attribute: null },
    { column: 'categories', attribute: null },
  ]
  for (const candidate of structure.attributes.values()) {
    const attribute = asExportable(candidate)
    if (!attribute) continue
    const scope = attribute.isScopable ? channel.code : null
    const currencies = attribute.type === 'price' ? channel.currencies : [null]
    for (const currency of currencies) {
      columns.push({
        column: formatColumnKey({ ...NO_SCOPE, attribute: attribute.code, channel: scope, currency }),
        attribute,
      })
    }
  }
  return columns
}

/** The key under which an exported column is stored for one locale. */
export function storedKey({ column, attribute }: ExportColumn, locale: string): string {
  if (!attribute?.isLocalizable) return column
  const key = parseColumnKey(column)
  if (!key) throw new Error(`Not a column: ${column}`)
  return formatColumnKey({ ...key, locale })
}
