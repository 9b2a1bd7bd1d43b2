/**
 * Quality: how complete products are for each channel and language, and which cells break a rule.
 * Owns the counts, the rules and their packs; lends the catalogue its completeness columns.
 * Never changes a product, and never decides what is required: families do.
 * Tables: completeness, completeness_total, completeness_key, completeness_family, problem, problem_value, problem_form, problem_rule, kpi_product, kpi_set, kpi_meta (all derived); quality_rule, kpi_tile, kpi_day; reads publish_plan and publish_record for the marks of a trend.
 */
import type { Module, Step } from '../../runtime/module.ts'
import { completenessProjection } from './completeness-projection.ts'
import { gaps } from './gaps.ts'
import { kpiProjection } from './kpis/kpi-projection.ts'
import { kpis } from './kpis/kpis.ts'
import { missing } from './missing.ts'
import { productCompleteness } from './product-completeness.ts'
import { changeRules } from './rules/change-rules.ts'
import { fix } from './rules/fix.ts'
import { listRules } from './rules/list-rules.ts'
import { problemPage } from './rules/problem-page.ts'
import { problemProjection } from './rules/problem-projection.ts'
import { problems } from './rules/problems.ts'
import { openRules, ruleFileSteps, saveRules } from './rules/rule-files.ts'
import { switchPack } from './rules/switch-pack.ts'
import { tryRuleStep } from './rules/try-rule.ts'
import { shortestWayStep } from './shortest-way/shortest-way.ts'
import { summary } from './summary.ts'
import { closeLastDay, closeLastDayStep, keepDays } from './trends/keep-day.ts'
import { trend } from './trends/trend.ts'
import { setTiles, tiles } from './tiles/tiles.ts'

export type { CompletenessChange } from './completeness-change.ts'
export { completenessChange } from './completeness-change.ts'
export { completenessColumns } from './computed.ts'

export { blockingProblems } from './rules/computed-problems.ts'
export { ruleWrites } from './rules/change-rules.ts'
export { packRules } from './rules/packs.ts'

export const qualityModule: Module = {
  name: 'quality',
  queries: {
    'quality.summary': summary,
    'quality.product': productCompleteness,
    'quality.gaps': gaps,
    'quality.missing': missing,
    'quality.kpis': kpis,
    'quality.tiles': tiles,
    'quality.trend': trend,
    'quality.rules': listRules,
    'quality.problems': problems,
    'quality.problemRows': problemPage,
  },
  commands: {
    'quality.changeRules': changeRules,
    'quality.switchPack': switchPack,
    'quality.fix': fix,
    'quality.setTiles': setTiles,
  },
  jobs: {
    'quality.tryRule': (context, input) => context.run(tryRuleStep, input),
    'quality.shortestWay': (context, input) => context.run(shortestWayStep, input),
    'quality.saveRules': saveRules,
    'quality.openRules': openRules,
  },
  passing: ['quality.tryRule', 'quality.shortestWay', 'quality.saveRules', 'quality.openRules'],
  steps: [tryRuleStep, shortestWayStep, closeLastDayStep, ...ruleFileSteps] as readonly Step<never, unknown>[],
  recover: closeLastDay,
  resident: keepDays,
  // In this order: the figures read what the others have kept up.
  projections: [completenessProjection, problemProjection, kpiProjection],
}
