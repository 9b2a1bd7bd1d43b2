/**
 * Sources of deliveries: where files come from by themselves, when, and what became of every run. What the engine knows
 * is asked for; `sources-session.ts` keeps where the person stands.
 */
export { SourceNotices } from './source-notices.tsx'
export { SourcesScreen } from './sources-screen.tsx'
