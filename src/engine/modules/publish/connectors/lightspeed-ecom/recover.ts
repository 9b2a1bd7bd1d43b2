import { findCreated } from './create-products.ts'
import type { CreateIntent, Sender } from './sender.ts'
import type { Track } from './track.ts'

export interface RecoveredRecord {
  readonly remoteId: number | null
  /** An earlier run had begun to send it. */
  readonly isTouched: boolean
}

/**
 * Prepares what an interrupted run left half done: products it created but did not finish are read again before
 * anything else is sent, products it may have created are looked for, and pictures, links and variants that may have
 * arrived are doubtful until read.
 */
export async function recoverTracks(
  sender: Sender,
  tracks: readonly Track[],
  records: readonly RecoveredRecord[],
  intents: readonly CreateIntent[],
): Promise<void> {
  const open = new Map(intents.map((intent) => [intent.productId, intent]))
  for (const [i, track] of tracks.entries()) {
    const record = records[i]
    const intent = open.get(track.work.desired.productId)
    if (!record || (!record.isTouched && !intent && (record.remoteId === null) === (track.work.remote === null)))
      continue
    if (track.work.remote) {
      for (const operation of track.pending()) {
        if (operation.kind === 'create-variant') track.doubtful.add('variant-list')
        if (operation.kind === 'upload-image') track.doubtful.add('images')
        if (operation.kind === 'link-category') track.doubtful.add('categories')
      }
    } else if (record.remoteId !== null) {
      track.adopt(record.remoteId, track.work.memory)
    } else if (intent) {
      const found = await findCreated(sender, intent)
      if (found !== null) track.adopt(found, null)
    }
    if (track.work.remote) sender.claimed.add(track.work.remote.id)
  }
}
