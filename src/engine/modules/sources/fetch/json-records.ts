import { fault } from './fault.ts'

/** Node's own, newer than the types: a value as it was written, for `JSON.stringify`. */
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown }
type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown

/**
 * JSON with its numbers as they were written: 13 digits, 12.50 and 1e3 go out again as they came. Throws a fault for
 * what is no JSON.
 */
export function parseExactly(text: string, host: string): unknown {
  const keep: Reviver = (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? rawJSON(source) : value
  try {
    return JSON.parse(text, keep as never) // a reviver with the third argument that the types lack
  } catch (error) {
    throw fault('source-page', `A page of ${host} began as JSON, and is not. Check the address.`, { host }, error)
  }
}

/** What stands at a path of names and positions: `meta.next`, `links.0.href`. Undefined where there is nothing. */
export function memberAt(json: unknown, path: string): unknown {
  let at = json
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined
    at = (at as Readonly<Record<string, unknown>>)[name] // an object, with that member of its own
  }
  return isRaw(at) ? (at as { rawJSON: string }).rawJSON : at
}

function isRaw(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'rawJSON' in value && Object.getPrototypeOf(value) === null
}

/** The records of a page: at the path, or the page's only list of objects. Throws a fault where the path leads nowhere. */
export function recordsOf(json: unknown, path: string | null, host: string): readonly unknown[] {
  if (path !== null) {
    const found = memberAt(json, path)
    if (Array.isArray(found)) return found
    if (found === undefined || found === null) return []
    throw fault('source-page', `A page of ${host} has no list at "${path}". Check where the records are.`, {
      host,
      path,
    })
  }
  if (Array.isArray(json)) return json
  if (typeof json !== 'object' || json === null) return []
  const lists = Object.values(json).filter((value): value is unknown[] => Array.isArray(value))
  const longest = lists.toSorted((a, b) => b.length - a.length)[0]
  if (longest !== undefined) return longest
  // One level down: { "data": { "items": […] } }.
  const inner = Object.values(json).filter((value) => typeof value === 'object' && value !== null && !isRaw(value))
  const deeper = inner.flatMap((value) =>
    Object.values(value as object).filter((each): each is unknown[] => Array.isArray(each)),
  )
  return deeper.toSorted((a, b) => b.length - a.length)[0] ?? []
}
