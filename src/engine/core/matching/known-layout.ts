import { type ColumnFacts, shareOf } from '../mapping/column-facts.ts'
import { likeness, sketchOf } from '../mapping/sketch.ts'

/** A column of a file as layouts are compared by. */
export interface LayoutColumn {
  readonly header: string
  readonly kind: ValueKind
  /** How many different values it holds, of the first 5,000. */
  readonly distinct: number
  readonly sketch: readonly number[]
}

export type ValueKind = 'empty' | 'barcode' | 'date' | 'number' | 'codes' | 'long' | 'text'

/** Share of the columns that must hold the same kind of values, where headers do not say what they are. */
const ALIKE_LEAST = 0.9
/** Share of the keys of both files that are in either: proof that it is the same supplier. */
const KEYS_LEAST = 0.2

export function layoutColumn(header: string, facts: ColumnFacts): LayoutColumn {
  const { distinct, sketch = sketchOf(facts.values) } = facts
  return { header, kind: kindOf(facts), distinct, sketch }
}

/**
 * Whether a file is laid out as one imported before, so that its nameless columns are the same ones: equal headers, or,
 * without any, the same kinds of values in the same places and either known codes or a file of the same name.
 */
export function isKnownLayout(
  now: { readonly fileName: string; readonly columns: readonly LayoutColumn[] },
  before: {
    readonly fileName: string
    readonly columns: readonly (LayoutColumn & { readonly isIdentifier: boolean })[]
  },
): boolean {
  if (now.columns.length !== before.columns.length) return false
  if (now.columns.some(({ header }, at) => header !== before.columns[at]?.header)) return false
  if (now.columns.some(({ header }) => header !== '')) return true
  const key = before.columns.findIndex(({ isIdentifier }) => isIdentifier)
  const sharesKeys = likeness(now.columns[key]?.sketch ?? [], before.columns[key]?.sketch ?? []) >= KEYS_LEAST
  return areAlike(now.columns, before.columns) && (sharesKeys || isNamedAlike(now, before))
}

/** Columns that only their place tells: without a header, or with one that another has too. */
export function placedColumns(columns: readonly { readonly header: string }[]): ReadonlySet<number> {
  const count = new Map<string, number>()
  for (const { header } of columns) count.set(header, (count.get(header) ?? 0) + 1)
  return new Set(columns.flatMap(({ header }, at) => (header === '' || (count.get(header) ?? 0) > 1 ? [at] : [])))
}

/** "prices 2024-01.csv" and "prices 2024-02.csv". */
export function isNamedAlike(now: { readonly fileName: string }, before: { readonly fileName: string }): boolean {
  const stem = (name: string): string =>
    name
      .toLowerCase()
      .replace(/\.[a-z0-9]+$/, '')
      .replace(/[^\p{L}]+/gu, '')
  return stem(now.fileName) !== '' && stem(now.fileName) === stem(before.fileName)
}

function areAlike(now: readonly LayoutColumn[], before: readonly LayoutColumn[]): boolean {
  const pairs = now.flatMap(({ kind }, at) => {
    const kinds = [kind, before[at]?.kind ?? kind] as const
    return kinds.includes('empty') ? [] : [kinds]
  })
  return pairs.length > 0 && pairs.filter(([a, b]) => a === b).length >= pairs.length * ALIKE_LEAST
}

/** What the values of a column are, by and large. */
export function kindOf(facts: ColumnFacts): ValueKind {
  const most = (count: number): boolean => shareOf(facts, count) > 0.8
  if (facts.filled === 0) return 'empty'
  if (most(facts.gtinValid)) return 'barcode'
  if (most(facts.dated + facts.typedDates)) return 'date'
  if (most(facts.numeric + facts.typedNumbers)) return 'number'
  if (most(facts.codes)) return 'codes'
  return facts.characters > facts.filled * 100 ? 'long' : 'text'
}
