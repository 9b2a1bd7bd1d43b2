// Tolerant reading: what the shop answers differs from what its documentation says. Numbers come as texts, empty as
// false, references as links or plain ids.

export type Row = Readonly<Record<string, unknown>>

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text, or '' for whatever stands for nothing. */
export function readText(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : ''
}

/** The number, or null where there is none. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || value.trim() === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

export function readBoolean(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true'
}

/** The id a reference points at: a link, an embedded row, or the plain id; null for none. */
export function readReference(value: unknown): number | null {
  if (isRow(value)) {
    const { resource, embedded, id } = value
    return readReference(isRow(resource) ? resource['id'] : isRow(embedded) ? embedded['id'] : id)
  }
  const id = readNumber(value)
  return id !== null && Number.isInteger(id) && id > 0 ? id : null
}
