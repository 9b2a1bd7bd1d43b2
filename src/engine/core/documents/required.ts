import { requiredKeys } from '../completeness/required-keys.ts'
import type { Channel, Family, StructureModel } from '../structure/model.ts'
import type { ProductRow } from './document.ts'

/** Column keys a family needs filled before a product may go to a channel: in every language of it. */
export function requiredColumns(structure: StructureModel, family: Family, channel: Channel): string[] {
  return [...new Set(channel.locales.flatMap((locale) => requiredKeys(structure, family, channel, locale)))]
}

/** The required columns that are empty; none for a product without a family. */
export function missingColumns(structure: StructureModel, channel: Channel, row: ProductRow): string[] {
  const family = structure.familiesById.get(row.familyId ?? 0)
  if (!family) return []
  return requiredColumns(structure, family, channel).filter(
    (key) => key !== 'sku' && (row.values[key] ?? null) === null,
  )
}
