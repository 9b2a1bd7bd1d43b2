import { readNumber } from './reading.ts'
import type { Operation } from './operations.ts'
import { bodyOf, BULK_SIZE, chunks, noteListResult, rowIn, rowsIn, settle, takeResult, type Sender } from './sender.ts'
import type { Track } from './track.ts'
import { matchVariants } from './variant-matching.ts'
import { defaultLanguageOf } from './work.ts'

type Change = Extract<Operation, { kind: 'update-variant' }>

interface Item {
  readonly track: Track
  readonly operation: Change
  readonly remoteId: number
}

/** Variants: the first language of those that are there, then new ones, then every other language. */
export async function sendVariants(sender: Sender, tracks: readonly Track[]): Promise<void> {
  await sendChanges(sender, tracks, defaultLanguageOf(sender.context))
  await createVariants(sender, tracks)
  for (const { code } of sender.context.languages.slice(1)) await sendChanges(sender, tracks, code)
}

/** One product's new variants go one after the other: the shop shows them in the order they came. */
async function createVariants(sender: Sender, tracks: readonly Track[]): Promise<void> {
  await settle(
    tracks.map(async (track) => {
      for (const operation of track.pending()) {
        if (operation.kind !== 'create-variant' || track.doubtful.has('variant-list')) continue
        const { language, facts, productId } = operation
        const body = { product: track.remote.id, ...bodyOf(sender, facts) }
        const result = await sender.client.write('POST', language, 'variants', 'variant', body)
        takeResult(track, result, operation, 'variant-list', (answer) => {
          const row = rowIn(answer, 'variant')
          const id = readNumber(row?.['id'])
          if (id === null) track.doubtful.add('variant-list')
          else {
            sender.newest.variantId = Math.max(sender.newest.variantId, id)
            track.variantWritten(productId, id, facts, row, language)
          }
        })
      }
    }),
  )
}

async function sendChanges(sender: Sender, tracks: readonly Track[], language: string): Promise<void> {
  const items = tracks.flatMap((track) => {
    if (track.doubtful.has(`variants/${language}`) || track.doubtful.has('variant-list')) return []
    return track.pending().flatMap((operation): Item[] => {
      const isDue =
        operation.kind === 'update-variant' && operation.language === language && operation.remoteId !== null
      return isDue ? [{ track, operation, remoteId: operation.remoteId }] : []
    })
  })
  const groups = chunks(items, sender.takesBulk.variants ? BULK_SIZE : 1)
  await settle(
    groups.map((group) => (group.length === 1 ? sendOne(sender, group[0]!) : sendMany(sender, group, language))),
  )
}

async function sendOne(sender: Sender, { track, operation, remoteId }: Item): Promise<void> {
  const { language, facts, productId } = operation
  const result = await sender.client.write('PUT', language, `variants/${remoteId}`, 'variant', bodyOf(sender, facts))
  takeResult(track, result, operation, `variants/${language}`, (answer) => {
    track.variantWritten(productId, remoteId, facts, rowIn(answer, 'variant'), language)
  })
}

async function sendMany(sender: Sender, items: readonly Item[], language: string): Promise<void> {
  const content = items.map(({ operation, remoteId }) => ({ id: remoteId, ...bodyOf(sender, operation.facts) }))
  const result = await sender.client.write('PUT', language, 'variants/bulk', 'variant', content)
  noteListResult(sender, 'variants', result)
  if (result.kind === 'refused') {
    // One bad item spoils the whole list, or the shop takes no lists: one by one, each gets its own answer.
    return settle(items.map((item) => sendOne(sender, item)))
  }
  const rows = result.kind === 'done' ? rowsIn(result.body, 'variant', 'variants') : []
  for (const { track, operation, remoteId } of items) {
    const row = rows.find((candidate) => readNumber(candidate['id']) === remoteId) ?? null
    takeResult(track, result, operation, `variants/${language}`, () => {
      track.variantWritten(operation.productId, remoteId, operation.facts, row, language)
    })
  }
}

/** Notes the ids of variants that needed nothing sent, so that they are known next time whatever their codes. */
export function rememberVariantIds(track: Track, sender: Sender): void {
  for (const [productId, row] of matchVariants(track.work, sender.context)) {
    if (track.work.variants[productId]?.remoteId !== row.id) track.rememberVariant(productId, row.id)
  }
}
