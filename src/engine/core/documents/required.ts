import { formatColumnKey, NO_SCOPE } from '../../../shared/column-key.ts'
import type { Attribute, Channel, Family } from '../structure/model.ts'
import type { StructureModel } from '../structure/model.ts'
import type { ProductRow } from './document.ts'

/** Column keys that a family's requirements name in a channel: one per locale or currency where the attribute varies. */
export function requiredKeys(structure: StructureModel, family: Family, channel: Channel): string[] {
  const ids = family.requirements.get(channel.code) ?? new Set<number>()
  return [...ids].flatMap((id) => {
    const attribute = structure.attributesById.get(id)
    return attribute ? keysOf(attribute, channel) : []
  })
}

/** The required columns that are empty; none for a product without a family. */
export function missingColumns(structure: StructureModel, channel: Channel, row: ProductRow): string[] {
  const family = structure.familiesById.get(row.familyId ?? 0)
  if (!family) return []
  return requiredKeys(structure, family, channel).filter((key) => isEmpty(row, key))
}

function isEmpty(row: ProductRow, key: string): boolean {
  const value = key === 'sku' ? row.sku : (row.values[key] ?? null)
  return value === null || value === '' || value === '[]'
}

function keysOf(attribute: Attribute, channel: Channel): string[] {
  const locales = attribute.isLocalizable ? channel.locales : [null]
  const currencies = attribute.type === 'price' ? channel.currencies : [null]
  const scope = attribute.isScopable ? channel.code : null
  return locales.flatMap((locale) =>
    currencies.map((currency) =>
      formatColumnKey({ ...NO_SCOPE, attribute: attribute.code, channel: scope, locale, currency }),
    ),
  )
}
