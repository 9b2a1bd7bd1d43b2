import type { CodesFound, PictureProduct } from './code-hits.ts'
import { codeIndex, findCodes } from './code-hits.ts'
import type { PictureName } from './file-name.ts'
import { NO_PLACE, pictureName, placeOf } from './file-name.ts'
import type { Guess } from './guess-by-words.ts'
import { guessByWords } from './guess-by-words.ts'
import { SAME_PICTURE, likeness } from './likeness.ts'

export interface DroppedPicture {
  /** As it was dropped, folders in front. */
  readonly path: string
  readonly hash: string
  /** Null of what cannot be seen. */
  readonly fingerprint: Uint8Array | null
}

/** A picture that a product already has. */
export interface KnownPicture {
  readonly hash: string
  readonly productId: number
  readonly fingerprint: Uint8Array
}

export type MatchReason = 'sku' | 'gtin' | 'folder' | 'words' | 'look-alike' | 'contradiction'

/** What becomes of a dropped picture. Only `matched` may be attached without a person's word. */
export type PictureMatch =
  | {
      readonly kind: 'matched'
      readonly productId: number
      readonly reason: 'sku' | 'gtin' | 'folder'
      /** Among the pictures of its product; lower is earlier. */
      readonly place: number
    }
  /** It shows what another picture shows, one of the catalogue or of this drop: to be looked at side by side. */
  | { readonly kind: 'look-alike'; readonly productId: number; readonly of: string; readonly likeness: number }
  | { readonly kind: 'to-decide'; readonly guesses: readonly (Guess & { readonly reason: MatchReason })[] }
  /** The very bytes of an earlier picture of this drop, for the same product or for none that is known. */
  | { readonly kind: 'duplicate'; readonly of: string }

/**
 * Finds the product of each picture, in the order of the pictures. By code first (file name, then folder); two readings
 * of one name, or a folder that says another product than its file, are for a person to decide, as is everything that
 * only words or looks speak for.
 */
export function matchPictures(
  pictures: readonly DroppedPicture[],
  products: readonly PictureProduct[],
  known: readonly KnownPicture[],
): PictureMatch[] {
  const codes = codeIndex(products)
  const guess = guessByWords(products)
  const seen = new Map<string, string>()
  const byCode = pictures.map(({ path, hash }): PictureMatch | PictureName => {
    const name = pictureName(path)
    const match = matchByCode(name, (tokens) => findCodes(tokens, codes))
    const key = `${hash} ${match?.kind === 'matched' ? match.productId : ''}`
    const first = seen.get(key)
    if (first !== undefined) return { kind: 'duplicate', of: first }
    seen.set(key, path)
    return match ?? name
  })
  const shown = [
    ...known,
    ...pictures.flatMap(({ hash, fingerprint }, index): KnownPicture[] => {
      const match = byCode[index]
      const isMatched = match !== undefined && 'kind' in match && match.kind === 'matched'
      return isMatched && fingerprint ? [{ hash, fingerprint, productId: match.productId }] : []
    }),
  ]
  return pictures.map(({ fingerprint }, index) => {
    const match = byCode[index] ?? { tokens: [], folders: [] }
    if ('kind' in match) return match
    const twin = fingerprint ? mostAlike(fingerprint, shown) : null
    if (twin) return twin
    const guesses = guess([...match.tokens, ...match.folders.flat()])
    return { kind: 'to-decide', guesses: guesses.map((each) => ({ ...each, reason: 'words' })) }
  })
}

function matchByCode(
  { tokens, folders }: PictureName,
  find: (tokens: readonly string[]) => CodesFound | null,
): PictureMatch | null {
  const file = find(tokens)
  const folder = folders.map(find).find((found) => found !== null) ?? null
  const found = file ?? folder
  const [productId] = found?.productIds ?? []
  if (!found || productId === undefined) return null
  const ids = [...new Set([...(file?.productIds ?? []), ...(folder?.productIds ?? [])])]
  if (ids.length > 1) {
    const confidence = 1 / ids.length
    return {
      kind: 'to-decide',
      guesses: ids.slice(0, 3).map((id) => ({ productId: id, confidence, reason: 'contradiction' })),
    }
  }
  if (file)
    return { kind: 'matched', productId, reason: file.kind, place: file.rest.length === 0 ? 0 : placeOf(file.rest) }
  return { kind: 'matched', productId, reason: 'folder', place: placeOf(tokens) }
}

function mostAlike(fingerprint: Uint8Array, shown: readonly KnownPicture[]): PictureMatch | null {
  let best: PictureMatch | null = null
  let most = SAME_PICTURE
  for (const { hash, productId, fingerprint: other } of shown) {
    const alike = likeness(fingerprint, other)
    if (alike < most) continue
    most = alike
    best = { kind: 'look-alike', productId, of: hash, likeness: alike }
  }
  return best
}

/** The pictures of each product in the order they are to stand: by place, then by name as people count (2 before 10). */
export function inOrder(
  pictures: readonly DroppedPicture[],
  matches: readonly PictureMatch[],
): ReadonlyMap<number, readonly DroppedPicture[]> {
  const natural = new Intl.Collator('en', { numeric: true })
  const byProduct = new Map<number, { readonly picture: DroppedPicture; readonly place: number }[]>()
  for (const [index, picture] of pictures.entries()) {
    const match = matches[index]
    if (match?.kind !== 'matched') continue
    const list = byProduct.get(match.productId) ?? []
    list.push({ picture, place: Math.min(match.place, NO_PLACE) })
    byProduct.set(match.productId, list)
  }
  return new Map(
    [...byProduct].map(([productId, list]) => [
      productId,
      list
        .toSorted((one, other) => one.place - other.place || natural.compare(one.picture.path, other.picture.path))
        .map(({ picture }) => picture),
    ]),
  )
}
