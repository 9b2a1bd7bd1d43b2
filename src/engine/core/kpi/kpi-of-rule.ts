import type { RuleKind } from '../../../shared/contract/rules.ts'
import type { Kpi } from '../../../shared/kpi.ts'
import { assertNever } from '../../../shared/errors.ts'

/** The figure that a rule's judgements count in (docs/kpis.md); null for age, which is a figure of its own. */
export function kpiOfRule(kind: RuleKind): Exclude<Kpi, 'completeness'> | null {
  switch (kind) {
    case 'required':
    case 'pattern':
    case 'range':
    case 'length':
    case 'options':
    case 'gtin':
    case 'language':
    case 'forbidden':
    case 'html':
    case 'encoding':
      return 'conformity'
    case 'unit':
    case 'compare':
    case 'spaces':
    case 'case':
    case 'spelling':
      return 'consistency'
    case 'unique':
      return 'uniqueness'
    case 'alike':
      return 'redundancy'
    case 'fresh':
      return null
    default:
      return assertNever(kind)
  }
}
