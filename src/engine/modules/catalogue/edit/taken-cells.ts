import type { TakenCell, TakenCells } from '../../../core/values/facts.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'

interface Row {
  readonly id: number
  readonly product_id: number
  readonly column_key: string
  readonly value_before: CellValue
  readonly set_by: string
  readonly set_at: string
}

/** Cells of these products that another system keeps and somebody here has taken over. One look-up each. */
export function takenCells(db: Db, productIds: Iterable<number>): TakenCells {
  const taken = new Map<number, Map<string, TakenCell>>()
  const rows = prepared(
    db,
    `SELECT o.id, o.product_id, o.column_key, o.value_before, o.set_by, o.set_at
     FROM json_each(?) j CROSS JOIN lock_override o ON o.product_id = j.value`,
  ).all(`[${[...productIds].join(',')}]`) as Row[]
  for (const { id, product_id, column_key, value_before, set_by, set_at } of rows) {
    let cells = taken.get(product_id)
    if (!cells) taken.set(product_id, (cells = new Map()))
    cells.set(column_key, { rowId: id, before: value_before, setBy: set_by, setAt: set_at })
  }
  return taken
}
