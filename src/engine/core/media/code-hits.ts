import { gtinFault } from '../identifiers/gtin.ts'
import { isPlaceOnly, tokensOf } from './file-name.ts'

/** What is known of a product when pictures look for theirs. */
export interface PictureProduct {
  readonly id: number
  readonly sku: string
  /** The model above it, if any. */
  readonly parentId: number | null
  readonly gtins: readonly string[]
  /** Its name, in whatever languages there are. */
  readonly words: string
}

interface Code {
  readonly tokens: number
  readonly productId: number
  readonly kind: 'sku' | 'gtin'
}

/** Every SKU and GTIN by its letters and digits alone: `A-100`, `a_100` and `A100` are read as the same. */
export interface CodeIndex {
  readonly codes: ReadonlyMap<string, readonly Code[]>
  readonly parents: ReadonlyMap<number, number | null>
}

export function codeIndex(products: readonly PictureProduct[]): CodeIndex {
  const codes = new Map<string, Code[]>()
  const add = (text: string, code: Code): void => {
    const known = codes.get(text)
    if (known) known.push(code)
    else codes.set(text, [code])
  }
  for (const { id: productId, sku, gtins } of products) {
    const tokens = tokensOf(sku)
    if (tokens.length > 0) add(tokens.join(''), { tokens: tokens.length, productId, kind: 'sku' })
    for (const gtin of gtins) if (gtinFault(gtin) === null) add(bare(gtin), { tokens: 1, productId, kind: 'gtin' })
  }
  return { codes, parents: new Map(products.map(({ id, parentId }) => [id, parentId])) }
}

/** A GTIN without the zeros that make 12 digits 13 or 14, apart from every SKU. */
const bare = (gtin: string): string => `GTIN ${gtin.replace(/^0+/, '')}`

export interface CodesFound {
  /** One: it is that product. More: a person must say which. */
  readonly productIds: readonly number[]
  readonly kind: 'sku' | 'gtin'
  /** The tokens beside the code. */
  readonly rest: readonly string[]
}

interface Hit extends Code {
  readonly from: number
  readonly to: number
  /** The code is parted into words as the SKU is, not only the same when run together. */
  readonly isExact: boolean
}

const MOST_TOKENS = 6

/**
 * The products whose SKU or GTIN stands in a name. Anything that could be read as two products answers with both:
 * `A-100-2` where there are a product A-100-2 and another, A-100, of which it may be the second picture.
 */
export function findCodes(tokens: readonly string[], index: CodeIndex): CodesFound | null {
  const hits = hitsIn(tokens, index)
  const largest = hits.filter((hit) => !hits.some((other) => contains(other, hit) && isLonger(other, hit)))
  const doubtful = hits.filter((hit) =>
    largest.some((other) => contains(other, hit) && isRival(hit, other, tokens, index)),
  )
  const [first] = largest
  if (!first) return null
  const productIds = [...new Set([...largest, ...doubtful].map(({ productId }) => productId))]
  const lowest = productIds.filter((id) => !productIds.some((other) => index.parents.get(other) === id))
  return {
    productIds: lowest,
    kind: largest.some(({ kind }) => kind === 'sku') ? 'sku' : 'gtin',
    rest: tokens.filter((_, at) => !largest.some(({ from, to }) => at >= from && at < to)),
  }
}

function hitsIn(tokens: readonly string[], { codes }: CodeIndex): Hit[] {
  const hits: Hit[] = []
  for (let from = 0; from < tokens.length; from++) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + MOST_TOKENS); to++) {
      const text = tokens.slice(from, to).join('')
      const isWhole = from === 0 && (to === tokens.length || isPlaceOnly(tokens.slice(to)))
      const found = isTelling(text) || isWhole ? (codes.get(text) ?? []) : []
      const gtins = to === from + 1 && gtinFault(text) === null ? (codes.get(bare(text)) ?? []) : []
      for (const code of [...found, ...gtins]) {
        hits.push({ ...code, from, to, isExact: code.kind === 'gtin' || code.tokens === to - from })
      }
    }
  }
  return hits
}

/** Short numbers and plain words are SKUs too, but stand in names for other reasons: those must be the whole name. */
const isTelling = (text: string): boolean => /\d/.test(text) && text.length >= (/^\d+$/.test(text) ? 5 : 3)

const contains = (outer: Hit, inner: Hit): boolean => outer.from <= inner.from && outer.to >= inner.to

const isLonger = (one: Hit, other: Hit): boolean => one.to - one.from > other.to - other.from

/** Whether a shorter code within a longer one may be what was meant. */
function isRival(hit: Hit, longer: Hit, tokens: readonly string[], { parents }: CodeIndex): boolean {
  if (!isLonger(longer, hit) || hit.from !== longer.from || parents.get(longer.productId) === hit.productId)
    return false
  if (hit.isExact && !longer.isExact) return true
  return isPlaceOnly(tokens.slice(hit.to, longer.to))
}
