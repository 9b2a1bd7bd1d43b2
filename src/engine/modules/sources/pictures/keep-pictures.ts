import { randomUUID } from 'node:crypto'
import type { ResidentContext } from '../../../runtime/module.ts'
import { openImportsStep, waitingStamp } from '../../import/index.ts'
import { isFetchingPictures } from './fetch-pictures.ts'

/** How often is looked whether an import waits for pictures. */
const LOOK_MS = 3_000
/** The window is to be there first. */
const FIRST_LOOK_MS = 4_000

/**
 * Fetches what imports wait for, once each while the app has the catalogue open: after an import, and at the next start
 * where it was cut off or there was no connection. Anything else is asked for by a person.
 */
export async function keepPictures({ clock, log, paths, run, start, signal }: ResidentContext): Promise<void> {
  const begun = new Map<number, number>()
  let looked = ''
  await clock.sleep(FIRST_LOOK_MS, signal)
  while (!signal.aborted) {
    try {
      const now = await run(waitingStamp, null)
      if (now === looked) {
        await clock.sleep(LOOK_MS, signal)
        continue
      }
      looked = now
      for (const { importId, pictures } of await run(openImportsStep, null)) {
        // What somebody agreed to meanwhile is more than there was to fetch.
        if ((begun.get(importId) ?? 0) >= pictures || isFetchingPictures(paths.work, importId)) continue
        begun.set(importId, pictures)
        await start('pictures.fetch', { requestId: randomUUID(), importId })
      }
    } catch (error) {
      if (signal.aborted) return
      log.error('pictures of imports', { error: error instanceof Error ? error.stack : String(error) })
    }
    await clock.sleep(LOOK_MS, signal)
  }
}
