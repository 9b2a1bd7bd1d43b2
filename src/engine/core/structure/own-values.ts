import type { CellValue } from '../../../shared/vocabulary.ts'

const NONE: ReadonlySet<string> = new Set()

/** The column keys that a stored list of own values names. */
export function ownKeys(stored: CellValue): ReadonlySet<string> {
  return stored === null ? NONE : new Set(JSON.parse(String(stored)) as string[]) // only ever written by `ownList`
}

/** A list of own values as it is stored: sorted, so that equal lists are equal texts; null for none. */
export function ownList(keys: Iterable<string>): string | null {
  const list = [...new Set(keys)].toSorted()
  return list.length === 0 ? null : JSON.stringify(list)
}

/**
 * What a list becomes when the step from `before` to `after` is carried over to `current`: keys that others have added
 * or taken away meanwhile stay so.
 */
export function mergeOwnList(current: CellValue, before: CellValue, after: CellValue): CellValue {
  if (current === before) return after
  const [was, will, keys] = [ownKeys(before), ownKeys(after), new Set(ownKeys(current))]
  for (const key of was) if (!will.has(key)) keys.delete(key)
  for (const key of will) if (!was.has(key)) keys.add(key)
  return ownList(keys)
}
