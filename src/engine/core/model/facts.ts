import type { ModelChange } from '../../../shared/contract/model-change.ts'
import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'

/** What of the products uses a thing: `values` of an attribute, `products` of a family, … */
export interface Use {
  readonly what: 'values' | 'products' | 'connections' | 'profiles' | 'duplicates' | 'units'
  readonly count: number
}

/** What was looked up for the changes, in their order. */
export interface ModelFacts {
  readonly uses: ReadonlyMap<ModelChange, readonly Use[]>
  /** ISO time at which what goes out of use does so. */
  readonly now: string
}

export function unknownName(name: string): Problem {
  return problem('unknown-name', `The catalogue has no "${name}".`, { name })
}
