import { editDistance } from './edit-distance.ts'

/** Letters that may differ: short words that differ by one are other words. */
export function tolerance(text: string): number {
  if (text.length < 5) return 0
  return text.length < 9 ? 1 : 2
}

/** Whether two fingerprints are a slip of the pen apart. Numbers are never slips: size 38 is not size 39. */
export function isNear(a: string, b: string): boolean {
  const most = Math.min(tolerance(a), tolerance(b))
  return most > 0 && digitsOf(a) === digitsOf(b) && editDistance(a, b, most) <= most
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, ' ').trim()
}

/** Finds texts that may be near to another one without looking at each: 20,000 texts in a second, not in minutes. */
export interface NearIndex {
  /** Those that may be near, itself among them; `isNear` says which are. */
  candidates(text: string): Iterable<string>
}

/**
 * Two texts that differ in `n` letters share one of any `n + 1` pieces that one of them is cut into, shifted by `n`
 * places at most; a swap of neighbours touches two pieces. So every text is kept under its pieces, one more than that.
 */
export function nearIndex(texts: Iterable<string>): NearIndex {
  const byPiece = new Map<string, string[]>()
  for (const text of texts) {
    for (const { at, piece } of piecesOf(text)) {
      const key = `${at} ${piece}`
      const known = byPiece.get(key)
      if (known) known.push(text)
      else byPiece.set(key, [text])
    }
  }
  return {
    candidates: (text) => {
      const found = new Set<string>()
      for (let length = text.length - MOST; length <= text.length + MOST; length++) {
        for (const { at, size } of cutsOf(length)) {
          for (let shift = -MOST; shift <= MOST; shift++) {
            const piece = text.slice(Math.max(0, at + shift), at + shift + size)
            if (piece.length < size) continue
            for (const each of byPiece.get(`${at} ${piece}`) ?? []) if (each.length === length) found.add(each)
          }
        }
      }
      return found
    },
  }
}

/** The largest tolerance. */
const MOST = 2

function piecesOf(text: string): readonly { readonly at: number; readonly piece: string }[] {
  return cutsOf(text.length).map(({ at, size }) => ({ at, piece: text.slice(at, at + size) }))
}

/** Where a text of this length is cut: one piece more than differences can touch. None where nothing is tolerated. */
function cutsOf(length: number): readonly { readonly at: number; readonly size: number }[] {
  if (length < 4) return [] // one letter shorter than what tolerates anything
  const pieces = Math.min(length, 2 * tolerance('x'.repeat(length + MOST)) + 1)
  return Array.from({ length: pieces }, (_, index) => {
    const at = Math.floor((index * length) / pieces)
    return { at, size: Math.floor(((index + 1) * length) / pieces) - at }
  })
}
