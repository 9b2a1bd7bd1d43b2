import type { Attribute, Slot, StructureModel } from '../core/structure/model.ts'
import { FIRST_VALUE_SLOT } from '../core/structure/system-slots.ts'
import { formatColumnKey, parseColumnKey } from '../../shared/column-key.ts'
import type { AttributeType } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'
import { run, sql } from './sql.ts'

/** SQLite refuses more than 2,000 columns; slots beyond this many live in product_overflow instead. */
export const MAX_VALUE_COLUMNS = 1_500

/** The SQL expression of a slot's value for the product row aliased `p`: its column, or a look-up in the overflow table. */
export function slotExpression(slot: Slot): string {
  return slot.storage === 'column'
    ? `p.${slot.sqlColumn}`
    : `(SELECT o.value FROM product_overflow o WHERE o.product_id = p.id AND o.slot_id = ${slot.id})`
}

/** Storage class of an attribute type's values (see CellValue). */
export function affinityOf(type: AttributeType): Slot['affinity'] {
  if (type === 'number' || type === 'price') return 'REAL'
  return type === 'boolean' ? 'INTEGER' : 'TEXT'
}

/**
 * Gives a column key its place in the product row. The key must already be right for its attribute (core/structure
 * `resolveColumn` decides that); the caller holds a write transaction and reloads the structure afterwards.
 */
export function createSlot(db: Db, structure: StructureModel, keyText: string): void {
  const key = parseColumnKey(keyText)
  const attribute: Attribute | undefined = key ? structure.attributes.get(key.attribute) : undefined
  const associationType = key ? structure.associationTypes.get(key.attribute) : undefined
  if (!key || (!attribute && !associationType))
    throw new Error(`No attribute or association type for column ${keyText}`)
  const next = db
    .prepare('SELECT COALESCE(MAX(id) + 1, ?) AS id, COUNT(*) AS count FROM value_slot')
    .get(FIRST_VALUE_SLOT) as { id: number; count: number }
  const affinity = attribute ? affinityOf(attribute.type) : 'TEXT'
  const storage = next.count < MAX_VALUE_COLUMNS ? 'column' : 'overflow'
  run(
    db,
    sql.insertInto('value_slot').values({
      id: next.id,
      key: formatColumnKey(key),
      attribute_id: attribute?.id ?? null,
      association_type_id: associationType?.id ?? null,
      channel: key.channel,
      locale: key.locale,
      context: key.context,
      currency: key.currency,
      storage,
      affinity,
    }),
  )
  if (storage !== 'column') return
  db.exec(`ALTER TABLE product ADD COLUMN v${next.id} ${affinity}`)
  // Looked up by value, one by one: what imports match rows by, and what no two products may share.
  if (attribute?.isUnique || attribute?.type === 'identifier') indexColumn(db, next.id)
}

/** Gives a slot whose values have become unique the index by which they are looked up. */
export function indexUnique(db: Db, slot: Slot): void {
  if (slot.storage === 'column') indexColumn(db, slot.id)
}

function indexColumn(db: Db, id: number): void {
  db.exec(`CREATE INDEX IF NOT EXISTS product_v${id} ON product (v${id}) WHERE v${id} IS NOT NULL`)
}
