import type { DictionaryEntry } from '../../../shared/contract/model.ts'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { membersOf } from '../../core/model/members.ts'
import { ModelDraft, fieldsOf } from '../../core/model/model-rows.ts'
import type { Slot, StructureModel } from '../../core/structure/model.ts'
import type { ReadContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { slotExpression } from '../../store/slots.ts'
import { readModelRows } from '../catalogue/index.ts'

/** Every attribute in use with what it means, who keeps it, where it is used, and how many products have it. */
export function dictionary({ db, structure }: ReadContext, _: Parsed<'model.dictionary'>): Result<'model.dictionary'> {
  const model = structure()
  const draft = new ModelDraft(readModelRows(db))
  const families = [...model.families.values()].map((family) => ({ family, ...membersOf(draft, family.id) }))
  const products = productsByFamily(db)
  const filled = filledByAttribute(db, model)
  const entries = [...model.attributes.values()].map((attribute): DictionaryEntry => {
    const fields = fieldsOf(draft, 'attribute', draft.row('attribute', attribute.id) ?? {})
    const uses = families.flatMap(({ family, attributes, requirements }) => {
      const requiredIn = Object.entries(requirements).flatMap(([channel, codes]) =>
        codes.includes(attribute.code) ? [channel] : [],
      )
      return attributes.includes(attribute.code) || requiredIn.length > 0
        ? [{ family: family.code, requiredIn, products: products.get(family.id) ?? 0 }]
        : []
    })
    const group = [...model.groups.values()].find(({ id }) => id === attribute.groupId)
    return {
      code: attribute.code,
      type: attribute.type,
      labels: attribute.labels,
      definition: fields['definition'] as DictionaryEntry['definition'], // texts per language, by the field's codec
      purpose: fields['purpose'] as DictionaryEntry['purpose'],
      group: group?.code ?? null,
      owner: attribute.owner,
      isScopable: attribute.isScopable,
      isLocalizable: attribute.isLocalizable,
      hasContext: attribute.hasContext,
      isInternal: attribute.isInternal,
      families: uses.map(({ family, requiredIn }) => ({ family, requiredIn })),
      products: uses.reduce((sum, use) => sum + use.products, 0),
      filled: filled.get(attribute.id) ?? 0,
    }
  })
  return { entries }
}

/** Products that are sold, not models, and not in the bin. */
const COUNTED = "p.deleted_at IS NULL AND p.kind <> 'model'"

function productsByFamily(db: Db): Map<number, number> {
  const rows = db
    .prepare(`SELECT p.family_id, COUNT(*) FROM product p WHERE ${COUNTED} AND p.family_id IS NOT NULL GROUP BY 1`)
    .raw()
    .all() as [number, number][]
  return new Map(rows)
}

/** Products with a value in any scope, in one pass over the table for all attributes together. */
function filledByAttribute(db: Db, model: StructureModel): Map<number, number> {
  const slots = Map.groupBy(
    [...model.slots.values()].filter((slot): slot is Slot & { attribute: object } => slot.attribute !== null),
    ({ attribute }) => attribute.id,
  )
  if (slots.size === 0) return new Map()
  const counts = [...slots.values()].map(
    (ofAttribute) => `SUM(${ofAttribute.map((slot) => `${slotExpression(slot)} IS NOT NULL`).join(' OR ')})`,
  )
  const row = db
    .prepare(`SELECT ${counts.join(', ')} FROM product p WHERE ${COUNTED} AND p.family_id IS NOT NULL`)
    .raw()
    .get() as (number | null)[]
  return new Map([...slots.keys()].map((id, index) => [id, row[index] ?? 0]))
}
