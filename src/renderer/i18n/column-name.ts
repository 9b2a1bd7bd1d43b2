import type { Structure } from '../../shared/contract/catalogue.ts'
import { parseColumnKey } from '../../shared/column-key.ts'
import type { Translator } from './translator.ts'

/** A column key in words: the attribute's name, then its scope: `Name · nl_NL`. The key itself, if unknown. */
export function columnName(key: string, structure: Structure | undefined, { label, ref }: Translator): string {
  const parsed = parseColumnKey(key)
  if (!parsed) return key
  const attribute = structure?.attributes.find(({ code }) => code === parsed.attribute)
  if (!attribute) return ref({ key: `grid.column.${key}`, params: {} }) ?? key
  const scope = [parsed.channel, parsed.locale, parsed.context, parsed.currency].filter((part) => part !== null)
  return [label(attribute.labels, attribute.code), ...scope].join(' · ')
}
