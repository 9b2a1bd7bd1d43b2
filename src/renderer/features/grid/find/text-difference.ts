/** Two texts cut where they begin and where they stop to differ. */
export interface TextDifference {
  readonly start: string
  readonly removed: string
  readonly added: string
  readonly end: string
}

/** What of a text became another, in whole characters. Pure. */
export function textDifference(before: string, after: string): TextDifference {
  const [old, now] = [Array.from(before), Array.from(after)]
  let start = 0
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
  return {
    start: old.slice(0, start).join(''),
    removed: old.slice(start, old.length - end).join(''),
    added: now.slice(start, now.length - end).join(''),
    end: old.slice(old.length - end).join(''),
  }
}
