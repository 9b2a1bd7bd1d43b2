import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import { fold } from '../../../core/text/fold.ts'
import { labelIn } from '../../../core/values/format-value.ts'
import type { JobContext, Step } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import type { ComputedColumns } from '../computed-columns.ts'
import { codeLabels } from '../read/code-labels.ts'
import type { ValueCounts } from './count-values.ts'
import { countValues } from './count-values.ts'

type Input = Parsed<'catalogue.facets'>
type Facet = Result<'catalogue.facets'>['facets'][number]
type FacetNeed = Input['facets'][number] & Pick<Input, 'search' | 'limit' | 'language'>

export type FacetStep = Step<FacetNeed, Facet>

/** Counts the values of one column among the products of a filter: one scan, on a thread that no page waits for. */
export function facetStep(computed: ComputedColumns): FacetStep {
  return readStep('catalogue.facet', 'worker', (context, need: FacetNeed): Facet => {
    const counted = countValues(context, computed, need)
    const all = together(counted)
    const labels =
      (counted.column &&
        codeLabels(
          context.structure(),
          counted.column,
          all.map(({ value }) => value),
        )) ??
      {}
    const named = all.map((each) => ({ ...each, name: labelIn(labels[each.value] ?? {}, need.language) ?? each.value }))
    const wanted = fold(need.find)
    const found = wanted === '' ? named : named.filter(({ name, value }) => fold(`${name} ${value}`).includes(wanted))
    const language = new Intl.Collator(need.language === '' ? undefined : need.language.replace('_', '-'))
    const byName = (a: { name: string }, b: { name: string }): number => language.compare(a.name, b.name)
    const shown = found
      .toSorted((a, b) => (need.order === 'name' ? byName(a, b) : b.count - a.count || byName(a, b)))
      .slice(0, need.limit)
    return {
      column: need.column,
      values: shown.map(({ value, count }) => ({ value, count })),
      total: found.length,
      empty: counted.empty,
      labels: Object.fromEntries(shown.flatMap(({ value }) => (labels[value] ? [[value, labels[value]]] : []))),
    }
  })
}

/** Texts that a filter takes for the same, which differ in case and accents only, as one under the most frequent. */
function together({ column, counts }: ValueCounts): readonly { readonly value: string; readonly count: number }[] {
  const all = [...counts].map(([value, count]) => ({ value, count }))
  if (column?.attribute?.type !== 'text') return all
  const byText = new Map<string, { value: string; count: number; most: number }>()
  for (const { value, count } of all) {
    const known = byText.get(fold(value))
    if (!known) byText.set(fold(value), { value, count, most: count })
    else {
      known.count += count
      if (count > known.most) Object.assign(known, { value, most: count })
    }
  }
  return [...byText.values()]
}

/** How many products have each value of some columns. Cancelled between two columns. */
export async function facets(
  context: JobContext,
  step: FacetStep,
  { facets: asked, ...shared }: Input,
): Promise<Result<'catalogue.facets'>> {
  const found: Facet[] = []
  for (const facet of asked) {
    if (context.signal.aborted) throw new AppError('cancelled', 'Cancelled.')
    found.push(await context.run(step, { ...facet, ...shared }))
  }
  return { facets: found }
}
