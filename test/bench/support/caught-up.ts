import { openDatabase } from '../../../src/engine/store/database.ts'

/** Waits until no product waits for the search index any more. */
export async function searchCaughtUp(path: string): Promise<void> {
  const db = openDatabase(path, 'read')
  const waiting = db.prepare('SELECT COUNT(*) FROM search_queue').pluck()
  while (Number(waiting.get()) > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  db.close()
}
