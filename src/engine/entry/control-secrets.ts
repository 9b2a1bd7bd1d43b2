import type { FromEngineControl } from '../../shared/control.ts'
import type { Secrets } from '../runtime/services.ts'

/** Secrets are main's (it has the key store): asked for by reference each time, never kept here. */
export function controlSecrets(
  tell: (message: FromEngineControl) => void,
): Secrets & { answer(requestId: number, value: string | null): void } {
  const waiting = new Map<number, (value: string | null) => void>()
  let nextId = 1
  return {
    get: (ref) =>
      new Promise((resolve) => {
        const requestId = nextId++
        waiting.set(requestId, resolve)
        tell({ type: 'secret-wanted', requestId, ref })
      }),
    answer: (requestId, value) => {
      waiting.get(requestId)?.(value)
      waiting.delete(requestId)
    },
  }
}
