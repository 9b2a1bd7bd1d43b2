import { VAT_ATTRIBUTES } from '../../../shared/vat.ts'
import type { KeptRule, StructureModel } from '../structure/model.ts'

/** Text that is equal as long as a rule asks the same of the same columns: what was found by it still holds. */
export function signatureOf(structure: StructureModel, { id: _, labels: __, hints: ___, ...rule }: KeptRule): string {
  const codes = [
    ...rule.check.attributes,
    ...(rule.check.kind === 'compare' ? [rule.check.other, ...VAT_ATTRIBUTES] : []),
    ...(rule.when ? [rule.when.attribute] : []),
  ]
  const attributes = codes.map((code) => {
    const attribute = structure.attributes.get(code)
    if (!attribute) return null
    const { id, type, isScopable, isLocalizable, hasContext, measurementFamily } = attribute
    return [
      id,
      type,
      isScopable,
      isLocalizable,
      hasContext,
      structure.measurementFamilies.get(measurementFamily ?? '')?.units,
    ]
  })
  return JSON.stringify([
    rule,
    attributes,
    rule.where.families.map((code) => structure.families.get(code)?.id),
    [...structure.channels.values()].map(({ code, locales, currencies }) => [code, locales, currencies]),
    [...structure.contexts.keys()],
    [...structure.familyVariantsById.values()].map(({ id, levels, axes }) => [id, levels, axes]),
  ])
}
