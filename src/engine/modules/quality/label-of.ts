import type { StructureModel } from '../../core/structure/model.ts'
import { keyInScope } from '../../core/structure/resolve-column.ts'
import type { Db } from '../../store/database.ts'
import { prepared } from '../../store/database.ts'
import { slotExpression } from '../../store/slots.ts'

/** What a product is told by in lists: its SKU, and its name where it has one. */
export function labelOf(
  db: Db,
  structure: StructureModel,
): (id: number) => { readonly sku: string; readonly name: string | null } {
  const label = [...structure.families.values()].find(({ labelAttribute }) => labelAttribute !== null)?.labelAttribute
  const attribute = structure.attributes.get(label ?? 'name')
  const slot = attribute && structure.slots.get(keyInScope(structure, attribute, { channel: null, locale: null }))
  const read = prepared(
    db,
    `SELECT p.sku, ${slot ? slotExpression(slot) : 'NULL'} FROM product p WHERE p.id = ?`,
    'raw',
  )
  return (id) => {
    const [sku = '', name = null] = (read.get(id) ?? []) as [string?, (string | null)?]
    return { sku, name }
  }
}
