import { importPicturesEn } from './import-pictures.en.ts'
import { importPicturesNl } from './import-pictures.nl.ts'
import { importPicturesFr } from './import-pictures.fr.ts'
import { importPicturesSv } from './import-pictures.sv.ts'
import type { UiLocale } from '../../../shared/vocabulary.ts'
import { appEn } from './app.en.ts'
import { appNl } from './app.nl.ts'
import { appFr } from './app.fr.ts'
import { appSv } from './app.sv.ts'
import { cardEn } from './card.en.ts'
import { cardNl } from './card.nl.ts'
import { cardFr } from './card.fr.ts'
import { cardSv } from './card.sv.ts'
import { findEn } from './find.en.ts'
import { bulkEn } from './bulk.en.ts'
import { exportEn } from './export.en.ts'
import { viewsEn } from './views.en.ts'
import { filterEn } from './filter.en.ts'
import { errorsEn } from './errors.en.ts'
import { findNl } from './find.nl.ts'
import { bulkNl } from './bulk.nl.ts'
import { exportNl } from './export.nl.ts'
import { viewsNl } from './views.nl.ts'
import { filterNl } from './filter.nl.ts'
import { errorsNl } from './errors.nl.ts'
import { findFr } from './find.fr.ts'
import { bulkFr } from './bulk.fr.ts'
import { exportFr } from './export.fr.ts'
import { viewsFr } from './views.fr.ts'
import { filterFr } from './filter.fr.ts'
import { errorsFr } from './errors.fr.ts'
import { findSv } from './find.sv.ts'
import { bulkSv } from './bulk.sv.ts'
import { exportSv } from './export.sv.ts'
import { viewsSv } from './views.sv.ts'
import { filterSv } from './filter.sv.ts'
import { errorsSv } from './errors.sv.ts'
import { gridEn } from './grid.en.ts'
import { gridNl } from './grid.nl.ts'
import { gridFr } from './grid.fr.ts'
import { gridSv } from './grid.sv.ts'
import { historyEn } from './history.en.ts'
import { historyNl } from './history.nl.ts'
import { historyFr } from './history.fr.ts'
import { historySv } from './history.sv.ts'
import { importEn } from './import.en.ts'
import { presetsEn } from './presets.en.ts'
import { stepsEn } from './steps.en.ts'
import { stagingEn } from './staging.en.ts'
import { policyEn } from './policy.en.ts'
import { importNl } from './import.nl.ts'
import { presetsNl } from './presets.nl.ts'
import { stepsNl } from './steps.nl.ts'
import { stagingNl } from './staging.nl.ts'
import { policyNl } from './policy.nl.ts'
import { importFr } from './import.fr.ts'
import { presetsFr } from './presets.fr.ts'
import { stepsFr } from './steps.fr.ts'
import { stagingFr } from './staging.fr.ts'
import { policyFr } from './policy.fr.ts'
import { importSv } from './import.sv.ts'
import { presetsSv } from './presets.sv.ts'
import { stepsSv } from './steps.sv.ts'
import { stagingSv } from './staging.sv.ts'
import { policySv } from './policy.sv.ts'
import { mediaEn } from './media.en.ts'
import { modelEn } from './model.en.ts'
import { publishEn } from './publish.en.ts'
import { mediaNl } from './media.nl.ts'
import { modelNl } from './model.nl.ts'
import { publishNl } from './publish.nl.ts'
import { mediaFr } from './media.fr.ts'
import { modelFr } from './model.fr.ts'
import { publishFr } from './publish.fr.ts'
import { mediaSv } from './media.sv.ts'
import { modelSv } from './model.sv.ts'
import { publishSv } from './publish.sv.ts'
import { qualityEn } from './quality.en.ts'
import { qualityNl } from './quality.nl.ts'
import { qualityFr } from './quality.fr.ts'
import { qualitySv } from './quality.sv.ts'
import { suppliersEn } from './suppliers.en.ts'
import { sheetEn } from './sheet.en.ts'
import { sourcesEn } from './sources.en.ts'
import { rejectionsEn } from './rejections.en.ts'
import { tourEn } from './tour.en.ts'
import { suppliersNl } from './suppliers.nl.ts'
import { sheetNl } from './sheet.nl.ts'
import { sourcesNl } from './sources.nl.ts'
import { rejectionsNl } from './rejections.nl.ts'
import { tourNl } from './tour.nl.ts'
import { suppliersFr } from './suppliers.fr.ts'
import { sheetFr } from './sheet.fr.ts'
import { sourcesFr } from './sources.fr.ts'
import { rejectionsFr } from './rejections.fr.ts'
import { tourFr } from './tour.fr.ts'
import { suppliersSv } from './suppliers.sv.ts'
import { sheetSv } from './sheet.sv.ts'
import { sourcesSv } from './sources.sv.ts'
import { rejectionsSv } from './rejections.sv.ts'
import { tourSv } from './tour.sv.ts'

// One file per feature and language: `<feature>.<lang>.ts`. English is the source of the keys.
const en = {
  ...appEn,
  ...cardEn,
  ...errorsEn,
  ...filterEn,
  ...viewsEn,
  ...bulkEn,
  ...exportEn,
  ...findEn,
  ...gridEn,
  ...historyEn,
  ...importEn,
  ...stepsEn,
  ...stagingEn,
  ...policyEn,
  ...importPicturesEn,
  ...presetsEn,
  ...mediaEn,
  ...modelEn,
  ...publishEn,
  ...qualityEn,
  ...rejectionsEn,
  ...sheetEn,
  ...suppliersEn,
  ...sourcesEn,
  ...tourEn,
} as const
const nl = {
  ...appNl,
  ...cardNl,
  ...errorsNl,
  ...filterNl,
  ...viewsNl,
  ...bulkNl,
  ...exportNl,
  ...findNl,
  ...gridNl,
  ...historyNl,
  ...importNl,
  ...stepsNl,
  ...stagingNl,
  ...policyNl,
  ...importPicturesNl,
  ...presetsNl,
  ...mediaNl,
  ...modelNl,
  ...publishNl,
  ...qualityNl,
  ...rejectionsNl,
  ...sheetNl,
  ...suppliersNl,
  ...sourcesNl,
  ...tourNl,
}
const fr = {
  ...appFr,
  ...cardFr,
  ...errorsFr,
  ...filterFr,
  ...viewsFr,
  ...bulkFr,
  ...exportFr,
  ...findFr,
  ...gridFr,
  ...historyFr,
  ...importFr,
  ...stepsFr,
  ...stagingFr,
  ...policyFr,
  ...importPicturesFr,
  ...presetsFr,
  ...mediaFr,
  ...modelFr,
  ...publishFr,
  ...qualityFr,
  ...rejectionsFr,
  ...sheetFr,
  ...suppliersFr,
  ...sourcesFr,
  ...tourFr,
}
const sv = {
  ...appSv,
  ...cardSv,
  ...errorsSv,
  ...filterSv,
  ...viewsSv,
  ...bulkSv,
  ...exportSv,
  ...findSv,
  ...gridSv,
  ...historySv,
  ...importSv,
  ...stepsSv,
  ...stagingSv,
  ...policySv,
  ...importPicturesSv,
  ...presetsSv,
  ...mediaSv,
  ...modelSv,
  ...publishSv,
  ...qualitySv,
  ...rejectionsSv,
  ...sheetSv,
  ...suppliersSv,
  ...sourcesSv,
  ...tourSv,
}

export type Messages = typeof en
export type MessageKey = keyof Messages

export const messages: Readonly<Record<UiLocale, Readonly<Record<MessageKey, string>>>> = { en, nl, fr, sv }
