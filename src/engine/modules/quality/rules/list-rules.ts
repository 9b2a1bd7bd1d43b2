import type { Result } from '../../../../shared/contract/index.ts'
import type { QualityRule } from '../../../../shared/contract/rules.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { compileRules } from '../../../core/rules/compile-rules.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { prepared } from '../../../store/database.ts'
import { rulePacks } from './packs.ts'
import { IS_DUE } from './problem-filter.ts'

/** Every rule with what it finds now, and the packs that can be switched on. */
export function listRules({ db, structure }: ReadContext): Result<'quality.rules'> {
  const now = structure()
  const counts = new Map(
    prepared(db, `SELECT rule_id, COUNT(*) FROM problem b WHERE ${IS_DUE} GROUP BY rule_id`, 'raw').all() as [
      number,
      number,
    ][],
  )
  return {
    rules: now.rules.map(({ id, ...rule }) => ({
      rule,
      problems: counts.get(id) ?? 0,
      columns: columnsOf(now, rule),
      canFix: canFix(rule),
    })),
    packs: rulePacks().map(({ pack, labels, descriptions, rules, attributes }) => ({
      pack,
      labels,
      descriptions,
      rules: rules.length,
      isOn: now.rules.some((rule) => rule.pack === pack),
      missingAttributes: attributes.flatMap(({ code }) => (now.attributes.has(code) ? [] : [code])),
    })),
  }
}

function columnsOf(structure: StructureModel, rule: QualityRule): number {
  const { checks, shared } = compileRules(structure, [{ ...rule, id: 0, isOn: true }])
  return checks.length + shared.length
}

/** Whether some of what a rule finds has a fix that nobody has to think about. */
function canFix({ check }: QualityRule): boolean {
  return (
    check.kind === 'spaces' ||
    check.kind === 'encoding' ||
    check.kind === 'unit' ||
    check.kind === 'gtin' ||
    (check.kind === 'case' && check.to !== 'sentence')
  )
}
