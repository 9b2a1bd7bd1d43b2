import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { isInherited } from '../../../core/structure/inheritance.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { placeOf } from '../../../store/inherit.ts'
import type { ProductChangeRow } from './cell-changes.ts'
import { cellChanges } from './cell-changes.ts'
import { summaryOf } from './summary.ts'

type History = Result<'catalogue.productHistory'>

interface Row extends ProductChangeRow {
  readonly productId: number
  readonly changeSetId: number
}

/**
 * The steps that touched a product or one column of it, newest first. A variant's history holds what its models changed
 * of the values it shows. Reads the index change_product, newest first, and stops at `limit`.
 */
export function productHistory(
  { db, structure }: ReadContext,
  { productId, column, before, limit }: Parsed<'catalogue.productHistory'>,
): History {
  const model = structure()
  const lineage = lineageOf(db, productId)
  const shows = inheritedSlots(db, model, productId)
  const rows = prepared(
    db,
    `SELECT c.entity_id AS productId, c.change_set_id AS changeSetId, s.slots, c.before, c.after
     FROM change c JOIN change_shape s ON s.id = c.shape_id JOIN change_set cs ON cs.id = c.change_set_id
     WHERE c.entity = 'product' AND c.entity_id IN (SELECT value FROM json_each(?)) AND c.change_set_id < ?
       AND cs.state = 'committed'
     ORDER BY c.change_set_id DESC, c.seq DESC`,
  ).iterate(JSON.stringify(lineage), before ?? Number.MAX_SAFE_INTEGER) as IterableIterator<Row>
  const entries: History['entries'] = []
  for (const row of rows) {
    const isOwn = row.productId === productId
    const cells = cellChanges(db, model, row).filter(
      (cell) => (isOwn || shows(cell.slotId)) && (column === null || cell.column === column),
    )
    if (cells.length === 0) continue
    const last = entries.at(-1)
    const isSameStep = last?.changeSet.id === row.changeSetId
    if (!isSameStep && entries.length === limit) return { entries, hasMore: true }
    const event = isOwn && row.before === null ? 'created' : isOwn && row.after === null ? 'removed' : null
    const plain = cells.map(({ slotId: _, ...cell }) => cell)
    if (last && isSameStep) last.cells.push(...plain)
    else entries.push({ changeSet: summaryOf(db, row.changeSetId), event, cells: plain })
  }
  return { entries, hasMore: false }
}

/** A product and the models above it. */
function lineageOf(db: Db, productId: number): number[] {
  const parentOf = prepared(db, 'SELECT parent_id FROM product WHERE id = ?', 'pluck')
  const ids = [productId]
  for (let id = parentOf.get(productId); typeof id === 'number' && ids.length < 5; id = parentOf.get(id)) ids.push(id)
  return ids
}

function inheritedSlots(db: Db, model: StructureModel, productId: number): (slotId: number) => boolean {
  const place = placeOf(db, model, productId)
  return (slotId) => {
    const slot = model.slotsById.get(slotId)
    return place !== null && slot !== undefined && isInherited(place, slot)
  }
}
