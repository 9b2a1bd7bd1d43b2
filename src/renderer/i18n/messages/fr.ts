import { appFr } from './app.fr.ts'
import { bulkFr } from './bulk.fr.ts'
import { cardFr } from './card.fr.ts'
import { errorsFr } from './errors.fr.ts'
import { exportFr } from './export.fr.ts'
import { filterFr } from './filter.fr.ts'
import { findFr } from './find.fr.ts'
import { gridFr } from './grid.fr.ts'
import { historyFr } from './history.fr.ts'
import { importPicturesFr } from './import-pictures.fr.ts'
import { importFr } from './import.fr.ts'
import { mediaFr } from './media.fr.ts'
import { modelFr } from './model.fr.ts'
import { policyFr } from './policy.fr.ts'
import { presetsFr } from './presets.fr.ts'
import { publishFr } from './publish.fr.ts'
import { qualityFr } from './quality.fr.ts'
import { rejectionsFr } from './rejections.fr.ts'
import { sheetFr } from './sheet.fr.ts'
import { sourcesFr } from './sources.fr.ts'
import { stagingFr } from './staging.fr.ts'
import { stepsFr } from './steps.fr.ts'
import { suppliersFr } from './suppliers.fr.ts'
import { tourFr } from './tour.fr.ts'
import { viewsFr } from './views.fr.ts'
import type { Words } from './words.ts'

export const fr: Words = {
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
