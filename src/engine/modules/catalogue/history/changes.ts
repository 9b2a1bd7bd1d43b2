import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { cellChanges, HIDDEN_SLOTS } from './cell-changes.ts'

interface Row {
  readonly entity: string
  readonly entity_id: number
  readonly sku: string | null
  readonly slots: string | null
  readonly before: string | null
  readonly after: string | null
}

type Change = Result<'catalogue.changes'>['changes'][number]

/** The cells of one step with old and new value, in the order of writing; a structure row is one line, as JSON. */
export function changes(
  { db, structure }: ReadContext,
  { changeSetId, from, count }: Parsed<'catalogue.changes'>,
): Result<'catalogue.changes'> {
  const model = structure()
  const shapes = new Map<string, readonly number[]>()
  const slotsOf = (text: string): readonly number[] => {
    let ids = shapes.get(text)
    if (!ids) shapes.set(text, (ids = JSON.parse(text) as number[]))
    return ids
  }
  const rows = db
    .prepare(
      `SELECT c.entity, c.entity_id, p.sku, s.slots, c.before, c.after FROM journal_link l CROSS JOIN change c ON c.seq BETWEEN l.first_seq AND l.last_seq
       LEFT JOIN change_shape s ON s.id = c.shape_id LEFT JOIN product p ON c.entity = 'product' AND p.id = c.entity_id
       WHERE l.change_set_id = ? ORDER BY l.id, c.seq`,
    )
    .iterate(changeSetId) as IterableIterator<Row>
  const page: Change[] = []
  let total = 0
  for (const row of rows) {
    const shown = row.slots === null ? 1 : slotsOf(row.slots).filter((id) => !HIDDEN_SLOTS.has(id)).length
    if (total + shown > from && total < from + count) {
      const cells = row.slots === null ? [rowChange(row)] : productChange(row, row.slots)
      page.push(...cells.slice(Math.max(0, from - total), from + count - total))
    }
    total += shown
  }
  return { total, changes: page }

  function productChange(row: Row, slots: string): Change[] {
    return cellChanges(db, model, { ...row, slots }).map(({ slotId: _, ...cell }) => ({
      productId: row.entity_id,
      sku: row.sku,
      ...cell,
    }))
  }
}

function rowChange(row: Row): Change {
  const described = JSON.parse(row.after ?? row.before ?? '{}') as { code?: string }
  return {
    productId: null,
    sku: null,
    column: `${row.entity}/${described.code ?? row.entity_id}`,
    before: row.before,
    after: row.after,
  }
}
