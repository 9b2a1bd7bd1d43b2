import { type ColumnFacts, shareOf } from '../mapping/column-facts.ts'

/** A column of a file as layouts are compared by. */
export interface LayoutColumn {
  readonly header: string
  readonly facts: ColumnFacts
  readonly mapping: { readonly isIdentifier: boolean }
}

/** Share of the columns that must hold the same kind of values, where headers do not say what they are. */
const ALIKE_LEAST = 0.9
/** Share of the known keys that come again: proof that it is the same supplier. */
const KEYS_LEAST = 0.3

/**
 * Whether a file is laid out as one imported before, so that its nameless columns are the same ones: equal headers, or,
 * without any, the same kinds of values in the same places and either known keys or a file of the same name.
 */
export function isKnownLayout(
  now: { readonly fileName: string; readonly columns: readonly LayoutColumn[] },
  before: { readonly fileName: string; readonly columns: readonly LayoutColumn[] },
): boolean {
  if (now.columns.length !== before.columns.length) return false
  if (now.columns.some(({ header }, at) => header !== before.columns[at]?.header)) return false
  if (now.columns.some(({ header }) => header !== '')) return true
  return areAlike(now.columns, before.columns) && (shareKeys(now.columns, before.columns) || isNamedAlike(now, before))
}

/** Columns that only their place tells: without a header, or with one that another has too. */
export function placedColumns(columns: readonly { readonly header: string }[]): ReadonlySet<number> {
  const count = new Map<string, number>()
  for (const { header } of columns) count.set(header, (count.get(header) ?? 0) + 1)
  return new Set(columns.flatMap(({ header }, at) => (header === '' || (count.get(header) ?? 0) > 1 ? [at] : [])))
}

function areAlike(now: readonly LayoutColumn[], before: readonly LayoutColumn[]): boolean {
  const pairs = now.flatMap(({ facts }, at) => {
    const kinds = [kindOf(facts), kindOf(before[at]?.facts ?? facts)] as const
    return kinds.includes('empty') ? [] : [kinds]
  })
  return pairs.length > 0 && pairs.filter(([a, b]) => a === b).length >= pairs.length * ALIKE_LEAST
}

function shareKeys(now: readonly LayoutColumn[], before: readonly LayoutColumn[]): boolean {
  const at = before.findIndex(({ mapping }) => mapping.isIdentifier)
  const known = new Set(before[at]?.facts.values)
  const values = now[at]?.facts.values ?? []
  return values.length > 0 && values.filter((value) => known.has(value)).length >= values.length * KEYS_LEAST
}

/** "prices 2024-01.csv" and "prices 2024-02.csv". */
function isNamedAlike(now: { readonly fileName: string }, before: { readonly fileName: string }): boolean {
  const stem = (name: string): string =>
    name
      .toLowerCase()
      .replace(/\.[a-z0-9]+$/, '')
      .replace(/[^\p{L}]+/gu, '')
  return stem(now.fileName) !== '' && stem(now.fileName) === stem(before.fileName)
}

type Kind = 'empty' | 'barcode' | 'date' | 'number' | 'codes' | 'long' | 'text'

function kindOf(facts: ColumnFacts): Kind {
  const most = (count: number): boolean => shareOf(facts, count) > 0.8
  if (facts.filled === 0) return 'empty'
  if (most(facts.gtinValid)) return 'barcode'
  if (most(facts.dated + facts.typedDates)) return 'date'
  if (most(facts.numeric + facts.typedNumbers)) return 'number'
  if (most(facts.codes)) return 'codes'
  return facts.characters > facts.filled * 100 ? 'long' : 'text'
}
