import type { PictureProduct } from './code-hits.ts'
import { tokensOf } from './file-name.ts'

export interface Guess {
  readonly productId: number
  /** Up to 0.9: words never settle anything by themselves. */
  readonly confidence: number
}

export type GuessByWords = (tokens: readonly string[]) => readonly Guess[]

const MOST_GUESSES = 3
const LEAST = 0.15
const MOST = 0.9
/** A word of more products than this says next to nothing, and would make every name a walk over the catalogue. */
const COMMON = 5_000

/** Guesses products by the words that names and SKUs share with a picture's name; a rare word weighs more. */
export function guessByWords(products: readonly PictureProduct[]): GuessByWords {
  const byWord = new Map<string, number[]>()
  for (const { id, sku, words } of products) {
    for (const word of new Set([...tokensOf(words), ...tokensOf(sku)])) {
      if (!isWord(word)) continue
      const known = byWord.get(word)
      if (known) known.push(id)
      else byWord.set(word, [id])
    }
  }
  const weight = (count: number): number => Math.log(1 + products.length / count)
  return (tokens) => {
    const scores = new Map<number, number>()
    let whole = 0
    for (const word of new Set(tokens.filter(isWord))) {
      const ids = byWord.get(word) ?? []
      whole += ids.length === 0 ? weight(1) / 2 : weight(ids.length)
      if (ids.length <= COMMON) for (const id of ids) scores.set(id, (scores.get(id) ?? 0) + weight(ids.length))
    }
    return [...scores]
      .map(([productId, score]): Guess => ({ productId, confidence: Math.min(MOST, score / whole) }))
      .filter(({ confidence }) => confidence >= LEAST)
      .toSorted((one, other) => other.confidence - one.confidence || one.productId - other.productId)
      .slice(0, MOST_GUESSES)
  }
}

const isWord = (token: string): boolean => token.length > 1 && !/^\d{1,3}$/.test(token)
