/** A clock whose time is the test's, and whose sleepers wake every 20 ms, so that schedules look at it again soon. */
export function settableClock(clock: { readonly now: string }): {
  now(): Date
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
} {
  const sleep = (_ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, 20)
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason as Error)
      })
    })
  return { now: () => new Date(clock.now), sleep }
}
