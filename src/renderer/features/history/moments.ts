/** Friday of this week or the one before, at five: when a week's work ends. */
export function lastFriday(now: Date): Date {
  const friday = new Date(now)
  friday.setHours(17, 0, 0, 0)
  friday.setDate(friday.getDate() - ((friday.getDay() + 2) % 7))
  if (friday >= now) friday.setDate(friday.getDate() - 7)
  return friday
}

export function yesterday(now: Date): Date {
  const then = new Date(now)
  then.setDate(then.getDate() - 1)
  return then
}

/** A time as a field for day and time holds it: local, without seconds. */
export function toField(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}T${two(moment.getHours())}:${two(moment.getMinutes())}`
}

/** The first and last moment of a local day `2026-05-31`, in UTC; null for what is no day. */
export function dayBounds(day: string): { readonly first: string; readonly last: string } | null {
  const first = new Date(`${day}T00:00:00`)
  const last = new Date(`${day}T23:59:59.999`)
  return Number.isNaN(first.getTime()) ? null : { first: first.toISOString(), last: last.toISOString() }
}
