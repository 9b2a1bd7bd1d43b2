import type { Attribute, StructureModel } from '../structure/model.ts'
import { nameOf } from './parse-header.ts'

/** Who goes by a name in this catalogue: the attribute with that code, and those labelled so. */
export interface Named {
  readonly code: Attribute | null
  readonly labelled: readonly Attribute[]
}

export type Names = ReadonlyMap<string, Named>

/** Attributes by every name the catalogue itself has for them. */
export function catalogueNames(structure: StructureModel): Names {
  const names = new Map<string, { code: Attribute | null; labelled: Attribute[] }>()
  const at = (text: string): { code: Attribute | null; labelled: Attribute[] } => {
    const name = nameOf(text)
    const known = names.get(name) ?? { code: null, labelled: [] }
    names.set(name, known)
    return known
  }
  for (const attribute of structure.attributes.values()) {
    at(attribute.code).code = attribute
    for (const text of [...Object.values(attribute.labels), ...attribute.synonyms]) {
      const known = at(text)
      if (known.code !== attribute && !known.labelled.includes(attribute)) known.labelled.push(attribute)
    }
  }
  names.delete('')
  return names
}

/** The only attribute whose name the header contains, is contained in, or misses by one letter. */
export function resembling(names: Names, header: string): Attribute | undefined {
  if (header.length < 4) return undefined
  const tokens = new Set(header.split(' '))
  const close = new Set<Attribute>()
  for (const [name, { code, labelled }] of names) {
    const attribute = code ?? (labelled.length === 1 ? labelled[0] : undefined)
    if (attribute === undefined || name.length < 4) continue
    const parts = name.split(' ')
    const contains =
      parts.every((part) => tokens.has(part)) ||
      (tokens.size > 1 && [...tokens].every((token) => parts.includes(token)))
    if (contains || isOneLetterOff(name, header)) close.add(attribute)
  }
  return close.size === 1 ? [...close][0] : undefined
}

function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 5) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return Math.max(a.length, b.length) - start - end <= 1
}
