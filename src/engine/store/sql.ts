import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Compilable } from 'kysely'
import type { Db } from './database.ts'
import { prepared } from './database.ts'
import type { Tables } from './tables.ts'

/** Builds typed queries over the fixed tables; `all` and `get` run them. (Kysely itself would run them asynchronously.) */
export const sql = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

export function all<Row>(db: Db, query: Compilable<Row>): Row[] {
  const compiled = query.compile()
  return prepared(db, compiled.sql).all(...compiled.parameters) as Row[] // kysely's type of the query is the row's type
}

export function get<Row>(db: Db, query: Compilable<Row>): Row | undefined {
  const compiled = query.compile()
  return prepared(db, compiled.sql).get(...compiled.parameters) as Row | undefined
}

export function run(db: Db, query: Compilable): { changes: number; lastInsertRowid: number } {
  const compiled = query.compile()
  const result = prepared(db, compiled.sql).run(...compiled.parameters)
  return { changes: result.changes, lastInsertRowid: Number(result.lastInsertRowid) }
}
