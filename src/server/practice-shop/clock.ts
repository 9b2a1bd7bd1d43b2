/** Time as the shop sees it; tests pass one they can turn by hand. `sleep` resolves after `ms` of that time. */
export interface ShopClock {
  now(): Date
  sleep(ms: number): Promise<void>
}

export const systemClock: ShopClock = {
  now: () => new Date(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/** An instant as the shop writes it: ISO 8601, whole seconds, with the shop's own offset from UTC. */
export function shopTimestamp(epochMs: number, utcOffsetMinutes: number): string {
  const local = new Date(epochMs + utcOffsetMinutes * 60_000).toISOString().slice(0, 19)
  const sign = utcOffsetMinutes < 0 ? '-' : '+'
  const minutes = Math.abs(utcOffsetMinutes)
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${local}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}
