import type { CellValue } from '../../../../shared/vocabulary.ts'
import { foldAccents } from '../../../core/text/fold.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
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
  const found = new Set(words.length === 0 ? [] : wordHits(db, words))
  if (byCode.some((hits) => hits.length > 0)) for (const id of mixedHits(db, parts, byCode)) found.add(id)
  const waiting = waitingHits(db, structure(), parts, words)
  for (const id of waiting.checked) found.delete(id)
  for (const id of waiting.hits) found.add(id)
  return ranked(found, byCode)
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
  for (const [id, ...values] of rows) {
    const { words: text, codes } = texts.read(values)
    const haystack = ` ${wordsOf(text).join(' ')} `
    const inWords = (each: readonly string[], isLast: boolean): boolean =>
      each.length > 0 &&
      each.every((word, index) => haystack.includes(isLast && index === each.length - 1 ? ` ${word}` : ` ${word} `))
    const inCodes = (part: string): boolean =>
      Array.from(part).length >= MIN_CODE_PART && foldAccents(codes).includes(foldAccents(part))
    const isHit =
      inWords(words, true) ||
      (parts.some(inCodes) && parts.every((part) => inCodes(part) || inWords(wordsOf(part), true)))
    if (isHit) hits.push(Number(id))
  }
  return { checked, hits }
}

function ranked(found: ReadonlySet<number>, byCode: readonly (readonly number[])[]): Uint32Array {
  const codes = new Set(byCode.flat())
  const ids = Uint32Array.from(found).sort()
  if (codes.size === 0 || codes.size > MAX_RANKED) return ids
  return Uint32Array.from([...ids.filter((id) => codes.has(id)), ...ids.filter((id) => !codes.has(id))])
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
