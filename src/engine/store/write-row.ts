import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'
import { prepared } from './database.ts'
import type { EntityTable } from './entities.ts'
import { ENTITY_COLUMNS } from './entities.ts'
import type { JournalWriter } from './journal.ts'

export type EntityRow = Readonly<Record<string, CellValue>>

export interface RowWrite {
  readonly table: EntityTable
  /** Null creates a row; `row: null` removes it. */
  readonly id: number | null
  readonly row: EntityRow | null
}

/** Writes or removes one row of a structure table, with its change row; answers with its id. */
export function writeRow(db: Db, journal: JournalWriter, { table, id, row }: RowWrite): number {
  const columns: readonly string[] = ENTITY_COLUMNS[table]
  const before =
    id === null
      ? null
      : ((prepared(db, `SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`).get(id) as EntityRow | undefined) ??
        null)
  if (row === null) {
    if (id === null || before === null) return id ?? 0
    prepared(db, `DELETE FROM ${table} WHERE id = ?`).run(id)
    journal.append(table, id, null, before, null)
    return id
  }
  const unknown = Object.keys(row).find((name) => !columns.includes(name))
  if (unknown) throw new Error(`Table ${table} has no column ${unknown}`)
  const names = columns.filter((name) => row[name] !== undefined)
  if (before) {
    db.prepare(`UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`).run(
      ...names.map((name) => row[name]),
      id,
    )
  } else {
    const result = db
      .prepare(
        `INSERT INTO ${table} (id${names.map((name) => `, ${name}`).join('')}) VALUES (?${', ?'.repeat(names.length)})`,
      )
      .run(id, ...names.map((name) => row[name]))
    id = Number(result.lastInsertRowid)
  }
  const rowId = id as number // given with `before`, or just made
  journal.append(
    table,
    rowId,
    null,
    before,
    prepared(db, `SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`).get(rowId),
  )
  return rowId
}
