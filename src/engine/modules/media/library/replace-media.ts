import { openSync, readSync, closeSync } from 'node:fs'
import type { Intent } from '../../../../shared/contract/intent.ts'
import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import { isInherited } from '../../../core/structure/inheritance.ts'
import type { JobContext, ReadContext, Step, WriteContext } from '../../../runtime/module.ts'
import { readStep, writeStep } from '../../../runtime/module.ts'
import { prepared } from '../../../store/database.ts'
import { placeOf } from '../../../store/inherit.ts'
import { slotExpression } from '../../../store/slots.ts'
import { applyIntents } from '../../catalogue/index.ts'
import { mediaTypeOf } from '../store-media.ts'
import { takeStep } from '../take-media.ts'
import { isPicture } from './kept-library.ts'
import { filesIn, fileSlots } from './use-projection.ts'

type Replaced = Result<'media.replace'>

interface ReplaceInput {
  readonly requestId: string
  readonly hash: string
  readonly by: string
}

const isPictureStep = readStep('media.isPicture', 'reader', ({ db }: ReadContext, hash: string): boolean => {
  const type = prepared(db, 'SELECT media_type FROM asset WHERE hash = ?', 'pluck').get(hash) as string | undefined
  return type !== undefined && isPicture(type)
})

/**
 * Puts one file wherever another one is, in the place that it has there, in one transaction: 1,000 products take some
 * 90 ms of CPU. Cells that nobody may write are named and left.
 */
const replaceStep = writeStep('media.replaceUses', (context: WriteContext, input: ReplaceInput): Replaced => {
  const { requestId, hash, by } = input
  const uses = usesOf(context, hash)
  if (uses.length === 0 || hash === by) return { hash: by, changeSetId: null, products: 0, rejections: [] }
  describeLike(context, hash, by)
  const intents = uses.map(({ productId, slot, value }): Intent => {
    const list = [...new Set(filesIn(value).map((each) => (each === hash ? by : each)))]
    const set = slot.attribute?.type === 'asset-collection' ? JSON.stringify(list) : by
    return { kind: 'set-value', productId, column: slot.key, value: set }
  })
  const name = prepared(context.db, 'SELECT file_name FROM asset WHERE hash = ?', 'pluck').get(hash) as string
  const products = new Set(uses.map(({ productId }) => productId))
  const { rejections, changeSet } = applyIntents(context, {
    requestId,
    label: { key: 'history.mediaReplaced', params: { name, count: products.size } },
    kind: 'edit',
    format: { decimal: '.', dateOrder: 'ymd' },
    override: [],
    intents,
  })
  for (const { productId } of rejections) if (productId !== null) products.delete(productId)
  return { hash: by, changeSetId: changeSet?.id ?? null, products: products.size, rejections: [...rejections] }
})

export const replaceSteps = [isPictureStep, replaceStep] as readonly Step<never, unknown>[]

/** Takes a file in and puts it wherever another one is. A document never takes the place of a picture. */
export async function replaceMedia(
  context: JobContext,
  { requestId, hash, ticket }: Parsed<'media.replace'>,
): Promise<Replaced> {
  const file = context.tickets.resolve(ticket)
  if (!file) throw new AppError('not-found', 'This file is not there any more; choose it again.', { ticket })
  const type = mediaTypeOf(firstBytes(file.path))
  if (!isPicture(type) && (await context.run(isPictureStep, hash))) {
    const params = { reason: 'picture-no-picture', file: file.fileName }
    throw new AppError('source-unreadable', `${file.fileName} is no picture, and cannot take the place of one.`, params)
  }
  const taken = await context.run(takeStep, { path: file.path, folder: context.paths.media })
  if (!taken) throw new Error('A file was refused that nothing was expected of')
  return context.run(replaceStep, { requestId, hash, by: taken.hash })
}

/** Where a file is a product's own, not lent by its model; products in the bin too, since they may come back. */
function usesOf({ db, structure }: ReadContext, hash: string) {
  const model = structure()
  const slots = fileSlots(model)
  const rows = prepared(db, 'SELECT product_id, slot_id FROM media_use WHERE hash = ?', 'raw').all(hash) as [
    number,
    number,
  ][]
  return rows.flatMap(([productId, slotId]) => {
    const slot = slots.get(slotId)
    if (!slot) return []
    const place = placeOf(db, model, productId)
    if (place !== null && isInherited(place, slot)) return []
    const read = prepared(db, `SELECT ${slotExpression(slot)} FROM product p WHERE p.id = ?`, 'pluck')
    return [{ productId, slot, value: read.get(productId) as string }] // the projection has seen a file there
  })
}

/** A picture that takes another one's place shows the same: it says so, unless it says something already. */
function describeLike({ db, store }: WriteContext, hash: string, by: string): void {
  const read = prepared(db, 'SELECT id, alt_texts AS altTexts FROM asset WHERE hash = ?')
  const [from, to] = [read.get(hash), read.get(by)] as ({ id: number; altTexts: string } | undefined)[]
  if (!from || !to || to.altTexts !== '{}' || from.altTexts === '{}') return
  const label = { key: 'history.media', params: { name: '' } }
  store.change({ kind: 'media', label, origin: 'user', isUndoable: false }, (tx) =>
    tx.writeRows([{ table: 'asset', id: to.id, row: { alt_texts: from.altTexts } }]),
  )
}

function firstBytes(path: string): Uint8Array {
  const head = Buffer.alloc(16)
  const file = openSync(path, 'r')
  try {
    return head.subarray(0, readSync(file, head, 0, head.length, 0))
  } finally {
    closeSync(file)
  }
}
