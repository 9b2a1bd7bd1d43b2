/** How much was looked at, and one line per thing that is wrong. */
export interface Finding {
  readonly checked: number
  readonly problems: readonly string[]
}

/** More lines than this help nobody; the first ones show the kind of damage. */
export const MAX_PROBLEMS = 20

/** A value as a line of a report shows it. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value ?? null)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
