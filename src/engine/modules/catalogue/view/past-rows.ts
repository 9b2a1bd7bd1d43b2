import type { StructureModel } from '../../../core/structure/model.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { ViewQuery } from '../../../../shared/contract/catalogue.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { livePast, pastAt } from '../../../store/past.ts'
import type { PageRow } from './page-rows.ts'
import { readRows } from './page-rows.ts'
import type { ViewColumn } from './view-column.ts'

/** The rows of a page as its view shows them: of now, or of then. */
export function rowsOf(
  { db, structure }: ReadContext,
  { asOf }: ViewQuery,
  columns: readonly ViewColumn[],
  ids: readonly number[],
): PageRow[] {
  return asOf === undefined ? readRows(db, columns, ids) : pastRows(db, structure(), asOf, columns, ids)
}

/**
 * As `readRows`, with the values of a place in the journal. Figures that are computed (completeness, times) are not
 * kept and read as empty.
 */
function pastRows(
  db: Db,
  structure: StructureModel,
  asOf: number,
  columns: readonly ViewColumn[],
  ids: readonly number[],
): PageRow[] {
  const past = pastAt(db, structure, asOf)
  const places = columns.map(({ column }) => column?.slot ?? null)
  const slots = [...new Set([SYSTEM_SLOT.parent, ...places.flatMap((slot) => slot ?? [])])]
  const at = new Map(slots.map((slot, index) => [slot, index]))
  const found = past.read(ids, slots)
  const parents = new Set([...found.values()].flatMap((values) => (typeof values[0] === 'number' ? [values[0]] : [])))
  const skus = past.read([...parents], [SYSTEM_SLOT.sku])
  return [...found].map(([id, values]) => {
    const parentId = typeof values[0] === 'number' ? values[0] : null
    return {
      id,
      parentId,
      values: columns.map(({ column }, index) => {
        if (column?.system === 'parent') return skus.get(parentId ?? 0)?.[0] ?? null
        const slot = places[index]
        return slot ? (values[at.get(slot) ?? 0] ?? null) : null
      }),
    }
  })
}

/** All products that were there then: those of now without the ones made since, and with those taken away since. */
export function pastIds(db: Db, asOf: number, present: Uint32Array): Uint32Array {
  const { gone, back } = livePast(db, asOf)
  const stayed = gone.size === 0 ? present : present.filter((id) => !gone.has(id))
  return back.size === 0 ? stayed : Uint32Array.from([...stayed, ...back]).sort()
}
