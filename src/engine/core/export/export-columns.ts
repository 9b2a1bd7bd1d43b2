import { isOwnHeader } from '../mapping/own-export.ts'
import type { Attribute, Slot, StructureModel } from '../structure/model.ts'
import { resolveColumn } from '../structure/resolve-column.ts'

/** The columns of every product, as they stand before its attributes. */
const SYSTEM = ['sku', 'kind', 'parent', 'family', 'family_variant', 'own_values', 'status', 'categories'] as const

/**
 * The columns of an export. The SKU comes first, since an import finds the product by it. Null for all that hold
 * values; `isInAllScopes` puts each attribute in every scope in use. Headers that could as well be a supplier's get the
 * kind beside them, so that an import knows the file for ours (`isOwnHeader`).
 */
export function exportColumns(
  structure: StructureModel,
  wanted: readonly string[] | null,
  isInAllScopes: boolean,
): readonly string[] {
  const inUse = keysInUse(structure)
  const chosen =
    wanted === null
      ? [...SYSTEM, ...inUse.keys()]
      : isInAllScopes
        ? wanted.flatMap((key) => inEveryScope(structure, key, inUse))
        : wanted
  const keys = [...new Set(['sku', ...chosen])]
  return isOwnHeader(keys) ? keys : [...new Set(['sku', 'kind', ...keys])]
}

function inEveryScope(structure: StructureModel, key: string, inUse: ReadonlyMap<string, Slot>): readonly string[] {
  const resolved = resolveColumn(structure, key)
  const attribute = resolved.ok ? resolved.column.attribute : null
  if (!attribute) return [key]
  const keys = [...inUse].flatMap(([each, slot]) => (slot.attribute?.id === attribute.id ? [each] : []))
  return keys.length === 0 ? [key] : keys
}

/** Columns of attributes, in the order people gave them, then links; former types and scopes are out of sight. */
function keysInUse(structure: StructureModel): ReadonlyMap<string, Slot> {
  const groupOrder = (attribute: Attribute): number =>
    [...structure.groups.values()].find(({ id }) => id === attribute.groupId)?.sortOrder ?? Number.MAX_SAFE_INTEGER
  const order = ({ attribute }: Slot): readonly number[] =>
    attribute === null ? [Infinity] : [groupOrder(attribute), attribute.sortOrder, attribute.id]
  const slots = [...structure.slots.values()].filter(
    ({ key, attribute, associationType }) =>
      (attribute !== null || associationType !== null) && resolveColumn(structure, key).ok,
  )
  return new Map(
    slots
      .map((slot) => ({ slot, order: order(slot) }))
      .toSorted((a, b) => compare(a.order, b.order) || a.slot.id - b.slot.id)
      .map(({ slot }) => [slot.key, slot]),
  )
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at === -1 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1
}
