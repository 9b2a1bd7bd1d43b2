/**
 * Sources of deliveries: where files come from by themselves, when, and what became of every run; and the pictures that
 * files name (pictures/).
 * Owns fetching (fetch/, only in task processes), the schedule and the history of runs. What was fetched is read, staged
 * and taken in by the import. Never keeps a secret: those are asked for by name. Tables: source, source_run, source_file.
 */
import type { Module, Step } from '../../runtime/module.ts'
import { isTakenStep, noteFileStep, seenFilesStep } from './folder/seen-files.ts'
import { fetchPictures } from './pictures/fetch-pictures.ts'
import { keepPictures } from './pictures/keep-pictures.ts'
import { draftProfile, lastDelivery, openProfile, profileSteps, saveProfile } from './profile/profile-jobs.ts'
import { runSource } from './run-job.ts'
import { listRuns } from './run-rows.ts'
import { beginRun, endRun, isCommitting, recoverRuns } from './run-store.ts'
import { saveSource, testSource } from './save-jobs.ts'
import { dueStep, foldersStep, keepSchedules } from './schedule/keep-schedules.ts'
import {
  listNextRuns,
  listSources,
  removeSource,
  saveSourceStep,
  setPaused,
  sourceStep,
  trustHostKey,
} from './source-store.ts'
import { unsureStep } from './unsure.ts'

export const sourcesModule: Module = {
  name: 'sources',
  queries: {
    'sources.list': listSources,
    'sources.runs': listRuns,
    'sources.nextRuns': listNextRuns,
    'sources.lastDelivery': lastDelivery,
  },
  commands: {
    'sources.setPaused': setPaused,
    'sources.remove': removeSource,
    'sources.trustHostKey': trustHostKey,
  },
  jobs: {
    'sources.save': saveSource,
    'sources.test': testSource,
    'sources.run': runSource,
    'sources.openProfile': openProfile,
    'sources.draftProfile': draftProfile,
    'sources.saveProfile': saveProfile,
    'pictures.fetch': fetchPictures,
  },
  steps: [
    sourceStep,
    saveSourceStep,
    beginRun,
    endRun,
    isCommitting,
    unsureStep,
    dueStep,
    foldersStep,
    seenFilesStep,
    isTakenStep,
    noteFileStep,
    ...profileSteps,
  ] as readonly Step<never, unknown>[],
  recover: recoverRuns,
  resident: async (context) => {
    await Promise.all([keepSchedules(context), keepPictures(context)])
  },
}
