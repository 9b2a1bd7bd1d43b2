import type { Input, Result } from '../../../shared/contract/index.ts'

export const GROUPS = ['rule', 'attribute', 'family', 'supplier'] as const
export type By = (typeof GROUPS)[number]

/** Stands among the rules for required values that are empty; no code holds a blank. */
export const MISSING = ' missing'

/** What is wrong in one group: cells that break a rule, the products they are of, and required values that are empty. */
export interface ProblemGroup {
  readonly key: string | null
  readonly problems: number
  readonly products: number
  readonly missing: number
}

/** Problems and missing values in one list, the most of both first. Among rules, what is missing is one of them. */
export function problemGroups(
  by: By,
  { groups }: Pick<Result<'quality.problems'>, 'groups'>,
  missing: Pick<Result<'quality.missing'>, 'cells' | 'products' | 'groups'>,
): readonly ProblemGroup[] {
  const merged = new Map(groups.map((group) => [group.key, { ...group, missing: 0 }]))
  if (by === 'rule') {
    if (missing.cells > 0)
      merged.set(MISSING, { key: MISSING, problems: missing.cells, products: missing.products, missing: 0 })
  } else
    for (const { key, cells } of missing.groups)
      merged.set(key, { ...(merged.get(key) ?? { key, problems: 0, products: 0 }), missing: cells })
  return [...merged.values()].toSorted(
    (a, b) => b.problems + b.missing - a.problems - a.missing || (a.key ?? '').localeCompare(b.key ?? ''),
  )
}

/** What narrows the rows to a group. Products of no supplier are named by an empty text, those of no family not at all. */
export function narrowing(
  by: By,
  key: string | null,
): Pick<Input<'quality.problemRows'>, 'rule' | 'attribute' | 'family' | 'supplier'> {
  return key === null && by !== 'supplier' ? {} : { [by]: key ?? '' }
}
