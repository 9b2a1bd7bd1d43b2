import type { SheetScope } from '../../../shared/contract/sheet.ts'
import { formatColumnKey } from '../../../shared/column-key.ts'
import type { StructureModel } from '../structure/model.ts'
import { resolveColumn } from '../structure/resolve-column.ts'

/**
 * The columns an operation goes into: those of the selection, or each of their attributes in every scope. A scope that
 * an attribute does not have (a language its channel does not sell in, a channel without its currency) is left out;
 * what has no scopes at all stays itself.
 */
export function columnsInScopes(
  structure: StructureModel,
  columns: readonly string[],
  scopes: readonly SheetScope[],
): readonly string[] {
  if (scopes.length === 0) return [...new Set(columns)]
  return [...new Set(columns.flatMap((key) => inScopes(structure, key, scopes)))]
}

function inScopes(structure: StructureModel, key: string, scopes: readonly SheetScope[]): readonly string[] {
  const resolved = resolveColumn(structure, key)
  if (!resolved.ok || !resolved.column.attribute) return [key]
  const { attribute, currency } = resolved.column
  if (!attribute.isScopable && !attribute.isLocalizable && !attribute.hasContext) return [key]
  return scopes.flatMap(({ channel, locale, context }) => {
    const scoped = formatColumnKey({
      attribute: attribute.code,
      channel: attribute.isScopable ? channel : null,
      locale: attribute.isLocalizable ? locale : null,
      context: attribute.hasContext ? context : null,
      currency,
    })
    return resolveColumn(structure, scoped).ok ? [scoped] : []
  })
}
