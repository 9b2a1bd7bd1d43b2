import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { searchTexts } from './search-text.ts'

const TABLES = ['search_word', 'search_code'] as const

/** Time spent on reading products in one slice; with writing and merging it takes about 12 ms, 28 at most (measured). */
const SLICE_MS = 8
const PRODUCTS_AT_ONCE = 50

/** Pages of index merged at once. */
const MERGE_PAGES = 60

/** Reads some waiting products into the search index; true while there is more to do. */
export function indexSlice({ db, structure }: WriteContext): boolean {
  if (prepared(db, 'SELECT 1 FROM search_queue LIMIT 1').get() === undefined) return mergeSlice(db)
  const texts = searchTexts(structure())
  db.transaction(() => {
    // Merging is done in slices of our own (mergeSlice), never at a size of the index's choosing.
    configure(db)
    const next = db.prepare('SELECT product_id FROM search_queue ORDER BY product_id LIMIT ?').pluck()
    const read = db
      .prepare(
        `SELECT ${texts.columns} FROM product p WHERE p.deleted_at IS NULL AND p.id IN (SELECT value FROM json_each(?))`,
      )
      .raw()
    const remove = TABLES.map((table) => db.prepare(`DELETE FROM ${table} WHERE rowid = ?`))
    const insertWord = db.prepare('INSERT INTO search_word (rowid, text) VALUES (?, ?)')
    const insertCode = db.prepare('INSERT INTO search_code (rowid, text) VALUES (?, ?)')
    const done = db.prepare('DELETE FROM search_queue WHERE product_id IN (SELECT value FROM json_each(?))')
    const end = performance.now() + SLICE_MS
    while (performance.now() < end) {
      const ids = next.all(PRODUCTS_AT_ONCE) as number[]
      if (ids.length === 0) break
      for (const id of ids) for (const statement of remove) statement.run(id)
      for (const [id, ...values] of read.all(JSON.stringify(ids)) as CellValue[][]) {
        const { words, codes } = texts.read(values)
        insertWord.run(id, words)
        insertCode.run(id, codes)
      }
      done.run(JSON.stringify(ids))
    }
    // As much as keeps pace with the additions: left to itself the index merges up to 225 ms at once.
    for (const table of TABLES) merge(db, table)
  }).immediate()
  return true
}

const configured = new WeakSet<Db>()

function configure(db: Db): void {
  if (configured.has(db)) return
  configured.add(db)
  db.exec(
    "INSERT INTO search_word (search_word, rank) VALUES ('automerge', 0); INSERT INTO search_code (search_code, rank) VALUES ('automerge', 0)",
  )
}

/** Merges a little of the index, so that searching stays fast after many small additions; false when all is merged. */
function mergeSlice(db: Db): boolean {
  return TABLES.some((table) => {
    const before = totalChanges(db)
    merge(db, table)
    // The index counts one change for the command itself; more than that means it had something to merge.
    return totalChanges(db) - before >= 2
  })
}

function merge(db: Db, table: (typeof TABLES)[number]): void {
  prepared(db, `INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`).run(MERGE_PAGES)
}

function totalChanges(db: Db): number {
  return Number(prepared(db, 'SELECT total_changes()', 'pluck').get())
}
