import type { ProductBrief } from '../../../../shared/contract/product.ts'
import type { CellValue, ProductKind } from '../../../../shared/vocabulary.ts'
import type { Slot, StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import { jsonList } from '../../../core/values/options.ts'
import type { Db } from '../../../store/database.ts'
import { productRows } from '../../../store/product-rows.ts'

/** Reads products briefly, those in the bin too; ids that are nowhere are left out. One row read each. */
export function briefReader(
  db: Db,
  structure: StructureModel,
  locale: string | null,
): (ids: readonly number[]) => ProductBrief[] {
  const slots = shownSlots(structure)
  const rows = productRows(db, [SYSTEM_SLOT.sku, ...slots])
  return (ids) =>
    ids.flatMap((id) => {
      const row = rows.read(id)
      if (!row) return []
      const [sku, ...values] = row.values
      const filled = new Map(slots.map((slot, index) => [slot, values[index] ?? null] as const))
      const family = structure.familiesById.get(row.state.familyId ?? 0)
      const name = nameOf(structure, filled, family?.labelAttribute ?? 'name', locale)
      const image = pictureOf(filled, family?.imageAttribute ?? null)
      const kind = row.state.kind as ProductKind // the store writes no other
      return [{ id, sku: String(sku), name, image, kind, isDeleted: row.state.isDeleted }]
    })
}

/** Slots that may hold a name or a picture of some product. */
function shownSlots(structure: StructureModel): Slot[] {
  const labels = new Set(['name', ...[...structure.families.values()].flatMap((family) => family.labelAttribute ?? [])])
  return [...structure.slots.values()].filter(
    ({ attribute }) => attribute && (labels.has(attribute.code) || isPicture(attribute.type)),
  )
}

function isPicture(type: string): boolean {
  return type === 'image' || type === 'asset-collection'
}

function nameOf(
  structure: StructureModel,
  filled: ReadonlyMap<Slot, CellValue>,
  attribute: string,
  locale: string | null,
): string | null {
  // A name for one context only is the last that stands for the product.
  const names = [...filled]
    .filter(([slot, value]) => slot.attribute?.code === attribute && value !== null)
    .toSorted(([a], [b]) => Number(a.context !== null) - Number(b.context !== null))
  const inLocale = (wanted: string | null): CellValue =>
    names.find(([slot]) => slot.locale === null || slot.locale === wanted)?.[1] ?? null
  const name = inLocale(locale) ?? inLocale(structure.defaultLocale) ?? names[0]?.[1] ?? null
  return name === null ? null : String(name)
}

/** The picture that stands for a product: of its family's image attribute, else the first of any. */
function pictureOf(filled: ReadonlyMap<Slot, CellValue>, preferred: string | null): string | null {
  const pictures = [...filled]
    .filter(([slot, value]) => isPicture(slot.attribute?.type ?? '') && value !== null)
    .toSorted(([a], [b]) => Number(a.context !== null) - Number(b.context !== null))
  const value = (pictures.find(([slot]) => slot.attribute?.code === preferred) ?? pictures[0])?.[1] ?? null
  return value === null ? null : (jsonList(String(value))?.[0] ?? String(value))
}
