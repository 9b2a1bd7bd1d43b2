import { ApiError } from './api-error.ts'
import type { Row } from './state.ts'

const defaultPageSize = 50
const maxPageSize = 250

/**
 * One page of rows. With `since_id` ascending from there; otherwise newest first, so that rows added meanwhile shift
 * the pages, as nothing promises they will not. A `limit` above 250 is capped.
 */
export function listRows(rows: readonly Row[], query: URLSearchParams, filters: readonly string[]): Row[] {
  const found = matchingRows(rows, query, filters)
  found.sort(query.has('since_id') ? (a, b) => a.id - b.id : (a, b) => b.id - a.id)
  const size = Math.min(positive(query.get('limit'), defaultPageSize), maxPageSize)
  const start = (positive(query.get('page'), 1) - 1) * size
  return found.slice(start, start + size)
}

/** The rows a list or a count speaks of. Filters the resource does not know are ignored without a word. */
export function matchingRows(rows: readonly Row[], query: URLSearchParams, filters: readonly string[]): Row[] {
  const sinceId = Number(query.get('since_id') ?? 0)
  const wanted = filters.flatMap((name) => (query.has(name) ? [[name, Number(query.get(name))] as const] : []))
  const bounds = [
    ['createdAt', dateOf(query, 'created_at_min'), dateOf(query, 'created_at_max')],
    ['updatedAt', dateOf(query, 'updated_at_min'), dateOf(query, 'updated_at_max')],
  ] as const
  return rows.filter((row) => {
    if (row.id <= sinceId) return false
    if (wanted.some(([name, id]) => (row.values[name] ?? 0) !== id)) return false
    return bounds.every(([field, min, max]) => {
      const at = row[field].slice(0, 19).replace('T', ' ')
      return (min === null || at >= min) && (max === null || at <= max)
    })
  })
}

/** Only what `fields=` names, in the order of the full answer. */
export function pickFields(shown: Record<string, unknown>, query: URLSearchParams): Record<string, unknown> {
  const fields = query.get('fields')
  if (!fields) return shown
  const wanted = new Set(fields.split(',').map((name) => name.trim()))
  return Object.fromEntries(Object.entries(shown).filter(([name]) => wanted.has(name)))
}

function positive(text: string | null, otherwise: number): number {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : otherwise
}

function dateOf(query: URLSearchParams, name: string): string | null {
  const text = query.get(name)
  if (text === null) return null
  if (!/^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/.test(text)) throw new ApiError(400, `Invalid ${name}`)
  if (text.length > 10) return text
  return name.endsWith('_max') ? `${text} 23:59:59` : `${text} 00:00:00`
}
