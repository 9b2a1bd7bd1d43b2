import type { ImportStep } from '../../../shared/contract/import-steps.ts'
import type { ColumnFacts } from '../mapping/column-facts.ts'
import { columnsOf } from './columns-of.ts'

/**
 * What is known of how the values of a column are written, once steps bring in those of others: what all of them show.
 * Where they contradict each other nothing is proven, and doubtful values are refused rather than guessed.
 */
export function readingFacts(
  own: ColumnFacts,
  steps: readonly ImportStep[],
  factsOf: (name: string) => ColumnFacts | null,
): ColumnFacts {
  const names = new Set(steps.flatMap((step) => (step.isOff ? [] : columnsOf(step))))
  const others = [...names].flatMap((name) => factsOf(name) ?? []).filter((facts) => facts !== own)
  return others.reduce(
    (all, facts) => ({
      ...all,
      dated: all.dated + facts.dated,
      typedDates: all.typedDates + facts.typedDates,
      numbers: sum(all.numbers, facts.numbers),
      dates: sum(all.dates, facts.dates),
    }),
    own,
  )
}

/** Steps that make another text of what a column holds, so that its values no longer show what comes out. */
const REWRITES: ReadonlySet<ImportStep['kind']> = new Set([
  'replace',
  'extract',
  'split',
  'translate',
  'lookup',
  'date',
  'template',
])

/** Whether steps leave the question open how the values of a column are written. */
export function asksNotation(steps: readonly ImportStep[]): boolean {
  return !steps.some((step) => !step.isOff && REWRITES.has(step.kind))
}

function sum<Counts extends Readonly<Record<keyof Counts, number>>>(a: Counts, b: Counts): Counts {
  const keys = Object.keys(a) as (keyof Counts)[] // counts are plain objects of numbers
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as Counts
}
