import type { CellValue } from '../../../../shared/vocabulary.ts'
import { foldAccents } from '../../../core/text/fold.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { IdSet } from '../view/id-set.ts'
import { searchTexts, wordsOf } from './search-text.ts'

/** Fewer hits by code than this are shown before the others: somebody typed an article number. */
const MAX_RANKED = 200

/** A part of a code has to be this long: the index knows groups of three characters. */
const MIN_CODE_PART = 3

/**
 * Finds products by words: every word has to occur, the last one may be a beginning, accents and case do not matter;
 * a word also fits as part of a SKU or barcode. Answers with ids, hits by code first, then by id. Right also for
 * products that the index has not read yet.
 */
export function search({ db, structure }: ReadContext, text: string): Uint32Array {
  const parts = text
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '')
  const words = wordsOf(text)
  const byCode = parts.map((part) => codeHits(db, part))
  const found = new IdSet(words.length === 0 ? [] : wordHits(db, words))
  if (byCode.some((hits) => hits.length > 0)) for (const id of mixedHits(db, parts, byCode)) found.add(id)
  const waiting = waitingHits(db, structure(), parts, words)
  for (const id of waiting.checked) found.delete(id)
  for (const id of waiting.hits) found.add(id)
  return ranked(found, byCode.flat())
}

function wordHits(db: Db, words: readonly string[]): number[] {
  const query = words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' AND ')
  return match(db, 'search_word', query)
}

function codeHits(db: Db, part: string): number[] {
  return Array.from(part).length < MIN_CODE_PART ? [] : match(db, 'search_code', `"${part.replaceAll('"', '""')}"`)
}

/** Products where each part fits as words or within a code. */
function mixedHits(db: Db, parts: readonly string[], byCode: readonly (readonly number[])[]): Set<number> {
  const [first = new Set<number>(), ...others] = parts.map((part, index) => {
    const words = wordsOf(part)
    return new Set([...(byCode[index] ?? []), ...(parts.length === 1 || words.length === 0 ? [] : wordHits(db, words))])
  })
  return others.reduce((found, hits) => new Set([...found].filter((id) => hits.has(id))), first)
}

/** The same decision for products that wait for the index, made on their texts. */
function waitingHits(
  db: Db,
  structure: StructureModel,
  parts: readonly string[],
  words: readonly string[],
): { readonly checked: readonly number[]; readonly hits: readonly number[] } {
  const checked = db.prepare('SELECT product_id FROM search_queue').pluck().all() as number[]
  if (checked.length === 0) return { checked, hits: [] }
  const texts = searchTexts(structure)
  const rows = db
    .prepare(
      `SELECT ${texts.columns} FROM product p JOIN search_queue q ON q.product_id = p.id WHERE p.deleted_at IS NULL`,
    )
    .raw()
    .iterate() as IterableIterator<CellValue[]>
  const hits: number[] = []
  for (const [id, ...values] of rows) if (fits(texts.read(values), parts, words)) hits.push(Number(id))
  return { checked, hits }
}

/** Whether texts have all words, the last one as a beginning, or each part as words or within a code. */
function fits(
  texts: { readonly words: string; readonly codes: string },
  parts: readonly string[],
  words: readonly string[],
): boolean {
  const text = foldAccents(texts.words)
  // Most products lack some word altogether, which is seen without cutting their text into words.
  if (!parts.every((part) => wordsOf(part).every((word) => text.includes(word)))) return false
  const inWords = (each: readonly string[]): boolean =>
    each.length > 0 && each.every((word, index) => hasWord(text, word, index === each.length - 1))
  const inCodes = (part: string): boolean =>
    Array.from(part).length >= MIN_CODE_PART && foldAccents(texts.codes).includes(foldAccents(part))
  return inWords(words) || (parts.some(inCodes) && parts.every((part) => inCodes(part) || inWords(wordsOf(part))))
}

const BOUND = '[\\p{L}\\p{N}]'

/** Whether a folded text has a word, whole or as a beginning. Words are letters and digits, nothing to escape. */
function hasWord(text: string, word: string, isBeginning: boolean): boolean {
  return new RegExp(`(?<!${BOUND})${word}${isBeginning ? '' : `(?!${BOUND})`}`, 'u').test(text)
}

function ranked(found: IdSet, byCode: readonly number[]): Uint32Array {
  if (byCode.length === 0 || byCode.length > MAX_RANKED) return found.toArray()
  const first = [...new Set(byCode)].filter((id) => found.has(id))
  for (const id of first) found.delete(id)
  return Uint32Array.from([...first.toSorted((a, b) => a - b), ...found.toArray()])
}

/** Ids that an index finds. Letters younger than the index's tables split words differently there: then none. */
function match(db: Db, table: 'search_word' | 'search_code', query: string): number[] {
  try {
    return db.prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ?`).pluck().all(query) as number[]
  } catch (error) {
    if (error instanceof Error && error.message.includes('phrase queries are not supported')) return []
    throw error
  }
}
