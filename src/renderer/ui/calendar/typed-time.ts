/** A time of day as typed, `17`, `17:00`, `17.00`, `17h00` or `1700`, as `17:00`; null for what is none. */
export function typedTime(text: string): string | null {
  const found = /^(\d{1,2})(?:\s*[:.,h]?\s*(\d{2}))?\s*h?$/i.exec(text.trim())
  const [hours, minutes] = [Number(found?.[1] ?? 24), Number(found?.[2] ?? 0)]
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
