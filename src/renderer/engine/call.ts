import type { Input, OperationName, Output } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import { client, useConnection } from './connection.ts'
import { staleOn } from './stale-on.ts'

/**
 * Asks the engine. A call that was lost because the engine died is sent again to the next one when that cannot do harm:
 * a query, or a command that carries a `requestId` (which takes effect once, however often it comes). After another
 * catalogue was opened it is not: then it rejects with `unavailable`.
 */
export async function call<K extends OperationName>(op: K, input: Input<K>): Promise<Output<K>> {
  for (;;) {
    const { generation, epoch } = useConnection.getState()
    try {
      return await client.call(op, input)
    } catch (error) {
      const wasLost =
        error instanceof AppError && error.code === 'unavailable' && useConnection.getState().generation !== generation
      if (!wasLost || !isRepeatable(op, input) || useConnection.getState().epoch !== epoch) throw error
    }
  }
}

function isRepeatable(op: OperationName, input: unknown): boolean {
  return op in staleOn || (typeof input === 'object' && input !== null && 'requestId' in input)
}

/** A name for one command: sent twice, it takes effect once. */
export function newRequestId(): string {
  return crypto.randomUUID()
}
