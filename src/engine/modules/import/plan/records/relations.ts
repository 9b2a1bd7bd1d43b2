import type { RecordChange } from '../../../../core/records/plan-record.ts'
import type { Db } from '../../../../store/database.ts'
import { prepared } from '../../../../store/database.ts'
import type { PlannedRecord } from './record-planner.ts'

/**
 * Models, variants and links that rows bring, kept in the staging file until every product of the file is there: they
 * name each other in any order. Models come before what is below them.
 */
const SCHEMA = `
  DROP TABLE IF EXISTS relation;
  CREATE TABLE relation (
    n INTEGER PRIMARY KEY, depth INTEGER NOT NULL, sku TEXT NOT NULL, parent TEXT, change TEXT, links TEXT NOT NULL,
    scheme INTEGER
  ) STRICT;
  CREATE INDEX relation_order ON relation (depth, n);
  CREATE INDEX relation_parent ON relation (parent) WHERE parent IS NOT NULL;
`

export interface Relation {
  readonly n: number
  readonly depth: number
  readonly sku: string
  readonly change: RecordChange | null
  /** SKUs by column key. */
  readonly links: Readonly<Record<string, readonly string[]>>
  /** How a model splits, once that is known; null: as it does, or it is none. */
  readonly scheme: number | null
}

export function clearRelations(staging: Db): void {
  staging.exec(SCHEMA)
}

export function noteRelation(staging: Db, n: number, sku: string, { change, links }: PlannedRecord): void {
  const scheme = change?.split?.kind === 'scheme' ? change.split.scheme.id : null
  const kept =
    change === null ? null : JSON.stringify({ ...change, split: change.split?.kind === 'axes' ? change.split : null })
  prepared(
    staging,
    'INSERT INTO relation (n, depth, sku, parent, change, links, scheme) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(n, change?.depth ?? 0, sku, change?.parent ?? null, kept, JSON.stringify(links), scheme)
}

/** Some relations in the order they are to be carried out, behind the one given; empty after the last. */
export function nextRelations(
  staging: Db,
  after: { readonly depth: number; readonly n: number } | null,
  count: number,
): readonly Relation[] {
  const rows = prepared(
    staging,
    'SELECT n, depth, sku, change, links, scheme FROM relation WHERE (depth, n) > (?, ?) ORDER BY depth, n LIMIT ?',
  ).all(after?.depth ?? -1, after?.n ?? 0, count)
  return (rows as RelationRow[]).map(toRelation)
}

/** Models of which nobody has said how they split, behind row `after`. */
export function unsplitModels(staging: Db, after: number, count: number): readonly Relation[] {
  const rows = prepared(
    staging,
    `SELECT n, depth, sku, change, links, scheme FROM relation
     WHERE n > ? AND scheme IS NULL AND parent IS NULL AND change ->> '$.kind' = 'model' ORDER BY n LIMIT ?`,
  ).all(after, count)
  return (rows as RelationRow[]).map(toRelation)
}

/** SKUs of the products that come under a model. */
export function skusUnder(staging: Db, parent: string): readonly string[] {
  return prepared(staging, 'SELECT sku FROM relation WHERE parent = ? ORDER BY n', 'pluck').all(parent) as string[]
}

export function noteScheme(staging: Db, n: number, scheme: number): void {
  prepared(staging, 'UPDATE relation SET scheme = ? WHERE n = ?').run(scheme, n)
}

interface RelationRow extends Omit<Relation, 'change' | 'links'> {
  readonly change: string | null
  readonly links: string
}

function toRelation(row: RelationRow): Relation {
  return {
    ...row,
    change: row.change === null ? null : (JSON.parse(row.change) as RecordChange), // written by `noteRelation`
    links: JSON.parse(row.links) as Relation['links'],
  }
}
