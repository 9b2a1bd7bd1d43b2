import { writeThumbnail } from './look-task.ts'
import type { ResidentContext } from '../../../runtime/module.ts'
import { mediaPath, thumbnailPath } from '../store-media.ts'
import type { KeptFacts } from './facts-store.ts'
import { keepFactsStep, unseenStep } from './facts-store.ts'
import { lookAtFiles } from './look-at-files.ts'

/** What a process is started for once: 32 pictures of 12 MP take it some 4 s. */
const BATCH = 32
/** How often is looked for new pictures; a look is one search from the last one seen on. */
const LOOK_MS = 700

/**
 * Looks at every stored picture that nobody has looked at yet, for as long as the app has the catalogue open: facts,
 * fingerprint and thumbnail, in a process of low priority.
 */
export async function keepFacts({ clock, log, paths, tasks, run, signal }: ResidentContext): Promise<void> {
  let after = 0
  while (!signal.aborted) {
    try {
      const unseen = await run(unseenStep, { after, limit: BATCH })
      const files = unseen.map(({ hash }) => ({
        hash,
        path: mediaPath(paths.media, hash),
        thumbnail: thumbnailPath(paths.media, hash),
      }))
      const seen: KeptFacts[] = []
      await lookAtFiles(tasks, files, signal, (each) => seen.push(each))
      for (const { hash, facts } of seen) {
        if (facts.fault === 'crashed' || facts.fault === 'too-slow')
          await writeThumbnail(thumbnailPath(paths.media, hash), Buffer.of())
      }
      if (seen.length > 0) await run(keepFactsStep, seen)
      after = unseen.at(-1)?.assetId ?? after
      if (unseen.length === BATCH) continue
    } catch (error) {
      if (signal.aborted) return
      log.error('pictures', { error: error instanceof Error ? error.stack : String(error) })
    }
    await clock.sleep(LOOK_MS, signal)
  }
}
