import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { ProductBrief } from '../../../../shared/contract/product.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { CellValue, SystemColumn } from '../../../../shared/vocabulary.ts'
import { SYSTEM_COLUMNS } from '../../../../shared/vocabulary.ts'
import type { Place } from '../../../core/structure/inheritance.ts'
import { isLendable, levelOf } from '../../../core/structure/inheritance.ts'
import type { Slot, StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { jsonList } from '../../../core/values/options.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { placeOf } from '../../../store/inherit.ts'
import { productRows } from '../../../store/product-rows.ts'
import { takenCells } from '../edit/taken-cells.ts'
import { toBorder } from './border.ts'
import { briefReader } from './brief.ts'
import { codeLabels } from './code-labels.ts'

type Card = Result<'catalogue.productCard'>

/** More variants than this are counted, not listed. */
const MAX_VARIANTS = 200

/** One product in every scope, with its models, variants and links. */
export function productCard(context: ReadContext, { productId, locale }: Parsed<'catalogue.productCard'>): Card {
  return context.db.transaction(() => readCard(context, productId, locale))()
}

function readCard({ db, structure }: ReadContext, productId: number, locale: string | null): Card {
  const model = structure()
  const briefs = briefReader(db, model, locale)
  const [own] = briefs([productId])
  const slots = [...model.slots.values()]
  const row = productRows(db, slots).read(productId)
  if (!own || !row) throw new AppError('not-found', 'This product is not in the catalogue any more.', { productId })
  const stored = new Map(slots.map((slot, index) => [slot, row.values[index] ?? null] as const))
  const shown = new Map(
    [...stored].flatMap(([slot, value]) => {
      const atBorder = slot.key.startsWith('.') ? null : toBorder(db, model, slot, value)
      return atBorder === null ? [] : [[slot, atBorder] as const]
    }),
  )
  const place = placeOf(db, model, productId)
  const rootVariant = model.familyVariantsById.get(Number(stored.get(SYSTEM_SLOT.familyVariant) ?? 0))
  const { parentId } = row.state
  const around = variantsOf(db, model, row.state.kind === 'model' ? productId : parentId, briefs)
  const axisValues = (key: string): CellValue[] =>
    around.variants.flatMap(({ axes }) => axes.flatMap(({ column, value }) => (column === key ? [value] : [])))
  return {
    ...own,
    family: model.familiesById.get(row.state.familyId ?? 0)?.code ?? null,
    familyVariant: (place?.variant ?? rootVariant)?.code ?? null,
    createdAt: String(stored.get(SYSTEM_SLOT.createdAt) ?? ''),
    updatedAt: String(prepared(db, 'SELECT updated_at FROM product WHERE id = ?', 'pluck').get(productId)),
    values: Object.fromEntries([...shown].map(([slot, value]) => [slot.key, value])),
    ...attributesElsewhere(model, place),
    own: ownColumns(db, model, place, parentId),
    taken: takenColumns(db, model, productId),
    labels: Object.fromEntries(
      slots.flatMap((slot) => {
        const values = [shown.get(slot) ?? null, ...axisValues(slot.key)].filter((value) => value !== null)
        if (values.length === 0) return []
        const found = codeLabels(model, { attribute: slot.attribute, system: systemOf(slot) }, values)
        return found ? [[slot.key, found]] : []
      }),
    ),
    parent: parentId === null ? null : (briefs([parentId])[0] ?? null),
    ...around,
    linked: Object.fromEntries(briefs(linkedIds(stored)).map((brief) => [brief.sku, brief])),
  }
}

/** Attributes whose values a model above holds, and those that each variant below has for itself. */
function attributesElsewhere(model: StructureModel, place: Place | null): Pick<Card, 'inherited' | 'below'> {
  const levels = [...model.attributes.values()].map((attribute) => ({
    code: attribute.code,
    level: place && levelOf(place.variant, { attribute }),
  }))
  const codes = (test: (level: number, depth: number) => boolean): string[] =>
    levels.flatMap(({ code, level }) => (place && level !== null && test(level, place.depth) ? [code] : []))
  return { inherited: codes((level, depth) => level < depth), below: codes((level, depth) => level > depth) }
}

/** Columns in which the product keeps a value of its own, with the one its model would lend it. */
function ownColumns(db: Db, model: StructureModel, place: Place | null, parentId: number | null): Card['own'] {
  if (!place || parentId === null || place.own.size === 0) return []
  const slots = [...place.own].flatMap((key) => {
    const slot = model.slots.get(key)
    return slot && isLendable(place, slot) ? [slot] : []
  })
  const lent = productRows(db, slots).read(parentId)?.values ?? []
  return slots.map((slot, index) => ({ column: slot.key, lent: toBorder(db, model, slot, lent[index] ?? null) }))
}

function takenColumns(db: Db, model: StructureModel, productId: number): Card['taken'] {
  const cells = takenCells(db, [productId]).get(productId) ?? new Map()
  return [...cells].map(([column, { before, setBy, setAt }]) => {
    const slot = model.slots.get(column)
    return { column, before: slot ? toBorder(db, model, slot, before) : before, setBy, setAt }
  })
}

/** The products below a model with what tells them apart. */
function variantsOf(
  db: Db,
  model: StructureModel,
  modelId: number | null,
  briefs: (ids: readonly number[]) => ProductBrief[],
): Pick<Card, 'variants' | 'variantsTotal'> {
  if (modelId === null) return { variants: [], variantsTotal: 0 }
  const ids = prepared(
    db,
    'SELECT id FROM product WHERE parent_id = ? AND deleted_at IS NULL ORDER BY id',
    'pluck',
  ).all(modelId) as number[]
  const place = placeOf(db, model, modelId)
  const axes = place ? (place.variant.axes[place.depth] ?? []) : []
  const axisSlots = [...model.slots.values()].filter(({ attribute }) => axes.includes(attribute?.code ?? ''))
  const rows = productRows(db, axisSlots)
  const variants = briefs(ids.slice(0, MAX_VARIANTS)).map((brief) => {
    const values = rows.read(brief.id)?.values ?? []
    return {
      ...brief,
      axes: axisSlots.flatMap(({ key }, index) =>
        values[index] == null ? [] : [{ column: key, value: values[index] }],
      ),
    }
  })
  return { variants, variantsTotal: ids.length }
}

function linkedIds(stored: ReadonlyMap<Slot, CellValue>): number[] {
  const lists = [...stored].filter(([slot, value]) => slot.associationType && value !== null)
  return [...new Set(lists.flatMap(([, value]) => jsonList(String(value)) ?? []))].map(Number)
}

function systemOf(slot: Slot): SystemColumn | null {
  return SYSTEM_COLUMNS.find((column) => column === slot.key) ?? null
}
