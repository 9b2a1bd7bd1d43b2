import { existsSync } from 'node:fs'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { assertNever } from '../../../../shared/errors.ts'
import type { PictureMatch } from '../../../core/media/match-pictures.ts'
import { pictureProblems } from '../../../core/media/picture-problems.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { jsonList } from '../../../core/values/options.ts'
import { prepared } from '../../../store/database.ts'
import { slotExpression } from '../../../store/slots.ts'
import type { StagedPicture } from './drop-file.ts'
import { dropPath, isTroubled, readDrop } from './drop-file.ts'

type Input = Parsed<'media.stagedPictures'>
type Output = Result<'media.stagedPictures'>
type Page = Output['pictures'][number]
type Guess = Page['guesses'][number]
type Found = Pick<Page, 'kind' | 'of' | 'place'> & {
  readonly guesses: readonly Pick<Guess, 'productId' | 'confidence' | 'reason'>[]
}

/** A page of a drop; each guess with its product, those of products that went meanwhile left out. */
export function stagedPictures(context: ReadContext, input: Input): Output {
  const { dropId, kinds, from, count } = input
  const wanted = new Set(kinds)
  const all = keptDrop(context, dropId).map((picture, index) => ({ picture, index }))
  const shown = all.filter(
    ({ picture }) => wanted.has(picture.match?.kind ?? 'unseen') && (!input.isTroubled || isTroubled(picture)),
  )
  const productOf = productReader(context, input.locale)
  const pictures = shown.slice(from, from + count).map(({ picture, index }) => {
    const { guesses, ...found } = foundOf(picture.match)
    const named = guesses.flatMap((guess) => {
      const product = productOf(guess.productId)
      return product === undefined ? [] : [{ ...guess, ...product }]
    })
    return { index, ...found, guesses: named, ...plain(picture) }
  })
  return { total: shown.length, pictures }
}

/** Pages of one drop are asked for one after the other: the one read last is kept. */
function keptDrop({ db, memory }: ReadContext, dropId: string): readonly StagedPicture[] {
  const path = dropPath(`${db.name}.work`, dropId)
  const kept = memory.get('media.drop') as { path: string; pictures: readonly StagedPicture[] } | undefined // set below
  if (kept?.path === path && existsSync(path)) return kept.pictures
  const pictures = readDrop(path)
  memory.set('media.drop', { path, pictures })
  return pictures
}

type ProductFacts = Pick<Guess, 'sku' | 'name' | 'picture'>

function productReader(
  { db, structure }: ReadContext,
  locale: string | null,
): (id: number) => ProductFacts | undefined {
  const { slots, families } = structure()
  const name = slots.get('name') ?? slots.get(`name/${locale ?? ''}`)
  const codes = new Set([...families.values()].map(({ imageAttribute }) => imageAttribute))
  const pictures = [...slots.values()].filter(({ key }) => codes.has(key))
  const main = ['NULL', ...pictures.map(slotExpression), 'NULL'].join(', ')
  const read = prepared(
    db,
    `SELECT p.sku, ${name ? slotExpression(name) : 'NULL'} AS name, COALESCE(${main}) AS picture
     FROM product p WHERE p.id = ? AND p.deleted_at IS NULL`,
  )
  return (id) => {
    const found = read.get(id) as ProductFacts | undefined
    return (
      found && { ...found, picture: found.picture === null ? null : (jsonList(found.picture)?.[0] ?? found.picture) }
    )
  }
}

function plain({ path, hash, bytes, facts }: StagedPicture) {
  const { fault, format, width, height } = facts
  return { path, hash, bytes, problems: pictureProblems(facts, path), fault, format, width, height }
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
