import type { CellValue } from '../../../shared/vocabulary.ts'
import { contextChain } from '../../../shared/context-chain.ts'
import { decimalMarkOf } from '../sheet/language.ts'
import { fillTemplate, parseTemplate } from '../sheet/operations/template.ts'
import type { Column } from '../structure/column.ts'
import { levelOf } from '../structure/inheritance.ts'
import type { Family, StructureModel } from '../structure/model.ts'
import { resolveInScope } from '../structure/resolve-column.ts'
import { formatValue } from '../values/format-value.ts'

/** How the products of a family are named in one column: in one language, channel and context. */
export interface NameRule {
  /** What the name is made of, each once. */
  readonly reads: readonly Column[]
  /** The name, from the stored values of `reads`; empty where none of them has one. */
  readonly compose: (values: readonly CellValue[]) => string
}

/** The rule of a family for a column; null where it has none there, or one that names what is no more. */
export function nameRule(structure: StructureModel, family: Family, column: Column): NameRule | null {
  const parts = family.titleTemplate === null ? null : parseTemplate(family.titleTemplate)
  if (!parts || column.attribute === null || column.attribute.code !== family.labelAttribute) return null
  const { channel, locale, context } = column
  const language = locale ?? structure.defaultLocale
  const chain = contextChain([...structure.contexts.values()], context)
  const reads: Column[] = []
  const places = new Map<string, readonly number[]>()
  for (const part of parts) {
    if (part.kind === 'text') continue
    const found = chain.map((each) => resolveInScope(structure, part.name, { channel, locale, context: each }))
    const columns = found.flatMap((each) => (each.ok ? [each.column] : []))
    if (columns.length < found.length) return null
    places.set(
      part.name,
      columns.map((each) => placeIn(reads, each)),
    )
  }
  const format = { decimal: decimalMarkOf(language), dateOrder: 'ymd' } as const
  return {
    reads,
    compose: (values) =>
      fillTemplate(parts, (name) => {
        const place = places.get(name)?.find((each) => (values[each] ?? null) !== null)
        const read = place === undefined ? undefined : reads[place]
        return place === undefined || !read ? '' : formatValue(structure, read, values[place] ?? null, format, language)
      }),
  }
}

/**
 * Whether a family's names are the models' (its variants show them) or the variants' own; a product that stands alone
 * has its own name either way.
 */
export function nameIsOnModel(structure: StructureModel, family: Family, column: Column): boolean {
  const schemes = [...structure.familyVariantsById.values()].filter(({ familyId }) => familyId === family.id)
  return schemes.every((scheme) => levelOf(scheme, column) === 0)
}

/** What SKUs of a family look like; null where it has no rule, or one that is no pattern. */
export function skuRule({ skuPattern }: Family): RegExp | null {
  if (skuPattern === null) return null
  try {
    return new RegExp(skuPattern, 'u')
  } catch {
    return null
  }
}

function placeIn(reads: Column[], column: Column): number {
  const known = reads.findIndex(({ key }) => key === column.key)
  return known === -1 ? reads.push(column) - 1 : known
}
