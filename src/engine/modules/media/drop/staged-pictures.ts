import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { assertNever } from '../../../../shared/errors.ts'
import type { PictureMatch } from '../../../core/media/match-pictures.ts'
import { pictureProblems } from '../../../core/media/picture-problems.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { prepared } from '../../../store/database.ts'
import type { StagedPicture } from './drop-file.ts'
import { dropPath, readDrop } from './drop-file.ts'

type Input = Parsed<'media.stagedPictures'>
type Output = Result<'media.stagedPictures'>
type Page = Output['pictures'][number]
type Found = Pick<Page, 'kind' | 'of' | 'place'> & { readonly guesses: readonly Omit<Page['guesses'][number], 'sku'>[] }

/** A page of a drop; each guess with its product's SKU, those of products that went meanwhile left out. */
export function stagedPictures({ db }: ReadContext, { dropId, kinds, from, count }: Input): Output {
  const wanted = new Set(kinds)
  const all = readDrop(dropPath(`${db.name}.work`, dropId)).map((picture, index) => ({ picture, index }))
  const shown = all.filter(({ picture }) => wanted.has(picture.match?.kind ?? 'unseen'))
  const skuOf = prepared(db, 'SELECT sku FROM product WHERE id = ? AND deleted_at IS NULL', 'pluck')
  const pictures = shown.slice(from, from + count).map(({ picture, index }) => {
    const { guesses, ...found } = foundOf(picture.match)
    const named = guesses.flatMap((guess) => {
      const sku = skuOf.get(guess.productId) as string | undefined
      return sku === undefined ? [] : [{ ...guess, sku }]
    })
    return { index, ...found, guesses: named, ...plain(picture) }
  })
  return { total: shown.length, pictures }
}

function plain({ path, hash, bytes, facts }: StagedPicture) {
  const { fault, format, width, height } = facts
  return { path, hash, bytes, problems: pictureProblems(facts), fault, format, width, height }
}

function foundOf(match: PictureMatch | null): Found {
  const nothing = { of: null, place: null, guesses: [] }
  if (match === null) return { ...nothing, kind: 'unseen' }
  switch (match.kind) {
    case 'matched': {
      const { productId, reason, place } = match
      return { ...nothing, kind: 'matched', place, guesses: [{ productId, reason, confidence: 1 }] }
    }
    case 'look-alike': {
      const { productId, likeness, of } = match
      const guesses = [{ productId, reason: 'look-alike' as const, confidence: Math.min(1, likeness) }]
      return { ...nothing, kind: 'look-alike', of, guesses }
    }
    case 'to-decide':
      return { ...nothing, kind: 'to-decide', guesses: match.guesses }
    case 'duplicate':
      return { ...nothing, kind: 'duplicate', of: match.of }
    default:
      return assertNever(match)
  }
}
