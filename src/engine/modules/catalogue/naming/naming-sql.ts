import { formatColumnKey, NO_SCOPE } from '../../../../shared/column-key.ts'
import { scopesOf } from '../../../core/completeness/required-keys.ts'
import { nameIsOnModel, nameRule, skuRule } from '../../../core/naming/name-rule.ts'
import type { Column } from '../../../core/structure/column.ts'
import type { Family, Slot, StructureModel } from '../../../core/structure/model.ts'
import { resolveColumn } from '../../../core/structure/resolve-column.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { rowFunction } from '../../../store/row-functions.ts'
import { slotExpression } from '../../../store/slots.ts'

/** What a product should be called in a column, as SQL over the row `p`. */
export interface NamingSql {
  /**
   * Of a name: what the family's rule makes of the product, NULL where it makes nothing or the name is another
   * product's. Of the SKU: 0 where it is not like the family's pattern, else NULL or 1.
   */
  readonly sql: string
  /** 1 where the product departs from the rule, an empty name included; else 0. */
  readonly departs: string
  readonly slots: readonly Slot[]
}

const known = new WeakMap<StructureModel, Map<string, NamingSql | null>>()

/** The naming rules for a column; null where no family has one. Made once per structure. */
export function namingSql(structure: StructureModel, column: Column): NamingSql | null {
  let ofStructure = known.get(structure)
  if (!ofStructure) known.set(structure, (ofStructure = new Map<string, NamingSql | null>()))
  let made = ofStructure.get(column.key)
  if (made === undefined) ofStructure.set(column.key, (made = makeNaming(structure, column)))
  return made
}

/**
 * Every column for which a family has a rule: the SKU, and names in each channel and language that is sold in, not per
 * context.
 */
export function namedColumns(structure: StructureModel): readonly Column[] {
  const labels = new Set([...structure.families.values()].flatMap(({ labelAttribute }) => labelAttribute ?? []))
  const keys = [...labels].flatMap((code) => {
    const attribute = structure.attributes.get(code)
    if (!attribute) return []
    const scopes = scopesOf(structure).map(({ channel, locale }) => ({
      ...NO_SCOPE,
      channel: attribute.isScopable ? channel.code : null,
      locale: attribute.isLocalizable ? locale : null,
    }))
    return [...new Set(scopes.map((scope) => formatColumnKey({ attribute: code, ...scope })))]
  })
  return ['sku', ...keys].flatMap((key) => {
    const resolved = resolveColumn(structure, key)
    return resolved.ok && namingSql(structure, resolved.column) ? [resolved.column] : []
  })
}

interface FamilyCase {
  readonly family: Family
  readonly sql: string
  readonly slots: readonly Slot[]
}

function makeNaming(structure: StructureModel, column: Column): NamingSql | null {
  const isSku = column.system === 'sku'
  const cases = [...structure.families.values()].flatMap(
    (family) => (isSku ? skuCase(family) : nameCase(structure, family, column)) ?? [],
  )
  if (cases.length === 0) return null
  const sql = `CASE p.family_id ${cases.map(({ family, sql: then }) => `WHEN ${family.id} THEN ${then}`).join(' ')} END`
  const value = column.slot ? slotExpression(column.slot) : 'NULL'
  return {
    sql,
    departs: isSku ? `COALESCE(${sql} = 0, 0)` : `COALESCE(${sql} <> COALESCE(${value}, ''), 0)`,
    slots: [
      SYSTEM_SLOT.family,
      SYSTEM_SLOT.kind,
      SYSTEM_SLOT.parent,
      ...(column.slot ? [column.slot] : []),
      ...cases.flatMap(({ slots }) => slots),
    ],
  }
}

function skuCase(family: Family): FamilyCase | null {
  const pattern = skuRule(family)
  if (!pattern) return null
  const fits = rowFunction(([sku]) => (pattern.test(String(sku)) ? 1 : 0))
  return { family, sql: fits(['p.sku']), slots: [] }
}

function nameCase(structure: StructureModel, family: Family, column: Column): FamilyCase | null {
  const rule = nameRule(structure, family, column)
  if (!rule) return null
  const compose = rowFunction((values) => rule.compose(values) || null)
  const owns = nameIsOnModel(structure, family, column)
    ? "p.kind = 'product' OR (p.kind = 'model' AND p.parent_id IS NULL)"
    : "p.kind <> 'model'"
  const composed = compose(rule.reads.map(({ slot }) => (slot ? slotExpression(slot) : 'NULL')))
  return {
    family,
    sql: `CASE WHEN ${owns} THEN ${composed} END`,
    slots: rule.reads.flatMap(({ slot }) => slot ?? []),
  }
}
