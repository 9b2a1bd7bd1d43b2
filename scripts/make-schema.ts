// Writes db/schema.sql, the schema that all migrations together come to: for reading, and for reviewing a change.
//   node scripts/make-schema.ts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceMigrations } from '../src/engine/app.ts'
import type { Db } from '../src/engine/store/database.ts'
import { openNewest } from '../src/engine/store/migrate.ts'

export const schemaPath = join(import.meta.dirname, '../db/schema.sql')

/** The schema of a file as SQL, tables with their indexes in order of name; what SQLite and FTS5 add is left out. */
export function schemaOf(db: Db): string {
  const rows = db
    .prepare(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
       AND name NOT LIKE 'sqlite_%' AND tbl_name NOT GLOB 'search_*_*' ORDER BY tbl_name, type DESC, name`,
    )
    .pluck()
    .all() as string[]
  return `-- Made by scripts/make-schema.ts from db/migrations: do not edit.\n\n${rows.map((statement) => `${statement};`).join('\n\n')}\n`
}

/** The schema of a catalogue made from nothing. */
export function schemaFromZero(): string {
  const db = openNewest(':memory:', sourceMigrations)
  const schema = schemaOf(db)
  db.close()
  return schema
}

if (import.meta.main) writeFileSync(schemaPath, schemaFromZero())
