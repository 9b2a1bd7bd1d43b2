import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { prepared } from '../../../store/database.ts'
import { lastLink } from '../../../store/journal-chain.ts'
import { hasOpenLongStep } from '../../../store/long-step.ts'
import { searchTexts } from './search-text.ts'

const TABLES = ['search_word', 'search_code'] as const

/** Time spent on reading products in one slice; with writing it takes about twice that. */
const SLICE_MS = 12
/**
 * While nobody writes, each slice takes half as long again as the one before, up to this: every slice ends in a wait for
 * the disk and leaves a part of the index to be merged. An edit that comes in between waits for no more than one.
 */
const LONGEST_SLICE_MS = 36
const PRODUCTS_AT_ONCE = 100

/** Pages of index merged at once: about 12 ms. */
const MERGE_PAGES = 100

/**
 * Each slice leaves a part of the index. This many are merged at a time: merging a few as soon as they were there cost
 * as much as the indexing itself. A beginning of three letters takes 2 ms in 250 parts, 1 in one (100,000 products).
 */
const PARTS_MERGED = 128

/**
 * - automerge: merging is done in slices of our own, never at a size of the index's choosing
 * - usermerge: 16 parts of a size are worth merging, and with more than that all of them in one pass
 * - crisismerge: at once, which takes up to 225 ms, only where sessions were cut off again and again
 * - hashsize: one slice is one part, however wide its products
 */
const SETTINGS = { automerge: 0, usermerge: 16, crisismerge: 500, hashsize: 16_000_000 }

/** Parts added since all was merged; unknown when a catalogue is opened, so then it is looked into. */
const parts = new WeakMap<Db, number>()

/** How long the last slice might take, and the place in the journal that it found. */
const last = new WeakMap<Db, { readonly sliceMs: number; readonly place: number }>()

/** Reads some waiting products into the search index; true while there is more to do. */
export function indexSlice({ db, structure }: WriteContext): boolean {
  if (hasOpenLongStep(db)) return false // woken again when it is closed
  const added = parts.get(db) ?? PARTS_MERGED
  if (added >= PARTS_MERGED) {
    if (!mergeSlice(db)) parts.set(db, 0)
    return true
  }
  if (prepared(db, 'SELECT 1 FROM search_queue LIMIT 1').get() === undefined) return false
  addSlice(db, structure(), sliceMs(db))
  parts.set(db, added + 1)
  return true
}

/** What the next slice may take: the longer nobody has written, the more. */
function sliceMs(db: Db): number {
  const { id: place } = lastLink(db)
  const before = last.get(db)
  const time = before?.place === place ? Math.min(LONGEST_SLICE_MS, before.sliceMs * 1.5) : SLICE_MS
  last.set(db, { sliceMs: time, place })
  return time
}

function addSlice(db: Db, structure: StructureModel, milliseconds: number): void {
  const texts = searchTexts(structure)
  db.transaction(() => {
    configure(db)
    const next = prepared(db, 'SELECT product_id FROM search_queue ORDER BY product_id LIMIT ?', 'pluck')
    const read = prepared(
      db,
      `SELECT ${texts.columns} FROM product p WHERE p.deleted_at IS NULL AND p.id IN (SELECT value FROM json_each(?))`,
      'raw',
    )
    const remove = TABLES.map((table) => prepared(db, `DELETE FROM ${table} WHERE rowid = ?`))
    const statements = (verb: 'INSERT' | 'REPLACE') =>
      TABLES.map((table) => prepared(db, `${verb} INTO ${table} (rowid, text) VALUES (?, ?)`))
    const [words, codes] = statements('REPLACE')
    // Of a product that was never read there is nothing to replace, which need not be found out of each table.
    const [newWords, newCodes] = statements('INSERT')
    const newest = Number(prepared(db, 'SELECT MAX(id) FROM search_word_docsize', 'pluck').get() ?? 0)
    const done = prepared(db, 'DELETE FROM search_queue WHERE product_id IN (SELECT value FROM json_each(?))')
    const end = performance.now() + milliseconds
    while (performance.now() < end) {
      const ids = next.all(PRODUCTS_AT_ONCE) as number[]
      if (ids.length === 0) break
      const gone = new Set(ids)
      for (const [id, ...values] of read.all(JSON.stringify(ids)) as CellValue[][]) {
        const text = texts.read(values)
        const isNew = Number(id) > newest
        ;(isNew ? newWords : words)?.run(id, text.words)
        ;(isNew ? newCodes : codes)?.run(id, text.codes)
        gone.delete(Number(id))
      }
      for (const id of gone) for (const statement of remove) statement.run(id)
      done.run(JSON.stringify(ids))
    }
  }).immediate()
}

const configured = new WeakSet<Db>()

function configure(db: Db): void {
  if (configured.has(db)) return
  configured.add(db)
  for (const table of TABLES) {
    for (const [name, value] of Object.entries(SETTINGS))
      db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('${name}', ${value})`)
  }
}

/** Merges a little of the index, so that searching stays fast after many small additions; false when all is merged. */
function mergeSlice(db: Db): boolean {
  configure(db)
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
