import { fingerprint } from './fingerprint.ts'
import { isNear, nearIndex } from './near-texts.ts'

/** A value as it stands somewhere, and how often. */
export interface CountedValue {
  /** What it is stored as: a text, or the code of an option. */
  readonly value: string
  /** What people read. */
  readonly text: string
  readonly count: number
}

/** How values of a cluster are alike; more ways may come. */
export const LIKENESSES = ['fingerprint', 'spelling'] as const
export type Likeness = (typeof LIKENESSES)[number]

/** Values that are probably one and the same. */
export interface Cluster {
  /** The most frequent first: the one to keep, if nobody says otherwise. */
  readonly values: readonly CountedValue[]
  /** `fingerprint`: only case, accents, punctuation or order of words differ; `spelling`: some letters, too. */
  readonly likeness: Likeness
}

/**
 * Groups of near-identical values, those with the most products first. A value belongs to one cluster at most: that of
 * the most frequent value it is like, so that no chain of small differences joins what is not alike. Pure.
 */
export function clusterValues(
  values: readonly CountedValue[],
  methods: readonly Likeness[] = LIKENESSES,
): readonly Cluster[] {
  const byPrint = new Map<string, CountedValue[]>()
  for (const each of values) {
    const print = methods.includes('fingerprint') ? fingerprint(each.text) : each.text.normalize('NFC')
    if (print === '') continue
    const known = byPrint.get(print)
    if (known) known.push(each)
    else byPrint.set(print, [each])
  }
  const prints = [...byPrint]
    .map(([print, members]) => ({ print, members, count: sum(members) }))
    .toSorted((a, b) => b.count - a.count || compare(a.print, b.print))
  const index = methods.includes('spelling') ? nearIndex(byPrint.keys()) : null
  const taken = new Set<string>()
  const clusters: Cluster[] = []
  for (const { print, members } of prints) {
    if (taken.has(print)) continue
    taken.add(print)
    const near = [...(index?.candidates(print) ?? [])].filter((other) => !taken.has(other) && isNear(print, other))
    for (const other of near) taken.add(other)
    const all = [...members, ...near.flatMap((other) => byPrint.get(other) ?? [])]
    if (all.length < 2) continue
    clusters.push({
      values: all.toSorted((a, b) => b.count - a.count || compare(a.text, b.text)),
      likeness: near.length > 0 ? 'spelling' : 'fingerprint',
    })
  }
  return clusters.toSorted((a, b) => sum(b.values) - sum(a.values))
}

function sum(values: readonly CountedValue[]): number {
  return values.reduce((total, { count }) => total + count, 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
