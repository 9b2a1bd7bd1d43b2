import type { Db } from '../../store/database.ts'
import type { Requirements } from './requirements.ts'
import { signatureOf } from './requirements.ts'

/**
 * Makes the tables of completeness, and a column for every scope that has none; true when one was added.
 * - completeness: per product (never a model) its missing values per scope; the family it was counted under
 * - completeness_total: per family and scope the products, those complete, and missing values in all
 * - completeness_key: per family and required column the products where it is empty
 * - completeness_family: what each family required when it was counted
 */
export function prepareTables(db: Db, { scopes }: Requirements): boolean {
  db.exec(`
    CREATE TABLE IF NOT EXISTS completeness (product_id INTEGER PRIMARY KEY, family_id INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS completeness_total (
      family_id INTEGER NOT NULL, scope TEXT NOT NULL, products INTEGER NOT NULL, complete INTEGER NOT NULL, missing INTEGER NOT NULL,
      PRIMARY KEY (family_id, scope)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS completeness_key (
      family_id INTEGER NOT NULL, key TEXT NOT NULL, missing INTEGER NOT NULL, PRIMARY KEY (family_id, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS completeness_family (family_id INTEGER PRIMARY KEY, signature TEXT NOT NULL) STRICT;
  `)
  const known = new Set(db.prepare("SELECT name FROM pragma_table_info('completeness')").pluck().all())
  const missing = scopes.filter(({ column }) => !known.has(column))
  for (const { column } of missing) db.exec(`ALTER TABLE completeness ADD COLUMN ${column} INTEGER NOT NULL DEFAULT 0`)
  return missing.length > 0
}

/** Families whose requirements are not those they were counted by, gone ones included. */
export function changedFamilies(db: Db, requirements: Requirements): number[] {
  const counted = new Map(
    db.prepare('SELECT family_id, signature FROM completeness_family').raw().all() as [number, string][],
  )
  const changed = [...requirements.families]
    .filter(([id, family]) => counted.get(id) !== signatureOf(requirements, family))
    .map(([id]) => id)
  return [...changed, ...[...counted.keys()].filter((id) => !requirements.families.has(id))]
}

export function noteCounted(db: Db, requirements: Requirements, familyIds: readonly number[]): void {
  const forget = db.prepare('DELETE FROM completeness_family WHERE family_id = ?')
  const note = db.prepare(
    'INSERT INTO completeness_family (family_id, signature) VALUES (?, ?) ON CONFLICT DO UPDATE SET signature = excluded.signature',
  )
  for (const id of familyIds) {
    const family = requirements.families.get(id)
    if (family) note.run(id, signatureOf(requirements, family))
    else forget.run(id)
  }
}
