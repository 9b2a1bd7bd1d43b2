import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Slot, StructureModel } from '../../../core/structure/model.ts'
import { jsonList } from '../../../core/values/options.ts'
import type { Db } from '../../../store/database.ts'
import { pluckStatement, prepared } from '../../../store/database.ts'
import type { ProductDelta, Projection } from '../../../store/projection.ts'
import { slotExpression } from '../../../store/slots.ts'

const MAX_PROBLEMS = 20

/**
 * Which products show which file, in the transaction of each change: the library tells what is used where, and what
 * nowhere, without reading any product. Products in the bin count, since they may come back.
 */
export const useProjection: Projection = {
  name: 'media-use',
  prepare: (db, structure) => {
    const wanted = fileSlots(structure)
    const known = new Set(pluckStatement(db, 'SELECT slot_id FROM media_use_slot').all() as number[])
    for (const slot of wanted.values()) if (!known.has(slot.id)) takeIn(db, slot)
    for (const id of known) if (!wanted.has(id)) leaveOut(db, id)
    return false
  },
  update: (db, structure, deltas) => {
    const slots = fileSlots(structure)
    if (slots.size === 0) return
    const add = prepared(db, 'INSERT OR IGNORE INTO media_use (hash, product_id, slot_id) VALUES (?, ?, ?)')
    const remove = prepared(db, 'DELETE FROM media_use WHERE hash = ? AND product_id = ? AND slot_id = ?')
    let list: readonly number[] = []
    let places: readonly number[] = []
    for (const delta of deltas) {
      if (delta.slotIds !== list) {
        list = delta.slotIds // thousands of deltas in a row share one list
        places = placesOf(list, slots)
      }
      for (const at of places) follow(delta, at, add, remove)
    }
  },
  rebuild: (db, structure) => {
    db.exec('DELETE FROM media_use; DELETE FROM media_use_slot')
    for (const slot of fileSlots(structure).values()) takeIn(db, slot)
  },
  verify: (db, structure) => {
    const problems: string[] = []
    let checked = 0
    for (const slot of fileSlots(structure).values()) {
      const held = new Set(
        prepared(db, 'SELECT hash || product_id FROM media_use WHERE slot_id = ?', 'pluck').all(slot.id) as string[],
      )
      for (const [hash, productId] of usesIn(db, slot)) {
        checked++
        if (!held.delete(hash + productId)) problems.push(`${slot.key} of product ${productId}: ${hash} is not noted`)
      }
      for (const left of held) problems.push(`${slot.key}: ${left} is noted but not there`)
    }
    return { checked, problems: problems.slice(0, MAX_PROBLEMS) }
  },
}

const slotsOf = new WeakMap<StructureModel, ReadonlyMap<number, Slot>>()

/** The slots whose values are files, by id. */
export function fileSlots(structure: StructureModel): ReadonlyMap<number, Slot> {
  let slots = slotsOf.get(structure)
  if (!slots) {
    const found = [...structure.slots.values()].filter(({ attribute }) => attribute && isOfFiles(attribute.type))
    slotsOf.set(structure, (slots = new Map(found.map((slot) => [slot.id, slot]))))
  }
  return slots
}

function isOfFiles(type: string): boolean {
  return type === 'image' || type === 'file' || type === 'asset-collection'
}

/** The files of a value: one, or a list of them. */
export function filesIn(value: CellValue): readonly string[] {
  return typeof value === 'string' ? (jsonList(value) ?? [value]) : []
}

function placesOf(slotIds: readonly number[], slots: ReadonlyMap<number, Slot>): readonly number[] {
  return slotIds.flatMap((id, at) => (slots.has(id) ? [at] : []))
}

type Statement = ReturnType<typeof prepared>

function follow(
  { productId, slotIds, before, after }: ProductDelta,
  at: number,
  add: Statement,
  remove: Statement,
): void {
  const [was, is] = [before[at] ?? null, after[at] ?? null]
  if (was === is) return
  for (const hash of filesIn(was)) remove.run(hash, productId, slotIds[at])
  for (const hash of filesIn(is)) add.run(hash, productId, slotIds[at])
}

function takeIn(db: Db, slot: Slot): void {
  const add = prepared(db, 'INSERT OR IGNORE INTO media_use (hash, product_id, slot_id) VALUES (?, ?, ?)')
  const uses = Array.from(usesIn(db, slot)) // a connection that is reading rows cannot write
  for (const [hash, productId] of uses) add.run(hash, productId, slot.id)
  prepared(db, 'INSERT INTO media_use_slot (slot_id) VALUES (?)').run(slot.id)
}

function leaveOut(db: Db, slotId: number): void {
  prepared(db, 'DELETE FROM media_use WHERE slot_id = ?').run(slotId)
  prepared(db, 'DELETE FROM media_use_slot WHERE slot_id = ?').run(slotId)
}

/** Each file of each product once, as the product rows have it. */
function* usesIn(db: Db, slot: Slot): Generator<readonly [hash: string, productId: number]> {
  const value = slotExpression(slot)
  const rows = db
    .prepare(`SELECT p.id, ${value} AS value FROM product p WHERE ${value} IS NOT NULL`)
    .raw()
    .iterate() as Iterable<[number, CellValue]>
  for (const [productId, held] of rows) for (const hash of new Set(filesIn(held))) yield [hash, productId]
}
