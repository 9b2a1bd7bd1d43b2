import type { Column } from '../structure/column.ts'

/** What a column says of how products belong together, rather than of a product by itself. */
export type RecordRole = 'kind' | 'parent' | 'split' | 'own' | 'links'

/** The part a column plays between products; null for one that holds values of its product alone. */
export function recordRole({ system, associationType }: Column): RecordRole | null {
  if (associationType !== null) return 'links'
  switch (system) {
    case 'kind':
    case 'parent':
      return system
    case 'family_variant':
      return 'split'
    case 'own_values':
      return 'own'
    default:
      return null
  }
}
