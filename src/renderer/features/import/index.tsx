/**
 * Import: from a file to a receipt, in three steps on one screen. What is in the file and what would happen to the
 * catalogue the engine knows; `import-session.ts` keeps where the person stands.
 */
export { ImportScreen } from './import-screen.tsx'
export type { ImportPhase } from './import-session.ts'
export { useImportSession } from './import-session.ts'
// For the form of a source, in which a profile's fields are made without a file.
export { attributeCodeFor } from './mapping-groups.ts'
export { importTargets } from './mapping-targets.ts'
export type { Target } from './mapping-targets.ts'
export { StepsEditor } from './steps/steps-editor.tsx'
