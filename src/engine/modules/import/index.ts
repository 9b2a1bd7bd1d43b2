/**
 * Import: supplier files become products.
 * Owns reading foreign files (readers/, only in task processes), staging, the mapping, the plan of every row, the commit.
 * Never parses foreign bytes in the engine, and never writes a catalogue table but through the write door.
 * Tables: import_run, import_source, delivery, delivery_rows, kpi_threshold, return_sheet, held_price, picture_address, picture_wait, picture_fault, picture_host, and a staging file per import in the work folder.
 */
import type { Module, Step } from '../../runtime/module.ts'
import { approvePrices, declinePrices, heldPrices } from './approval/approve.ts'
import { holdSteps } from './approval/hold.ts'
import { commit, commitReadSteps } from './commit/commit-job.ts'
import { abandonCommit, beginCommit, earlierReply, finishCommit, writeChunk } from './commit/commit-steps.ts'
import { writeLeavingChunk } from './commit/write-leaving.ts'
import { makeSchemes } from './commit/write-records.ts'
import { allowPictures, pictureFolder, setPictureFolder } from './pictures/allowed.ts'
import { attachWaiting } from './pictures/attach-waiting.ts'
import { countPictures, hostsAllowed, missingPictures } from './pictures/count-pictures.ts'
import { keepWaitingSteps } from './pictures/keep-waiting.ts'
import {
  failedPictures,
  forgetFaults,
  notePictures,
  openImportsStep,
  pendingStep,
  waitingPictures,
  waitingStamp,
} from './pictures/standing.ts'
import { checkMapping } from './plan/check-mapping.ts'
import { gone, goneSteps } from './plan/gone-products.ts'
import { newThings, newThingsSteps } from './plan/new-things.ts'
import { plan } from './plan/plan-job.ts'
import { planChunk, scanRecords, scanThings } from './plan/plan-steps.ts'
import { preview, rejections } from './plan/preview.ts'
import { planPlaces } from './plan/records/plan-places.ts'
import { noteSchemes, planSchemes } from './plan/records/plan-schemes.ts'
import { trySteps } from './plan/try-steps.ts'
import { openProfile, profileSteps, saveProfile } from './profile/profile-jobs.ts'
import { keepRows } from './delivery/keep.ts'
import { scoreBeside } from './delivery/thresholds.ts'
import { rejectedSheet } from './plan/rejected-sheet.ts'
import { repair, repairSteps, showRows, undoRepair } from './repair/repair-job.ts'
import { composeReturned } from './returned/compose.ts'
import { pruneSlice } from './delivery/prune.ts'
import { discard, recoverImports } from './run/clean-up.ts'
import { describe } from './run/describe.ts'
import { forgetCorrection } from './run/forget.ts'
import { look } from './run/look.ts'
import { setMapping } from './run/set-mapping.ts'
import { waitingImports } from './run/waiting.ts'
import { restage, stage, stageSteps } from './run/stage.ts'
import { tryReading } from './run/try-reading.ts'

export { importFile } from './import-file.ts'
export { rejectedSheet } from './plan/rejected-sheet.ts'
export { pickRows, readDelivery, recount } from './delivery/read.ts'
export type { Delivery } from './delivery/read.ts'
export { setYearsKept, yearsKept } from './delivery/prune.ts'
export { takenBack, withoutRows } from './delivery/standing.ts'
export { askOfDelivery, askOfImport } from './returned/asked-rows.ts'
export type { Question } from './returned/asked-rows.ts'
export { keepSheet } from './returned/kept-sheet.ts'
export type { ScoreBeside } from './delivery/thresholds.ts'
export { besideThresholds, setThresholds, thresholdsOf } from './delivery/thresholds.ts'
export type { ImportFileOptions, ImportFileOutcome, ImportFileResult } from './import-file.ts'
// For deliveries that nobody chose a file for: sources fetch theirs, and have them read, planned and taken in.
export { commit as commitImport } from './commit/commit-job.ts'
export { plan as planImport } from './plan/plan-job.ts'
export { attachWaiting } from './pictures/attach-waiting.ts'
export { forgetFaults, notePictures, openImportsStep, pendingStep, waitingStamp } from './pictures/standing.ts'
export type { PictureOutcome } from './pictures/standing.ts'
export { parseProfile } from './profile/apply-profile.ts'
export { buildProfile } from './profile/build-profile.ts'
export { fieldsOf, withFields } from './profile/edit-fields.ts'
export { readProfileFile } from './profile/profile-jobs.ts'
export { describe as describeImport } from './run/describe.ts'
export { inDoubt } from './plan/in-doubt.ts'
export { readRun } from './run/import-run.ts'
export { stageFetched } from './run/stage.ts'

const pictureSteps = [
  attachWaiting,
  hostsAllowed,
  missingPictures,
  setPictureFolder,
  pendingStep,
  openImportsStep,
  waitingStamp,
  notePictures,
  forgetFaults,
] as const

export const importModule: Module = {
  name: 'import',
  queries: {
    'import.describe': describe,
    'import.checkMapping': checkMapping,
    'import.preview': preview,
    'import.rejections': rejections,
    'import.trySteps': trySteps,
    'import.heldPrices': heldPrices,
    'import.waiting': waitingImports,
    'pictures.waiting': waitingPictures,
    'pictures.failed': failedPictures,
  },
  commands: {
    'import.allowPictures': allowPictures,
    'import.setMapping': setMapping,
    'import.forgetCorrection': forgetCorrection,
    'import.discard': discard,
    'import.declinePrices': declinePrices,
  },
  jobs: {
    'import.look': look,
    'import.stage': stage,
    'import.restage': restage,
    'import.tryReading': tryReading,
    'import.plan': plan,
    'import.gone': gone,
    'import.pictures': countPictures,
    'import.pictureFolder': pictureFolder,
    'import.newThings': newThings,
    'import.showRows': showRows,
    'import.repair': repair,
    'import.undoRepair': undoRepair,
    'import.commit': commit,
    'import.approvePrices': (context, input) => context.runSliced(approvePrices, input, 'import.approving'),
    'import.openProfile': openProfile,
    'import.saveProfile': saveProfile,
  },
  passing: [
    'import.look',
    'import.tryReading',
    'import.gone',
    'import.pictures',
    'import.newThings',
    'import.showRows',
    'import.repair',
    'import.undoRepair',
  ],
  steps: [
    ...stageSteps,
    ...profileSteps,
    ...commitReadSteps,
    ...holdSteps,
    ...keepWaitingSteps,
    ...pictureSteps,
    approvePrices,
    planChunk,
    scanThings,
    ...repairSteps,
    ...goneSteps,
    ...newThingsSteps,
    rejectedSheet,
    scanRecords,
    planSchemes,
    noteSchemes,
    makeSchemes,
    planPlaces,
    earlierReply,
    beginCommit,
    writeChunk,
    writeLeavingChunk,
    finishCommit,
    abandonCommit,
    keepRows,
    scoreBeside,
    composeReturned,
  ] as readonly Step<never, unknown>[],
  recover: recoverImports,
  idle: pruneSlice,
}
