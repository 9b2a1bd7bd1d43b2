import { clusterValues } from '../../../core/clusters/index.ts'
import { fold } from '../../../core/text/fold.ts'

/** Something there is, with every name it goes by. */
export interface KnownName {
  readonly code: string
  readonly names: readonly string[]
}

interface Asked {
  readonly text: string
  /** What of it is compared. */
  readonly shown: string
  readonly count: number
}

/** No code: it has a character that codes have not. */
const NEW = ' new'

/**
 * Codes of what is probably meant by each text: the same but for case, accents and punctuation, or a slip of the pen.
 * `areShort`: units, too short for a slip; what begins as one of them is taken for it, "gr" and "grammes" for gram.
 */
export function nearNames(
  known: readonly KnownName[],
  texts: readonly Asked[],
  areShort: boolean,
): ReadonlyMap<string, readonly string[]> {
  const there = known.flatMap(({ code, names }) =>
    [...new Set(names)].map((text) => ({ value: code, text, count: 1_000_000 })),
  )
  const asked = texts.map(({ shown, count }) => ({ value: NEW, text: shown, count }))
  const near = new Map<string, readonly string[]>()
  for (const { values } of clusterValues([...there, ...asked])) {
    const codes = [...new Set(values.flatMap(({ value }) => (value === NEW ? [] : [value])))]
    if (codes.length === 0) continue
    const meant = new Set(values.flatMap(({ value, text }) => (value === NEW ? [text] : [])))
    for (const { text, shown } of texts) if (meant.has(shown)) near.set(text, codes)
  }
  if (!areShort) return near
  for (const { text, shown } of texts) {
    const begun = known.filter(({ names }) => names.some((name) => isBeginning(fold(name), fold(shown))))
    const codes = [...(near.get(text) ?? []), ...begun.map(({ code }) => code)]
    if (codes.length > 0) near.set(text, [...new Set(codes)])
  }
  return near
}

function isBeginning(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= 2 && long.startsWith(short)
}
