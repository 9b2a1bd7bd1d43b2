import type { Input, QueryName } from '../../shared/contract/index.ts'
import { call } from './call.ts'
import { client, useConnection } from './connection.ts'
import { createQueryCache } from './query-cache.ts'

/** The window's answers; hooks read them through `useQuery`. */
export const queries = createQueryCache({ ask: call })

/** Resolves when a question has an answer or an error to show: what comes into view next comes whole. */
export function answered<K extends QueryName>(op: K, input: Input<K>): Promise<void> {
  const answer = queries.answer(op, input)
  return new Promise((resolve) => {
    const look = (): void => {
      if (answer.read().isLoading) return
      stop()
      resolve()
    }
    const stop = answer.subscribe(look)
    look()
  })
}

// A moment later than the grid, whose one changed row must not wait behind counts of the whole catalogue.
client.onEvent((event) => queueMicrotask(() => queries.handleEvent(event)))

useConnection.subscribe((now, before) => {
  if (now.epoch !== before.epoch) queries.clear()
  else if (now.isAttached && !before.isAttached) queries.invalidate() // what we missed while there was no line
})
