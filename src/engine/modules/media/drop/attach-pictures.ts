import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { DroppedPicture, PictureMatch } from '../../../core/media/match-pictures.ts'
import { inOrder } from '../../../core/media/match-pictures.ts'
import { NO_PLACE } from '../../../core/media/file-name.ts'
import type { JobContext, ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import { prepared } from '../../../store/database.ts'
import { takeStep } from '../take-media.ts'
import { attachStep } from './attach-step.ts'
import type { StagedPicture } from './drop-file.ts'
import { discardPictures } from './discard-pictures.ts'
import { dropPath, readDrop } from './drop-file.ts'

export const skusStep = readStep('media.skus', 'reader', ({ db }: ReadContext, ids: readonly number[]): string[] => {
  const sku = prepared(db, 'SELECT sku FROM product WHERE id = ?', 'pluck')
  return ids.flatMap((id) => (sku.get(id) as string | undefined) ?? [])
})

/**
 * Takes the bytes of what was matched or decided, each when nothing else waits for the writer, and attaches all of it
 * in one step at the end. Cancelled before that, nothing is attached; what was taken in stays as unused files.
 */
export async function attachPictures(
  context: JobContext,
  { requestId, dropId, decisions }: Parsed<'media.attachPictures'>,
): Promise<Result<'media.attachPictures'>> {
  const { paths, run, signal } = context
  const drop = dropPath(paths.work, dropId)
  const decided = new Map(decisions.map(({ index, productId }) => [index, productId]))
  const chosen = readDrop(drop).flatMap((picture, index) => {
    const productId = productOf(picture, index, decided)
    return productId === null || picture.hash === null ? [] : [{ picture, productId, hash: picture.hash }]
  })
  const changed: string[] = []
  const taken: { readonly picture: DroppedPicture; readonly match: PictureMatch }[] = []
  for (const [done, { picture, productId, hash }] of chosen.entries()) {
    signal.throwIfAborted()
    context.progress({ step: 'media.take', done, total: chosen.length, waitingSeconds: null })
    const { path, file, match } = picture
    if (!(await run(takeStep, { path: file, folder: paths.media, expected: hash }))) {
      changed.push(path)
      continue
    }
    const place = match?.kind === 'matched' ? match.place : NO_PLACE
    taken.push({
      picture: { path, hash, fingerprint: null },
      match: { kind: 'matched', productId, reason: 'sku', place },
    })
  }
  const order = inOrder(
    taken.map(({ picture }) => picture),
    taken.map(({ match }) => match),
  )
  const products = [...order].map(([productId, pictures]) => ({ productId, hashes: pictures.map(({ hash }) => hash) }))
  const attached = await run(attachStep, { requestId, products })
  await discardPictures(context, { dropId })
  const withoutRoom = await run(skusStep, attached.withoutRoom)
  return {
    changeSetId: attached.changeSetId,
    pictures: taken.length,
    products: attached.products,
    changed,
    withoutRoom,
    rejections: [...attached.rejections],
  }
}

/** A person's word counts; without one only a sure match does. */
function productOf(
  { match }: StagedPicture,
  index: number,
  decided: ReadonlyMap<number, number | null>,
): number | null {
  if (match === null) return null
  const word = decided.get(index)
  if (word !== undefined) return word
  return match.kind === 'matched' ? match.productId : null
}
