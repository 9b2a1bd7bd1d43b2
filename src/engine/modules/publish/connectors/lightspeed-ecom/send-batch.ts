import { checkBeforeOverwriting } from './check-before.ts'
import { createProducts } from './create-products.ts'
import { refreshDoubtful } from './refresh.ts'
import { sendImages, sendLinks, sendProductTexts } from './send-product.ts'
import { rememberVariantIds, sendVariants } from './send-variants.ts'
import type { Sender } from './sender.ts'
import type { Track } from './track.ts'

/** Products per batch: enough to fill bulk requests, few enough that each is complete, and saved, within moments. */
export const BATCH_SIZE = 50

const ROUNDS = 6
/** Doubled each round: 1, 2, 4, … s. A request without an answer may still be at work in the shop. */
const FIRST_PAUSE_MS = 1000

/**
 * Brings a batch of products into the shop: compare, create, variants, pictures, links, texts, in this order, so that
 * nothing is shown before it is complete. After writes without a usable answer it reads what became of them and plans
 * again, so nothing is ever repeated that was done. Ends with every track complete or with its failures listed; throws
 * only where nothing can go on (cancelled, no connection, rights), leaving the tracks as far as they got.
 */
export async function sendBatch(sender: Sender, tracks: readonly Track[]): Promise<void> {
  const sendRounds = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS; round++) {
      const open = tracks.filter(
        (track) => track.work.remote && (track.doubtful.size > 0 || track.pending().length > 0),
      )
      if (open.length === 0) return
      if (round > 0) await sender.clock.sleep(FIRST_PAUSE_MS * 2 ** (round - 1))
      await refreshDoubtful(sender, open)
      await sendVariants(sender, open)
      await sendImages(sender, open)
      await sendLinks(sender, open)
      await sendProductTexts(sender, open)
    }
  }
  await refreshDoubtful(sender, tracks)
  await checkBeforeOverwriting(sender, tracks)
  await createProducts(sender, tracks)
  await sendRounds()
  for (const track of tracks) {
    if (!track.work.remote) continue
    rememberVariantIds(track, sender)
    if (track.doubtful.size > 0 || track.pending().length > 0) {
      const message = 'The shop did not confirm everything after several attempts. Send this product again.'
      track.fail({ code: 'unconfirmed', message, fields: [...track.doubtful] })
    } else if (track.failures.length === 0) {
      track.setMemory(() => ({ isUnfinished: false }))
    }
  }
}
