import type { Db } from '../store/database.ts'
import type { EntityTable } from '../store/entities.ts'
import { ENTITY_COLUMNS } from '../store/entities.ts'
import type { Finding } from './finding.ts'
import { MAX_PROBLEMS, shown } from './finding.ts'

/** Replays every change to the structure's tables and compares row by row. */
export function checkStructure(db: Db): Finding {
  const tables = Object.keys(ENTITY_COLUMNS) as EntityTable[] // its keys, by definition
  const findings = tables.map((table) => checkTable(db, table))
  return {
    checked: findings.reduce((sum, { checked }) => sum + checked, 0),
    problems: findings.flatMap(({ problems }) => problems).slice(0, MAX_PROBLEMS),
  }
}

function checkTable(db: Db, table: EntityTable): Finding {
  const columns: readonly string[] = ENTITY_COLUMNS[table]
  const rows = db.prepare(`SELECT id, ${columns.join(', ')} FROM ${table}`).all() as Record<string, unknown>[]
  const journalled = replay(db, table)
  const problems = rows.flatMap((row) => {
    const id = Number(row['id'])
    const after = journalled.get(id)
    journalled.delete(id)
    if (!after) return [`${table} ${id} is there but not in the journal`]
    return columns.flatMap((column) =>
      (row[column] ?? null) === (after[column] ?? null)
        ? []
        : `${table} ${id} ${column}: holds ${shown(row[column])}, the journal says ${shown(after[column])}`,
    )
  })
  const gone = [...journalled.keys()].map((id) => `${table} ${id} is in the journal but not there`)
  return { checked: rows.length, problems: [...problems, ...gone] }
}

/** The last state of every row that was not removed. */
function replay(db: Db, table: EntityTable): Map<number, Record<string, unknown>> {
  const changes = db.prepare('SELECT entity_id AS id, after FROM change WHERE entity = ? ORDER BY seq').all(table) as {
    id: number
    after: string | null
  }[]
  const states = new Map<number, Record<string, unknown>>()
  for (const { id, after } of changes) {
    if (after === null) states.delete(id)
    else states.set(id, JSON.parse(after) as Record<string, unknown>) // the row, as the door wrote it
  }
  return states
}
