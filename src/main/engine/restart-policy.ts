/** Three deaths within a minute mean that another start will not help. */
const WINDOW_MS = 60_000
const MAX_DEATHS = 3

/** The first restart is at once; the second gives a busy disk or a full memory a moment. */
const DELAYS_MS = [0, 1_000]

/**
 * After how long to start the engine again, given when it died (the last death included, oldest first); null = give
 * up and ask the person.
 */
export function restartDelay(deathsMs: readonly number[], nowMs: number): number | null {
  const recent = deathsMs.filter((death) => nowMs - death < WINDOW_MS).length
  if (recent >= MAX_DEATHS) return null
  return DELAYS_MS[recent - 1] ?? 0
}
