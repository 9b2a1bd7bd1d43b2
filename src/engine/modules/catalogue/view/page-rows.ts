import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import type { ViewColumn } from './view-column.ts'

/** One product on a page: its stored values in the order of the columns asked for. */
export interface PageRow {
  readonly id: number
  readonly parentId: number | null
  readonly values: readonly CellValue[]
}

/** Reads products by id, in the order of the ids; a product that is gone is left out. One look-up by key each. */
export function readRows(db: Db, columns: readonly ViewColumn[], ids: readonly number[]): PageRow[] {
  const expressions = ['p.id', 'p.parent_id', ...columns.map(({ sql }) => sql)]
  const rows = prepared(
    db,
    `SELECT ${expressions.join(', ')} FROM json_each(?) j CROSS JOIN product p ON p.id = j.value`,
    'raw',
  ).all(JSON.stringify(ids)) as CellValue[][]
  return rows.map((row) => {
    const parentId = row[1] ?? null
    return { id: Number(row[0]), parentId: parentId === null ? null : Number(parentId), values: row.slice(2) }
  })
}
