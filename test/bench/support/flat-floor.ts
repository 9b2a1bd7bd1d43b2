import Database from 'better-sqlite3'

/**
 * The floor: the same values in one plain table of a file of its own, with better-sqlite3 and nothing around it. Its
 * columns have the names of ours (v100, …), its settings are those of a catalogue.
 */
export function makeFlatFloor(cataloguePath: string, path: string): Database.Database {
  const db = new Database(path)
  db.pragma('page_size = 8192')
  db.pragma('journal_mode = WAL')
  db.pragma('wal_autocheckpoint = 4000')
  db.pragma('synchronous = FULL')
  db.pragma('cache_size = -32000')
  db.exec(`ATTACH '${cataloguePath}' AS c`)
  const columns = (
    db.prepare("SELECT name FROM c.pragma_table_info('product') WHERE name LIKE 'v%'").pluck().all() as string[]
  ).join(', ')
  db.exec(
    `CREATE TABLE product (id INTEGER PRIMARY KEY, sku, family_id, updated_at${columns === '' ? '' : `, ${columns}`})`,
  )
  db.exec(`INSERT INTO product SELECT id, sku, family_id, updated_at, ${columns} FROM c.product`)
  db.exec('CREATE TABLE log (id INTEGER PRIMARY KEY, product_id INTEGER, before TEXT, after TEXT)')
  db.exec('DETACH c')
  return db
}
