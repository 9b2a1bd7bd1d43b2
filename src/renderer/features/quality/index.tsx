/** The dashboard: completeness by channel, language, family and attribute, and the way from a gap to its cells. */
export { DashboardScreen } from './dashboard-screen.tsx'
export { ProblemList } from './problem-list.tsx'
export { GapProgress } from './gap-progress.tsx'
export { completenessOf, wholePercent } from './completeness.ts'
