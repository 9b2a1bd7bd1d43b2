import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { toBorder } from '../read/border.ts'

interface Row {
  readonly entity: string
  readonly entity_id: number
  readonly sku: string | null
  readonly slots: string | null
  readonly before: string | null
  readonly after: string | null
}

type Change = Result<'catalogue.changes'>['changes'][number]

/** Columns of the engine's own, of no interest to people. */
const HIDDEN: ReadonlySet<number> = new Set([
  SYSTEM_SLOT.uuid.id,
  SYSTEM_SLOT.createdAt.id,
  SYSTEM_SLOT.familyVariant.id,
])

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
      `SELECT c.entity, c.entity_id, p.sku, s.slots, c.before, c.after FROM change c
       LEFT JOIN change_shape s ON s.id = c.shape_id LEFT JOIN product p ON c.entity = 'product' AND p.id = c.entity_id
       WHERE c.change_set_id = ? ORDER BY c.seq`,
    )
    .iterate(changeSetId) as IterableIterator<Row>
  const page: Change[] = []
  let total = 0
  for (const row of rows) {
    const shown = row.slots === null ? 1 : slotsOf(row.slots).filter((id) => !HIDDEN.has(id)).length
    if (total + shown > from && total < from + count) {
      const cells = row.slots === null ? [rowChange(row)] : cellChanges(row, slotsOf(row.slots))
      page.push(...cells.slice(Math.max(0, from - total), from + count - total))
    }
    total += shown
  }
  return { total, changes: page }

  function cellChanges(row: Row, slotIds: readonly number[]): Change[] {
    const before = list(row.before)
    const after = list(row.after)
    return slotIds.flatMap((id, index) => {
      const slot = model.slotsById.get(id)
      if (HIDDEN.has(id)) return []
      const shown = (value: CellValue): CellValue => (slot ? toBorder(db, model, slot, value) : value)
      return [
        {
          productId: row.entity_id,
          sku: row.sku,
          column: slot?.key ?? `#${id}`,
          before: shown(before?.[index] ?? null),
          after: shown(after?.[index] ?? null),
        },
      ]
    })
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

function list(text: string | null): CellValue[] | null {
  return text === null ? null : (JSON.parse(text) as CellValue[]) // written by the journal as this list
}
