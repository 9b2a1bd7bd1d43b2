import { formatColumnKey } from '../../../shared/column-key.ts'
import type { AttributeInfo, Structure } from '../../../shared/contract/catalogue.ts'

/** A place of the catalogue that a source column can go to. */
export interface Target {
  readonly column: string
  readonly attribute: string
  /** Code of the attribute group; null for the product's own columns and for attributes without one. */
  readonly group: string | null
}

/** Columns of a product that a file may fill; what a variant keeps for itself only comes with our own exports. */
const SYSTEM_TARGETS = ['sku', 'kind', 'parent', 'family_variant', 'family', 'status', 'categories'] as const

/** Every column a file can fill, in the structure's order: one per channel, language, context and currency it can differ by. */
export function importTargets(structure: Structure): readonly Target[] {
  const system = SYSTEM_TARGETS.map((column) => ({ column, attribute: column, group: null }))
  const attributes = structure.attributes
    .filter((attribute) => !SYSTEM_TARGETS.some((code) => code === attribute.code))
    .toSorted((a, b) => a.sortOrder - b.sortOrder)
  const links = structure.associationTypes.map(({ code }) => ({ column: code, attribute: code, group: null }))
  return [...system, ...links, ...attributes.flatMap((attribute) => scopedTargets(attribute, structure))]
}

function scopedTargets(attribute: AttributeInfo, structure: Structure): readonly Target[] {
  const currencies = [...new Set(structure.channels.flatMap((channel) => channel.currencies))]
  const locales: readonly (string | null)[] = attribute.isLocalizable
    ? structure.locales.map(({ code }) => code)
    : [null]
  const channels: readonly (string | null)[] = attribute.isScopable
    ? structure.channels.map(({ code }) => code)
    : [null]
  const amounts: readonly (string | null)[] = attribute.type === 'price' && currencies.length > 0 ? currencies : [null]
  const contexts = [null, ...(attribute.hasContext ? structure.contexts.map(({ code }) => code) : [])]
  return channels.flatMap((channel) =>
    locales.flatMap((locale) =>
      contexts.flatMap((context) =>
        amounts.map((currency) => ({
          column: formatColumnKey({ attribute: attribute.code, channel, locale, context, currency }),
          attribute: attribute.code,
          group: attribute.group,
        })),
      ),
    ),
  )
}
