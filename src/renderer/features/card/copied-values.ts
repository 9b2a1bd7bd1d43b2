import { parseColumnKey } from '../../../shared/column-key.ts'
import type { AttributeInfo, Structure } from '../../../shared/contract/catalogue.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'

/** What a duplicate takes over. Identifiers and unique values never go along, nor what others master. */
export interface CopyChoice {
  readonly texts: boolean
  readonly media: boolean
  readonly relations: boolean
  readonly others: boolean
}

const NEVER = ['sku', 'kind', 'parent', 'family', 'status']

/** The values of a product that its duplicate begins with, as texts by column in stored form. Pure. */
export function copiedValues(
  structure: Structure,
  {
    values,
    inherited,
  }: { readonly values: Readonly<Record<string, CellValue>>; readonly inherited: readonly string[] },
  choice: CopyChoice,
): Record<string, string> {
  const attributes = new Map(structure.attributes.map((attribute) => [attribute.code, attribute]))
  const links = new Set(structure.associationTypes.map(({ code }) => code))
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const code = parseColumnKey(key)?.attribute ?? key
      const attribute = attributes.get(code)
      const isWanted = links.has(code) ? choice.relations : attribute ? wants(attribute, choice) : choice.others
      return value === null || NEVER.includes(code) || inherited.includes(code) || !isWanted
        ? []
        : [[key, String(value)]]
    }),
  )
}

function wants({ type, isUnique, owner }: AttributeInfo, { texts, media, others }: CopyChoice): boolean {
  if (type === 'identifier' || isUnique || owner !== 'pim') return false
  switch (type) {
    case 'text':
    case 'textarea':
    case 'rich-text':
      return texts
    case 'image':
    case 'file':
    case 'asset-collection':
      return media
    default:
      return others
  }
}
