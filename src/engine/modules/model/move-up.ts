import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { AlikeAttribute, ShownVariant } from '../../core/model/alike-values.ts'
import { alikeAttributes, schemeWithout } from '../../core/model/alike-values.ts'
import type { StructureModel } from '../../core/structure/model.ts'
import { ownList } from '../../core/structure/own-values.ts'
import { SYSTEM_SLOT } from '../../core/structure/system-slots.ts'
import { problem } from '../../core/values/problem.ts'
import { toRejection } from '../../core/values/rejections.ts'
import type { WriteContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { placeOf } from '../../store/inherit.ts'
import { productRows } from '../../store/product-rows.ts'
import { summaryIfAny, summaryOf } from '../catalogue/index.ts'
import { childIds, skuOf } from './products.ts'

interface Shown extends ShownVariant {
  readonly id: number
}

/** What the variants of a model say alike, so that it could move up to the model. */
export function alikeOf(db: Db, structure: StructureModel, modelId: number): readonly AlikeAttribute[] {
  return alikeAttributes(structure, shownVariants(db, structure, modelId))
}

/**
 * Moves values that all variants of a model share to the model, as one step: own values go, and where the scheme leaves
 * the attribute to the variants, the model gets a scheme that does not. Refuses attributes in which they differ.
 */
export function moveUp(
  { db, store }: WriteContext,
  { requestId, productId: modelId, attributes }: Parsed<'model.moveUp'>,
): Result<'model.moveUp'> {
  const earlier = store.replyTo<{ changeSetId: number }>(requestId)
  if (earlier) return { changeSet: summaryOf(db, earlier.changeSetId), rejections: [] }
  const structure = store.structure()
  const variants = shownVariants(db, structure, modelId)
  const alike = alikeAttributes(structure, variants).filter(({ attribute }) => attributes.includes(attribute.code))
  const missing = attributes.find((code) => !alike.some(({ attribute }) => attribute.code === code))
  const scheme = variants[0]?.place.variant
  if (missing !== undefined || !scheme)
    return {
      changeSet: null,
      rejections: [
        toRejection(problem('variants-differ', 'The variants do not say the same here.', { name: missing ?? '' }), {}),
      ],
    }
  const lowered = alike.flatMap(({ attribute, isOfVariants }) => (isOfVariants ? [attribute.code] : []))
  const columns = alike.flatMap((each) => each.columns)
  const label = { key: 'history.model.moveUp', params: { count: columns.length, name: skuOf(db, modelId) } }
  const { changeSetId } = store.change({ kind: 'structure', label, origin: 'user', requestId }, (tx) => {
    if (lowered.length > 0) {
      const { level, existing } = schemeWithout(structure, scheme, lowered)
      const taken = new Set([...structure.familyVariantsById.values()].map(({ code }) => code))
      const [id = existing?.id ?? 0] = existing
        ? []
        : tx.writeRows([
            {
              table: 'family_variant',
              id: null,
              row: {
                family_id: scheme.familyId,
                code: freeCode(scheme.code, taken),
                labels: JSON.stringify(scheme.labels),
                levels: JSON.stringify([level]),
                axes: JSON.stringify(scheme.axes),
              },
            },
          ])
      tx.writeProducts([{ productId: modelId, slots: [SYSTEM_SLOT.familyVariant], values: [id] }])
    }
    tx.writeProducts([
      { productId: modelId, slots: columns.map(({ slot }) => slot), values: columns.map(({ value }) => value) },
    ])
    const keys = new Set(columns.map(({ slot }) => slot.key))
    tx.writeProducts(
      variants
        .filter(({ place }) => [...place.own].some((key) => keys.has(key)))
        .map(({ id, place }) => ({
          productId: id,
          slots: [SYSTEM_SLOT.ownValues],
          values: [ownList([...place.own].filter((key) => !keys.has(key)))],
        })),
    )
    tx.setReply({ changeSetId: tx.changeSetId })
  })
  return { changeSet: summaryIfAny(db, changeSetId), rejections: [] }
}

function shownVariants(db: Db, structure: StructureModel, modelId: number): Shown[] {
  const slots = [...structure.slots.values()].filter((slot) => slot.attribute !== null)
  const rows = productRows(db, slots)
  return childIds(db, modelId).flatMap((id) => {
    const place = placeOf(db, structure, id)
    const read = rows.read(id)
    if (!place || !read) return []
    return [{ id, place, values: new Map(slots.map(({ key }, at) => [key, read.values[at] ?? null])) }]
  })
}

function freeCode(code: string, taken: ReadonlySet<string>): string {
  const base = code.replace(/_\d+$/, '').slice(0, 95)
  for (let number = 2; ; number++) if (!taken.has(`${base}_${number}`)) return `${base}_${number}`
}
