import { appEn } from './app.en.ts'
import { bulkEn } from './bulk.en.ts'
import { cardEn } from './card.en.ts'
import { errorsEn } from './errors.en.ts'
import { exportEn } from './export.en.ts'
import { filterEn } from './filter.en.ts'
import { findEn } from './find.en.ts'
import { gridEn } from './grid.en.ts'
import { historyEn } from './history.en.ts'
import { importPicturesEn } from './import-pictures.en.ts'
import { importEn } from './import.en.ts'
import { mediaEn } from './media.en.ts'
import { modelEn } from './model.en.ts'
import { policyEn } from './policy.en.ts'
import { presetsEn } from './presets.en.ts'
import { publishEn } from './publish.en.ts'
import { qualityEn } from './quality.en.ts'
import { rejectionsEn } from './rejections.en.ts'
import { sheetEn } from './sheet.en.ts'
import { sourcesEn } from './sources.en.ts'
import { stagingEn } from './staging.en.ts'
import { stepsEn } from './steps.en.ts'
import { suppliersEn } from './suppliers.en.ts'
import { tourEn } from './tour.en.ts'
import { viewsEn } from './views.en.ts'

/** English is the source of the keys. */
export const en = {
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
