import { call } from './call.ts'
import { client, useConnection } from './connection.ts'
import { createQueryCache } from './query-cache.ts'

/** The window's answers; hooks read them through `useQuery`. */
export const queries = createQueryCache({ ask: call })

// A moment later than the grid, whose one changed row must not wait behind counts of the whole catalogue.
client.onEvent((event) => queueMicrotask(() => queries.handleEvent(event)))

useConnection.subscribe((now, before) => {
  if (now.epoch !== before.epoch) queries.clear()
  else if (now.isAttached && !before.isAttached) queries.invalidate() // what we missed while there was no line
})
