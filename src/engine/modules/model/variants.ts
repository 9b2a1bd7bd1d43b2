import type { Rejection } from '../../../shared/contract/common.ts'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { LooseProduct } from '../../core/model/group-variants.ts'
import { planGroup } from '../../core/model/group-variants.ts'
import { isInherited } from '../../core/structure/inheritance.ts'
import { ownList } from '../../core/structure/own-values.ts'
import type { StructureModel } from '../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../core/structure/system-slots.ts'
import type { Problem } from '../../core/values/problem.ts'
import { isProblem, problem } from '../../core/values/problem.ts'
import { toRejection } from '../../core/values/rejections.ts'
import type { ReadContext, WriteContext } from '../../runtime/module.ts'
import type { Share } from '../../runtime/sliced.ts'
import { slicedStep } from '../../runtime/sliced.ts'
import type { Db } from '../../store/database.ts'
import { placeOf } from '../../store/inherit.ts'
import { productRows } from '../../store/product-rows.ts'
import { summaryIfAny, summaryOf } from '../catalogue/index.ts'
import { childIds, kindOf, productId, skuOf, systemValue } from './products.ts'

/** Different values of an attribute that a preview lists. */
const VALUES_SHOWN = 10
/** Products written between two rests. */
const AT_ONCE = 100

/** What a group of products would be: axes, what moves up, what stays with each. */
export function groupPreview(
  { db, structure }: ReadContext,
  { productIds, axes, up }: Parsed<'model.groupPreview'>,
): Result<'model.groupPreview'> {
  const model = structure()
  const { products, unknown } = looseProducts(db, model, productIds)
  const plan = unknown ?? planGroup(model, products, axes, up)
  const proposedSku = freeSku(db, commonStart(products.map((each) => each.sku)))
  if (isProblem(plan))
    return {
      rejections: [toRejection(plan, {})],
      axes: [],
      candidates: [],
      products: [],
      common: [],
      differing: [],
      sku: proposedSku,
      scheme: null,
    }
  const ownIn = (column: string): number => [...plan.own.values()].filter((keys) => keys.includes(column)).length
  return {
    rejections: [],
    axes: [...plan.axes],
    candidates: [...plan.candidates],
    products: products.map((each) => ({
      productId: each.id,
      sku: each.sku,
      axes: plan.axes.map((axis) => plan.filled.get(each.id)?.get(axis) ?? each.values.get(axis) ?? null),
    })),
    sku: proposedSku,
    common: [...plan.common].map(([column, value]) => ({ column, value, own: ownIn(column) })),
    differing: [...plan.differing].map(([column, shared]) => ({
      column,
      shared,
      own: products.filter(({ values }) => (values.get(column) ?? null) !== shared).length,
      values: [...new Set(products.map(({ values }) => values.get(column) ?? null))].slice(0, VALUES_SHOWN),
    })),
    scheme: { code: plan.schemeCode, isNew: plan.scheme === null },
  }
}

/**
 * Makes products the variants of a new model: common values move up, each keeps what differs. One step; undo gives
 * every product back as it was.
 */
export const groupVariants = slicedStep(
  'model.group',
  function* (
    { db, store }: WriteContext,
    { requestId, productIds, axes, up, sku, labels }: Parsed<'model.groupVariants'>,
  ): Generator<Share, Result<'model.groupVariants'>> {
    const earlier = store.replyTo<{ changeSetId: number; productId: number }>(requestId)
    if (earlier) return { ...earlier, changeSet: summaryOf(db, earlier.changeSetId), rejections: [] }
    const before = store.structure()
    const { products, unknown } = looseProducts(db, before, productIds)
    const taken = productId(db, sku) === null ? null : problem('duplicate-sku', `"${sku}" is taken.`, { sku })
    const plan = unknown ?? taken ?? planGroup(before, products, axes, up)
    if (isProblem(plan)) return refused(plan)
    const familyId = products[0]?.familyId ?? 0
    const { changeSetId, result } = yield* store.changeInSlices(
      {
        kind: 'structure',
        label: { key: 'history.model.group', params: { count: products.length, name: sku } },
        origin: 'user',
        requestId,
      },
      function* (tx) {
        const [scheme = plan.scheme?.id ?? 0] = plan.scheme
          ? []
          : tx.writeRows([
              {
                table: 'family_variant',
                id: null,
                row: {
                  family_id: familyId,
                  code: plan.schemeCode,
                  labels: JSON.stringify(labels),
                  levels: JSON.stringify([plan.level]),
                  axes: JSON.stringify([plan.axes]),
                },
              },
            ])
        const { slots } = tx.structure()
        const common = [...plan.common].flatMap(([key, value]) => {
          const slot = slots.get(key)
          return slot ? [{ slot, value }] : []
        })
        const [first] = products
        const categories = first && systemValue(db, first.id, SYSTEM_SLOT.categories)
        const [modelId = 0] = tx.writeProducts([
          {
            productId: null,
            slots: [
              SYSTEM_SLOT.sku,
              SYSTEM_SLOT.kind,
              SYSTEM_SLOT.family,
              SYSTEM_SLOT.familyVariant,
              SYSTEM_SLOT.categories,
              ...common.map(({ slot }) => slot),
            ],
            values: [sku, 'model', familyId, scheme, categories ?? null, ...common.map(({ value }) => value)],
          },
        ])
        const axisSlots = plan.axes.map((axis) => tx.slot(axis))
        const under = [SYSTEM_SLOT.parent, SYSTEM_SLOT.kind, SYSTEM_SLOT.ownValues, ...axisSlots]
        for (let from = 0; from < products.length; from += AT_ONCE) {
          const some = products.slice(from, from + AT_ONCE)
          tx.writeProducts(
            some.map(({ id }) => ({
              productId: id,
              slots: under,
              values: [
                modelId,
                'variant',
                ownList(plan.own.get(id) ?? []),
                ...plan.axes.map((axis) => plan.filled.get(id)?.get(axis)),
              ],
            })),
          )
          yield { done: from + some.length, total: products.length }
        }
        tx.setReply({ changeSetId: tx.changeSetId, productId: modelId })
        return modelId
      },
    )
    return { changeSet: summaryIfAny(db, changeSetId), productId: result, rejections: [] }
  },
)

/** Lets the variants of a model stand alone again, each with every value it showed; the model goes to the bin. */
export const dissolveModel = slicedStep(
  'model.dissolve',
  function* (
    { db, store, clock }: WriteContext,
    { requestId, productId: modelId }: Parsed<'model.dissolve'>,
  ): Generator<Share, Result<'model.dissolve'>> {
    const earlier = store.replyTo<{ changeSetId: number }>(requestId)
    if (earlier) return { changeSet: summaryOf(db, earlier.changeSetId), rejections: [] }
    const structure = store.structure()
    const variants = childIds(db, modelId)
    if (kindOf(db, modelId) !== 'model' || variants.some((id) => kindOf(db, id) === 'model'))
      return {
        changeSet: null,
        rejections: [toRejection(problem('not-a-model', 'This is not a model whose variants can stand alone.'), {})],
      }
    const { changeSetId } = yield* store.changeInSlices(
      {
        kind: 'structure',
        label: { key: 'history.model.dissolve', params: { count: variants.length, name: skuOf(db, modelId) } },
        origin: 'user',
        requestId,
      },
      function* (tx) {
        const alone = [SYSTEM_SLOT.parent, SYSTEM_SLOT.kind, SYSTEM_SLOT.ownValues]
        for (let from = 0; from < variants.length; from += AT_ONCE) {
          const some = variants.slice(from, from + AT_ONCE)
          const shown = some.map((id) => {
            const place = placeOf(db, structure, id)
            const lent = [...structure.slots.values()].filter((slot) => place && isInherited(place, slot))
            return { id, lent, values: productRows(db, lent).read(id)?.values ?? [] }
          })
          tx.writeProducts(some.map((id) => ({ productId: id, slots: alone, values: [null, 'product', null] })))
          tx.writeProducts(shown.map(({ id, lent, values }) => ({ productId: id, slots: lent, values })))
          yield { done: from + some.length, total: variants.length }
        }
        tx.writeProducts([{ productId: modelId, slots: [SYSTEM_SLOT.deletedAt], values: [clock.now().toISOString()] }])
        tx.setReply({ changeSetId: tx.changeSetId })
      },
    )
    return { changeSet: summaryIfAny(db, changeSetId), rejections: [] }
  },
)

/** Models in the catalogue, by SKU. */
export function models({ db }: ReadContext, { search, limit }: Parsed<'model.models'>): Result<'model.models'> {
  const rows = db
    .prepare(
      `SELECT p.id AS productId, p.sku, (SELECT COUNT(*) FROM product c WHERE c.parent_id = p.id AND c.deleted_at IS NULL) AS variants
       FROM product p WHERE p.kind = 'model' AND p.parent_id IS NULL AND p.deleted_at IS NULL AND instr(lower(p.sku), lower(?)) > 0
       ORDER BY p.sku LIMIT ?`,
    )
    .all(search, limit) as Result<'model.models'>['models']
  return { models: rows }
}

function looseProducts(
  db: Db,
  structure: StructureModel,
  ids: readonly number[],
): { readonly products: readonly LooseProduct[]; readonly unknown: Problem | null } {
  const slots = [...structure.slots.values()].filter((slot) => slot.attribute !== null)
  const rows = productRows(db, slots)
  const products: LooseProduct[] = []
  for (const id of new Set(ids)) {
    const row = rows.read(id)
    if (!row || row.state.isDeleted)
      return {
        products,
        unknown: problem('unknown-product', 'A product is not in the catalogue any more.', { sku: String(id) }),
      }
    const sku = skuOf(db, id)
    const values = new Map(
      slots.flatMap((slot, index): [string, CellValue][] => {
        const value = row.values[index] ?? null
        return value === null ? [] : [[slot.key, value]]
      }),
    )
    products.push({ id, sku, values, ...row.state })
  }
  return { products, unknown: null }
}

/** What all begin with, without a separator left at its end. */
function commonStart(skus: readonly string[]): string {
  const [first = '', ...others] = skus
  let length = first.length
  for (const other of others) {
    let at = 0
    while (at < length && first[at] === other[at]) at++
    length = at
  }
  return first.slice(0, length).replace(/[\s._/-]+$/, '')
}

function freeSku(db: Db, wanted: string): string {
  if (wanted === '') return ''
  for (let number = 1; ; number++) {
    const sku = number === 1 ? wanted : `${wanted}-${number}`
    if (productId(db, sku) === null) return sku
  }
}

function refused(why: Problem): { changeSet: null; productId: null; rejections: Rejection[] } {
  return { changeSet: null, productId: null, rejections: [toRejection(why, {})] }
}
