import { areOwnFields, areValues } from './flatten.ts'
import type { PathFacts } from './record-collector.ts'
import type { RecordPath } from './record.ts'

/** Words for what a shop sells, as an element's or list's whole name or in it. */
const THINGS =
  /^(?:products?|articles?|artikelen|artikel|produits?|produkte?r?|items?|varor|skus?|offers?|records?|rows?)$/i
const ABOUT_THINGS = /(?:product|article|artikel|produit|produkt|item|vara|sku|offer)/i
/** BMEcat says where its products are, whatever else repeats in it. */
const KNOWN = /^T_(?:NEW_CATALOG|UPDATE_PRODUCTS|UPDATE_PRICES)\.(?:PRODUCT|ARTICLE)$/
/** More lists than this are not offered. */
const MOST_LISTS = 100
const MOST_PARTS_COUNTED = 20

/**
 * The lists of records that a document holds, the likeliest to be the products first: many alike with many parts, named
 * as goods are, and not inside another list. A document that is one record is a list of one.
 */
export function findLists(facts: ReadonlyMap<RecordPath, PathFacts>): readonly RecordPath[] {
  const scored = [...facts].map(([path, { count, parts }]) => ({ path, score: score(path, count, parts, facts) }))
  return scored
    .filter(({ score: points }) => points > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_LISTS)
    .map(({ path }) => path)
}

function score(
  path: RecordPath,
  count: number,
  parts: ReadonlySet<string>,
  facts: ReadonlyMap<RecordPath, PathFacts>,
): number {
  if (KNOWN.test(path)) return Number.MAX_SAFE_INTEGER
  if (areOwnFields(parts)) return 0
  const name = path.slice(path.lastIndexOf('.') + 1)
  const weight = THINGS.test(name) ? 30 : ABOUT_THINGS.test(name) ? 5 : 1
  const isInList = repeatedAbove(path, facts) !== null
  const isInside = isInList || areValues(parts)
  return count * Math.min(parts.size, MOST_PARTS_COUNTED) * weight * (isInside ? 0.01 : 1)
}

/** The outermost path on the way to this one whose objects come more than once; null when none does. */
export function repeatedAbove(path: RecordPath, facts: ReadonlyMap<RecordPath, PathFacts>): RecordPath | null {
  return above(path).find((outer) => (facts.get(outer)?.count ?? 0) > 1) ?? null
}

/** Every path that this one lies in, from the outermost on. Names may hold points of their own: unknown ones are none. */
function above(path: RecordPath): readonly RecordPath[] {
  if (path === '') return []
  const points = [...path.matchAll(/\./g)].map(({ index }) => path.slice(0, index))
  return ['', ...points]
}
