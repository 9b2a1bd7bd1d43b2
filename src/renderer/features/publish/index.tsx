/**
 * Publishing to a shop: connections, what goes where, the comparison, the run and its receipt. What a shop has and
 * what would change the engine knows; `publish-session.ts` keeps where the person stands.
 */
export { OutgoingRecord } from './outgoing-record.tsx'
export { PublishScreen } from './publish-screen.tsx'
export type { PlanInHand } from './publish-session.ts'
export { showConnection, usePublishSession } from './publish-session.ts'
