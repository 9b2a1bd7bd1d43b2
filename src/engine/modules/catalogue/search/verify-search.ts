import type { CellValue } from '../../../../shared/vocabulary.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { Db } from '../../../store/database.ts'
import { searchTexts } from './search-text.ts'

const MAX_PROBLEMS = 20

const TABLES = [
  { name: 'search_word', options: "tokenize = 'unicode61 remove_diacritics 2', detail = 'none'" },
  { name: 'search_code', options: "tokenize = 'trigram'" },
] as const

/**
 * Indexes every product anew in temporary tables and compares term by term: which documents have it. Products that
 * still wait for the index are left out on both sides.
 */
export function verifySearch(db: Db, structure: StructureModel): { checked: number; problems: string[] } {
  const problems: string[] = []
  let checked = 0
  try {
    for (const { name, options } of TABLES) {
      db.exec(
        `CREATE VIRTUAL TABLE temp.anew_${name} USING fts5 (text, content = '', ${options}); CREATE VIRTUAL TABLE temp.terms_anew_${name} USING fts5vocab (temp, anew_${name}, instance); CREATE VIRTUAL TABLE temp.terms_${name} USING fts5vocab (main, ${name}, instance)`,
      )
    }
    checked = indexAnew(db, structure)
    for (const { name } of TABLES) problems.push(...compareTerms(db, name, MAX_PROBLEMS - problems.length))
  } finally {
    for (const { name } of TABLES)
      db.exec(
        `DROP TABLE IF EXISTS temp.terms_${name}; DROP TABLE IF EXISTS temp.terms_anew_${name}; DROP TABLE IF EXISTS temp.anew_${name}`,
      )
  }
  return { checked, problems }
}

function indexAnew(db: Db, structure: StructureModel): number {
  const texts = searchTexts(structure)
  const word = db.prepare('INSERT INTO temp.anew_search_word (rowid, text) VALUES (?, ?)')
  const code = db.prepare('INSERT INTO temp.anew_search_code (rowid, text) VALUES (?, ?)')
  const page = db
    .prepare(
      `SELECT ${texts.columns} FROM product p WHERE p.deleted_at IS NULL AND p.id > ? AND p.id NOT IN (SELECT product_id FROM search_queue) ORDER BY p.id LIMIT 1000`,
    )
    .raw()
  let count = 0
  for (let last = 0; ;) {
    const rows = page.all(last) as CellValue[][]
    for (const [id, ...values] of rows) {
      const { words, codes } = texts.read(values)
      word.run(id, words)
      code.run(id, codes)
      last = Number(id)
    }
    count += rows.length
    if (rows.length < 1_000) return count
  }
}

interface Term {
  readonly term: string
  readonly documents: number
  readonly sum: number
}

/** Walks both lists of terms, which are in order, side by side; a sum of ids tells documents apart, not only their number. */
function compareTerms(db: Db, name: string, limit: number): string[] {
  const terms = (table: string): IterableIterator<Term> =>
    db
      .prepare(
        `SELECT term, COUNT(DISTINCT doc) AS documents, SUM(doc) AS sum FROM temp.${table} WHERE doc NOT IN (SELECT product_id FROM search_queue) GROUP BY term ORDER BY term`,
      )
      .iterate() as IterableIterator<Term>
  const expected = new Map<string, Term>()
  const problems: string[] = []
  for (const term of terms(`terms_anew_${name}`)) expected.set(term.term, term)
  for (const term of terms(`terms_${name}`)) {
    const wanted = expected.get(term.term)
    expected.delete(term.term)
    if (wanted?.documents !== term.documents || wanted.sum !== term.sum)
      problems.push(`${name}: "${term.term}" is in ${term.documents} products instead of ${wanted?.documents ?? 0}`)
    if (problems.length >= limit) break
  }
  for (const { term } of expected.values()) if (problems.length < limit) problems.push(`${name}: "${term}" is missing`)
  return problems
}
