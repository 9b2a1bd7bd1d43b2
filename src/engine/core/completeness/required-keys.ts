import { formatColumnKey } from '../../../shared/column-key.ts'
import type { Attribute, Channel, Family, StructureModel } from '../structure/model.ts'

/** The columns that a family's products need filled for one channel and locale: a price counts once per currency. */
export function requiredKeys(
  structure: StructureModel,
  family: Family,
  channel: Channel,
  locale: string,
): readonly string[] {
  return [...(family.requirements.get(channel.code) ?? [])].flatMap((id) => {
    const attribute = structure.attributesById.get(id)
    return attribute ? keysOf(attribute, channel, locale) : []
  })
}

/** The columns of one attribute that count for a channel and locale. */
export function keysOf(attribute: Attribute, channel: Channel, locale: string): readonly string[] {
  const scope = {
    attribute: attribute.code,
    channel: attribute.isScopable ? channel.code : null,
    locale: attribute.isLocalizable ? locale : null,
    context: null,
  }
  const currencies = attribute.type === 'price' ? channel.currencies : [null]
  return currencies.map((currency) => formatColumnKey({ ...scope, currency }))
}

/** Every channel with each of its locales, in the catalogue's order: what completeness is told for. */
export function scopesOf(structure: StructureModel): readonly { readonly channel: Channel; readonly locale: string }[] {
  return [...structure.channels.values()].flatMap((channel) => channel.locales.map((locale) => ({ channel, locale })))
}
