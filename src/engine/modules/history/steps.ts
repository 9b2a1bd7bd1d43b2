import type { Parsed, Result } from '../../../shared/contract/index.ts'
import type { ReadContext } from '../../runtime/module.ts'
import type { Db } from '../../store/database.ts'
import { prepared } from '../../store/database.ts'
import { summaryOf } from '../catalogue/index.ts'

/**
 * Steps by who, what, when and where, newest first. A column is looked up by the shapes of steps (change_set_shape), a
 * product by the index change_product: neither reads the rows of a step.
 */
export function steps({ db, structure }: ReadContext, input: Parsed<'history.steps'>): Result<'history.steps'> {
  const { productId, column, actor, kind, origin, supplier, since, until, before, limit } = input
  const conditions = ["s.state = 'committed'"]
  const values: (string | number)[] = []
  const when = (condition: string, value: string | number | null): void => {
    if (value === null) return
    conditions.push(condition)
    values.push(value)
  }
  const shapes = column === null ? null : shapesOf(db, structure().slots.get(column)?.id ?? -1)
  const list = JSON.stringify(shapes ?? [])
  when('s.id < ?', before)
  when('s.actor = ?', actor)
  when('s.kind = ?', kind)
  when('s.origin = ?', origin)
  when('s.supplier = ?', supplier)
  when('s.committed_at >= ?', since)
  when('s.committed_at <= ?', until)
  if (productId !== null) {
    const inShapes = shapes === null ? '' : 'AND c.shape_id IN (SELECT value FROM json_each(?))'
    conditions.push(
      `s.id IN (SELECT c.change_set_id FROM change c WHERE c.entity = 'product' AND c.entity_id = ? ${inShapes})`,
    )
    values.push(productId, ...(shapes === null ? [] : [list]))
  } else if (shapes !== null) {
    conditions.push(
      's.id IN (SELECT t.change_set_id FROM json_each(?) j JOIN change_set_shape t ON t.shape_id = j.value)',
    )
    values.push(list)
  }
  const ids = prepared(
    db,
    `SELECT s.id FROM change_set s WHERE ${conditions.join(' AND ')} ORDER BY s.id DESC LIMIT ?`,
    'pluck',
  ).all(...values, limit + 1) as number[]
  return { changeSets: ids.slice(0, limit).map((id) => summaryOf(db, id)), hasMore: ids.length > limit }
}

/** The people, kinds, origins, suppliers and columns that the journal knows. */
export function facets({ db, structure }: ReadContext): Result<'history.facets'> {
  const distinct = (column: 'actor' | 'kind' | 'origin' | 'supplier'): string[] =>
    prepared(
      db,
      `SELECT DISTINCT ${column} FROM change_set WHERE state = 'committed' AND ${column} IS NOT NULL ORDER BY ${column}`,
      'pluck',
    ).all() as string[]
  const slotIds = prepared(
    db,
    'SELECT DISTINCT j.value FROM change_shape s CROSS JOIN json_each(s.slots) j',
    'pluck',
  ).all() as number[]
  const { slots, slotsById } = structure()
  const columns = slotIds
    .flatMap((id) => slotsById.get(id)?.key ?? [])
    .filter((key) => !key.startsWith('.') && slots.has(key))
  return {
    actors: distinct('actor'),
    kinds: distinct('kind'),
    origins: distinct('origin'),
    suppliers: distinct('supplier'),
    columns: [...new Set(columns)].toSorted((a, b) => (a < b ? -1 : 1)),
  }
}

/** The shapes that have a slot; there are some dozens of shapes, whatever the number of changes. */
function shapesOf(db: Db, slotId: number): number[] {
  return prepared(
    db,
    'SELECT s.id FROM change_shape s WHERE EXISTS (SELECT 1 FROM json_each(s.slots) WHERE value = ?)',
    'pluck',
  ).all(slotId) as number[]
}
