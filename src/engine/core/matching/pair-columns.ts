import { conceptOf } from '../mapping/concepts.ts'
import { nameOf, parseHeader } from '../mapping/parse-header.ts'
import { likeness } from '../mapping/sketch.ts'
import type { LayoutColumn } from './known-layout.ts'
import { placedColumns } from './known-layout.ts'

/** A column of a file and the column of an earlier file that it continues. */
export interface ColumnPair {
  readonly now: number
  readonly before: number
  /** What says so: the same name, the same place (of nameless columns), the same values, or a name that means the same. */
  readonly by: 'header' | 'place' | 'values' | 'meaning'
  /** Share of their values that both have. */
  readonly likeness: number
}

export interface Pairing {
  readonly pairs: readonly ColumnPair[]
  /** Columns under a name of before whose values stood under another name then: what they are is doubtful. */
  readonly misnamed: ReadonlySet<number>
}

/** Different values that a column needs before sharing them means anything: yes and no are shared by half of all columns. */
const DISTINCT_LEAST = 8
/** A few words, such as brands, tell a column when nearly all are the same. */
const WORDS_LEAST = 4
const NEARLY_ALL = 0.8
const SAME_VALUES = 0.4
/** By so much the best match must be better than any other, else it is no match: two prices may be nearly the same. */
const LEAD = 0.15

/**
 * Tells which column of a file is which column of an earlier one: by name; those left by their values; those left by
 * what their names mean. Every column is paired once.
 */
export function pairColumns(
  now: readonly LayoutColumn[],
  before: readonly LayoutColumn[],
  isSameLayout: boolean,
): Pairing {
  const pairs: ColumnPair[] = []
  const misnamed = new Set<number>()
  const likenesses = now.map((column) => before.map((other) => likenessOf(column, other)))
  const likenessAt = (a: number, b: number): number => likenesses[a]?.[b] ?? 0
  const free = {
    now: new Set(now.keys()),
    before: new Set(before.keys()),
  }
  const pair = (a: number, b: number, by: ColumnPair['by']): void => {
    pairs.push({ now: a, before: b, by, likeness: likenessAt(a, b) })
    free.now.delete(a)
    free.before.delete(b)
  }
  if (isSameLayout) for (const at of placedColumns(now)) pair(at, at, 'place')
  for (const [a, b] of sameNames(now, before, free)) {
    // The name stayed, the values went elsewhere: the values are followed, and the name is no longer trusted.
    const isMoved =
      (now[a]?.distinct ?? 0) >= DISTINCT_LEAST &&
      likenessAt(a, b) < 0.1 &&
      [...free.now].some((other) => other !== a && likenessAt(other, b) >= 0.6)
    if (isMoved) misnamed.add(a)
    else pair(a, b, 'header')
  }
  for (const [a, b] of sameValues(likenessAt, free)) pair(a, b, 'values')
  for (const [a, b] of sameMeaning(now, before, free)) if (!misnamed.has(a)) pair(a, b, 'meaning')
  return { pairs: pairs.toSorted((a, b) => a.now - b.now), misnamed }
}

interface Free {
  readonly now: ReadonlySet<number>
  readonly before: ReadonlySet<number>
}

function likenessOf(a: LayoutColumn, b: LayoutColumn): number {
  if (!isSameKind(a, b)) return 0
  const share = likeness(a.sketch, b.sketch)
  const fewest = Math.min(a.distinct, b.distinct)
  return fewest >= DISTINCT_LEAST || (fewest >= WORDS_LEAST && a.kind === 'text' && share >= NEARLY_ALL) ? share : 0
}

/** Codes of digits are numbers in one file and codes in the next, as soon as one of them has a letter. */
function isSameKind(a: LayoutColumn, b: LayoutColumn): boolean {
  const codes = ['barcode', 'number', 'codes']
  return a.kind === b.kind || (codes.includes(a.kind) && codes.includes(b.kind))
}

function sameNames(now: readonly LayoutColumn[], before: readonly LayoutColumn[], free: Free): [number, number][] {
  const byName = onceEach(before, free.before, ({ header }) => nameOf(header))
  return Array.from(onceEach(now, free.now, ({ header }) => nameOf(header))).flatMap(
    ([name, a]): [number, number][] => {
      const b = byName.get(name)
      return b === undefined ? [] : [[a, b]]
    },
  )
}

/** Columns by something that names them and is not empty; what two have alike names neither. */
function onceEach(
  columns: readonly LayoutColumn[],
  free: ReadonlySet<number>,
  nameIt: (column: LayoutColumn) => string,
): Map<string, number> {
  const found = new Map<string, number>()
  const twice = new Set<string>([''])
  for (const [at, column] of columns.entries()) {
    const name = nameIt(column)
    if (found.has(name)) twice.add(name)
    if (free.has(at)) found.set(name, at)
  }
  for (const name of twice) found.delete(name)
  return found
}

function sameValues(likenessAt: (a: number, b: number) => number, free: Free): [number, number][] {
  const all = [...free.now]
    .flatMap((a) => [...free.before].map((b) => ({ a, b, share: likenessAt(a, b) })))
    .filter(({ share }) => share >= SAME_VALUES)
    .toSorted((x, y) => y.share - x.share)
  const takenNow = new Set<number>()
  const takenBefore = new Set<number>()
  const found: [number, number][] = []
  for (const { a, b, share } of all) {
    if (takenNow.has(a) || takenBefore.has(b)) continue
    const isContested = all.some(
      (other) =>
        (other.a === a) !== (other.b === b) &&
        !takenNow.has(other.a) &&
        !takenBefore.has(other.b) &&
        other.share > share - LEAD,
    )
    if (isContested) continue
    takenNow.add(a)
    takenBefore.add(b)
    found.push([a, b])
  }
  return found
}

function sameMeaning(now: readonly LayoutColumn[], before: readonly LayoutColumn[], free: Free): [number, number][] {
  const byMeaning = onceEach(before, free.before, meaningOf)
  return Array.from(onceEach(now, free.now, meaningOf)).flatMap(([meaning, a]): [number, number][] => {
    const b = byMeaning.get(meaning)
    const [column, other] = [now[a], before[b ?? -1]]
    return b === undefined || column === undefined || other === undefined || !isSameKind(column, other) ? [] : [[a, b]]
  })
}

/** What a header means in the trade, in which language; empty when that is not known. */
function meaningOf({ header }: LayoutColumn): string {
  const { name, whole, locale } = parseHeader(header)
  const concept = conceptOf(whole) ?? conceptOf(name)
  return concept === undefined ? '' : `${concept.name} ${locale ?? ''}`
}
