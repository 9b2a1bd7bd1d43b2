import type { StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import type { Projection } from '../../../store/projection.ts'
import { slotExpression } from '../../../store/slots.ts'
import { namesOf, searchTexts } from './search-text.ts'
import { verifySearch } from './verify-search.ts'

const lastSeen = new WeakMap<Db, StructureModel>()

/**
 * Notes which products the search index has to read again. The index itself follows later, in idle time: kept within
 * the transaction of an edit it would cost 20 ms a product, and seconds where it has to be merged.
 */
export const searchProjection: Projection = {
  name: 'search',
  prepare: (db, structure) => {
    const before = lastSeen.get(db)
    lastSeen.set(db, structure)
    if (before) {
      queueRenamedOptions(db, before, structure)
      queueMovedSlots(db, before, structure)
    }
    return false
  },
  update: (db, structure, deltas) => {
    const { slotIds } = searchTexts(structure)
    const ids = deltas
      .filter(
        (delta) =>
          delta.stateBefore?.isDeleted !== delta.stateAfter?.isDeleted || delta.slotIds.some((id) => slotIds.has(id)),
      )
      .map(({ productId }) => productId)
    if (ids.length > 0) queue(db, ids)
  },
  rebuild: (db) => {
    db.exec(
      "DELETE FROM search_queue; INSERT INTO search_word (search_word) VALUES ('delete-all'); INSERT INTO search_code (search_code) VALUES ('delete-all'); INSERT INTO search_queue SELECT id FROM product",
    )
  },
  verify: verifySearch,
}

function queue(db: Db, ids: readonly number[]): void {
  prepared(
    db,
    'INSERT INTO search_queue (product_id) SELECT value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING',
  ).run(JSON.stringify(ids))
}

/** An attribute that turns into a number or goes out of use takes its words with it; a text that comes back brings them. */
function queueMovedSlots(db: Db, before: StructureModel, structure: StructureModel): void {
  const was = searchTexts(before).slotIds
  const is = searchTexts(structure).slotIds
  if (was === is) return
  for (const slot of before.slotsById.values()) {
    if (was.has(slot.id) === is.has(slot.id)) continue
    db.exec(
      `INSERT INTO search_queue (product_id) SELECT p.id FROM product p WHERE ${slotExpression(slot)} IS NOT NULL ON CONFLICT DO NOTHING`,
    )
  }
}

/** Products are found by the labels of their options: a new label has them read again, a new option has none. */
function queueRenamedOptions(db: Db, before: StructureModel, structure: StructureModel): void {
  for (const [attributeId, options] of structure.options) {
    const old = before.options.get(attributeId)
    if (!old || old === options) continue
    const renamed = [...options.values()]
      .filter((option) => old.has(option.code) && namesOf(old.get(option.code)) !== namesOf(option))
      .map(({ code }) => code)
    if (renamed.length === 0) continue
    for (const slot of structure.slotsById.values()) {
      if (slot.attribute?.id !== attributeId || slot.storage !== 'column') continue
      const holds = renamed.map(() => `instr(${slot.sqlColumn}, ?) > 0`).join(' OR ')
      db.prepare(
        `INSERT INTO search_queue (product_id) SELECT id FROM product WHERE ${holds} ON CONFLICT DO NOTHING`,
      ).run(...renamed)
    }
  }
}
