/**
 * Import: from a file to a receipt, in three steps on one screen. What is in the file and what would happen to the
 * catalogue the engine knows; `import-session.ts` keeps where the person stands.
 */
export { ImportScreen } from './import-screen.tsx'
export type { ImportPhase } from './import-session.ts'
export { useImportSession } from './import-session.ts'
