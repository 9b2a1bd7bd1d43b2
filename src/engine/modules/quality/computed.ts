import type { Channel, StructureModel } from '../../core/structure/model.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { hasProblem, problemCells } from './rules/computed-problems.ts'
import type { Scope } from './requirements.ts'
import { requirementsOf } from './requirements.ts'

/** Completeness as a column of the catalogue's views. Whole percents, rounded down: 100 only where nothing is missing. */
export const completenessColumns: ComputedColumns = {
  completeness: (structure, channel, locale) => {
    const scope = scopeOf(structure, channel, locale)
    if (!scope) return 'NULL'
    const required = requiredSql(structure, scope)
    return required === null
      ? 'NULL'
      : `(SELECT 100 * (${required} - c.${scope.column}) / ${required} FROM completeness c WHERE c.product_id = p.id)`
  },
  isIncomplete: (structure, channel, locale) => {
    const scope = scopeOf(structure, channel, locale)
    return scope ? `EXISTS (SELECT 1 FROM completeness c WHERE c.product_id = p.id AND c.${scope.column} > 0)` : '0'
  },
  hasProblem,
  problemCells,
}

function scopeOf(structure: StructureModel, channel: Channel, locale: string): Scope | undefined {
  return requirementsOf(structure).scopes.find((scope) => scope.channel.id === channel.id && scope.locale === locale)
}

/** How many values each family requires, NULL for families that require none; null when none requires any. */
function requiredSql(structure: StructureModel, scope: Scope): string | null {
  const { scopes, families } = requirementsOf(structure)
  const index = scopes.indexOf(scope)
  const byCount = Map.groupBy(families.values(), ({ keys }) => keys[index]?.length ?? 0)
  const cases = [...byCount]
    .filter(([count]) => count > 0)
    .map(
      ([count, ofCount]) => `WHEN c.family_id IN (${ofCount.map(({ family }) => family.id).join(', ')}) THEN ${count}`,
    )
  return cases.length === 0 ? null : `CASE ${cases.join(' ')} END`
}
