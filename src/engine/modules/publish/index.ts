/**
 * Publishing: connections to shops, what goes into which field, the difference between here and there, and sending it.
 * Owns the tables connection, remote_ref, publish_plan, publish_record. Never writes catalogue tables, never sends an
 * internal attribute (core/documents has no way to), never keeps a secret: those are asked for by name.
 * `connectors/<shop>` holds everything that speaks a shop's words; its client.ts is the only place with HTTP.
 */
import type { Module, Step } from '../../runtime/module.ts'
import { run, sql } from '../../store/sql.ts'
import type { ComputedColumns } from '../catalogue/index.ts'
import { startPracticeShop, testConnection } from './connection-jobs.ts'
import {
  connectionStep,
  listConnections,
  practiceConnectionStep,
  removeConnection,
  saveConnection,
  saveSettingsStep,
} from './connections.ts'
import { readMapping, setMapping } from './mapping.ts'
import { planAll, planFailed, planSteps } from './plan-job.ts'
import { finishRecordsStep, pendingStep, touchStep } from './outbox.ts'
import { addRecordsStep, beginPlanStep } from './plan-store.ts'
import { planRows } from './receipt.ts'
import { addCallsStep, beginRunStep, endRunStep, listRuns, unsentStep } from './run-store.ts'
import { previewRecord } from './preview.ts'
import { dropIntentsStep, saveCategoryLinkStep, saveIntentsStep, saveLinksStep } from './remote-refs.ts'
import { runPlan, runSteps } from './run-job.ts'
import { selectRootsStep } from './select-roots.ts'
import { categoriesStep, shapeStep } from './shape.ts'

/** `computed` are figures of other modules that filters may speak of. */
export function publishModule(computed: ComputedColumns): Module {
  const selectRoots = selectRootsStep(computed)
  return {
    name: 'publish',
    queries: {
      'publish.connections': (context) => listConnections(context),
      'publish.mapping': readMapping,
      'publish.previewRecord': previewRecord,
      'publish.planRows': planRows,
      'publish.runs': listRuns,
    },
    commands: {
      'publish.saveConnection': saveConnection,
      'publish.removeConnection': removeConnection,
      'publish.setMapping': setMapping,
    },
    jobs: {
      'publish.testConnection': testConnection,
      'publish.startPracticeShop': startPracticeShop,
      'publish.plan': (context, input) => planAll(context, input, selectRoots),
      'publish.planFailed': planFailed,
      'publish.run': runPlan,
    },
    steps: [
      connectionStep,
      saveSettingsStep,
      practiceConnectionStep,
      selectRoots,
      shapeStep,
      categoriesStep,
      beginPlanStep,
      addRecordsStep,
      unsentStep,
      beginRunStep,
      pendingStep,
      touchStep,
      finishRecordsStep,
      endRunStep,
      addCallsStep,
      saveLinksStep,
      saveIntentsStep,
      dropIntentsStep,
      saveCategoryLinkStep,
      ...planSteps,
      ...runSteps,
    ] as readonly Step<never, unknown>[],
    /** A run that was under way when the program died goes on when its job does, or when the user says so. */
    recover: ({ db }) => {
      run(db, sql.updateTable('publish_plan').set({ state: 'paused' }).where('state', '=', 'running'))
    },
    resumes: ['publish.run'],
  }
}
