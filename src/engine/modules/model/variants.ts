import type { Rejection } from '../../../shared/contract/common.ts'
import type { Parsed, Result } from '../../../shared/contract/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'
import type { LooseProduct } from '../../core/model/group-variants.ts'
import { missingCombinations, planGroup } from '../../core/model/group-variants.ts'
import { isInherited } from '../../core/structure/inheritance.ts'
import { ownList } from '../../core/structure/own-values.ts'
import type { Slot, StructureModel } from '../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../core/structure/system-slots.ts'
import type { Problem } from '../../core/values/problem.ts'
import { isProblem, problem } from '../../core/values/problem.ts'
import { toRejection } from '../../core/values/rejections.ts'
import type { ReadContext, WriteContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { placeOf } from '../../store/inherit.ts'
import { productRows } from '../../store/product-rows.ts'
import { summaryOf } from '../catalogue/index.ts'

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
      values: products.map(({ sku, values }) => ({ sku, value: values.get(column) ?? null })),
    })),
    scheme: { code: plan.schemeCode, isNew: plan.scheme === null },
  }
}

/**
 * Makes products the variants of a new model: common values move up, each keeps what differs. One step; undo gives
 * every product back as it was.
 */
export function groupVariants(
  { db, store }: WriteContext,
  { requestId, productIds, axes, up, sku, labels }: Parsed<'model.groupVariants'>,
): Result<'model.groupVariants'> {
  const earlier = store.replyTo<{ changeSetId: number; productId: number }>(requestId)
  if (earlier) return { ...earlier, changeSet: summaryOf(db, earlier.changeSetId), rejections: [] }
  const before = store.structure()
  const { products, unknown } = looseProducts(db, before, productIds)
  const taken = productId(db, sku) === null ? null : problem('duplicate-sku', `"${sku}" is taken.`, { sku })
  const plan = unknown ?? taken ?? planGroup(before, products, axes, up)
  if (isProblem(plan)) return refused(plan)
  const familyId = products[0]?.familyId ?? 0
  const { changeSetId, result } = store.change(
    {
      kind: 'structure',
      label: { key: 'history.model.group', params: { count: products.length, name: sku } },
      origin: 'user',
      requestId,
    },
    (tx) => {
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
      tx.writeProducts(
        products.map(({ id }) => ({
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
      tx.setReply({ changeSetId: tx.changeSetId, productId: modelId })
      return modelId
    },
  )
  return { changeSet: changeSetId === null ? null : summaryOf(db, changeSetId), productId: result, rejections: [] }
}

/** Lets the variants of a model stand alone again, each with every value it showed; the model goes to the bin. */
export function dissolveModel(
  { db, store, clock }: WriteContext,
  { requestId, productId: modelId }: Parsed<'model.dissolve'>,
): Result<'model.dissolve'> {
  const earlier = store.replyTo<{ changeSetId: number }>(requestId)
  if (earlier) return { changeSet: summaryOf(db, earlier.changeSetId), rejections: [] }
  const structure = store.structure()
  const variants = childIds(db, modelId)
  if (kindOf(db, modelId) !== 'model' || variants.some((id) => kindOf(db, id) === 'model'))
    return {
      changeSet: null,
      rejections: [toRejection(problem('not-a-model', 'This is not a model whose variants can stand alone.'), {})],
    }
  const shown = variants.map((id) => {
    const place = placeOf(db, structure, id)
    const lent = [...structure.slots.values()].filter((slot) => place && isInherited(place, slot))
    return { id, lent, values: productRows(db, lent).read(id)?.values ?? [] }
  })
  const { changeSetId } = store.change(
    {
      kind: 'structure',
      label: { key: 'history.model.dissolve', params: { count: variants.length, name: skuOf(db, modelId) } },
      origin: 'user',
      requestId,
    },
    (tx) => {
      const alone = [SYSTEM_SLOT.parent, SYSTEM_SLOT.kind, SYSTEM_SLOT.ownValues]
      tx.writeProducts(variants.map((id) => ({ productId: id, slots: alone, values: [null, 'product', null] })))
      tx.writeProducts(shown.map(({ id, lent, values }) => ({ productId: id, slots: lent, values })))
      tx.writeProducts([{ productId: modelId, slots: [SYSTEM_SLOT.deletedAt], values: [clock.now().toISOString()] }])
      tx.setReply({ changeSetId: tx.changeSetId })
    },
  )
  return { changeSet: changeSetId === null ? null : summaryOf(db, changeSetId), rejections: [] }
}

/** The variants of a model along its axes, with the values asked for, and the combinations nobody has made yet. */
export function variantMatrix(
  { db, structure }: ReadContext,
  { productId: modelId, columns }: Parsed<'model.matrix'>,
): Result<'model.matrix'> {
  const model = structure()
  const place = placeOf(db, model, modelId)
  if (!place || place.depth > 0 || kindOf(db, modelId) !== 'model')
    throw new AppError('not-found', 'This product is not a model with variants.', { productId: modelId })
  const axes = place.variant.axes.flat()
  const keys = [...axes, ...columns]
  const slots = keys.map((key) => model.slots.get(key) ?? null)
  const rows = productRows(
    db,
    slots.filter((slot): slot is Slot => slot !== null),
  )
  const variants = leaves(db, modelId).map((id) => {
    const stored = rows.read(id)?.values ?? []
    const filled = slots.filter((slot) => slot !== null)
    const values = slots.map((slot) => (slot === null ? null : (stored[filled.indexOf(slot)] ?? null)))
    return { productId: id, sku: skuOf(db, id), axes: values.slice(0, axes.length), values: values.slice(axes.length) }
  })
  return {
    sku: skuOf(db, modelId),
    scheme: place.variant.code,
    axes: [...axes],
    variants,
    missing: place.variant.levels.length === 1 ? missingCombinations(variants.map((variant) => variant.axes)) : [],
    inherited: [...model.slots.values()]
      .filter((slot) => slot.attribute !== null && isInherited({ ...place, depth: place.variant.levels.length }, slot))
      .flatMap((slot) => {
        const value = systemValue(db, modelId, slot)
        return value === null ? [] : [{ column: slot.key, value }]
      }),
  }
}

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

function productId(db: Db, sku: string): number | null {
  const id: unknown = db.prepare('SELECT id FROM product WHERE sku = ? AND deleted_at IS NULL').pluck().get(sku)
  return typeof id === 'number' ? id : null
}

function childIds(db: Db, parentId: number): number[] {
  const text = 'SELECT id FROM product WHERE parent_id = ? AND deleted_at IS NULL ORDER BY id'
  return db.prepare(text).pluck().all(parentId) as number[]
}

function leaves(db: Db, id: number): number[] {
  return childIds(db, id).flatMap((child) => (kindOf(db, child) === 'model' ? leaves(db, child) : [child]))
}

function kindOf(db: Db, id: number): string {
  return String(systemValue(db, id, SYSTEM_SLOT.kind))
}

function skuOf(db: Db, id: number): string {
  return String(systemValue(db, id, SYSTEM_SLOT.sku))
}

function systemValue(db: Db, id: number, slot: Slot): CellValue {
  return productRows(db, [slot]).read(id)?.values[0] ?? null
}
