import { appNl } from './app.nl.ts'
import { bulkNl } from './bulk.nl.ts'
import { cardNl } from './card.nl.ts'
import { errorsNl } from './errors.nl.ts'
import { exportNl } from './export.nl.ts'
import { filterNl } from './filter.nl.ts'
import { findNl } from './find.nl.ts'
import { gridNl } from './grid.nl.ts'
import { historyNl } from './history.nl.ts'
import { importPicturesNl } from './import-pictures.nl.ts'
import { importNl } from './import.nl.ts'
import { mediaNl } from './media.nl.ts'
import { modelNl } from './model.nl.ts'
import { policyNl } from './policy.nl.ts'
import { presetsNl } from './presets.nl.ts'
import { publishNl } from './publish.nl.ts'
import { qualityNl } from './quality.nl.ts'
import { rejectionsNl } from './rejections.nl.ts'
import { sheetNl } from './sheet.nl.ts'
import { sourcesNl } from './sources.nl.ts'
import { stagingNl } from './staging.nl.ts'
import { stepsNl } from './steps.nl.ts'
import { suppliersNl } from './suppliers.nl.ts'
import { tourNl } from './tour.nl.ts'
import { viewsNl } from './views.nl.ts'
import type { Words } from './words.ts'

export const nl: Words = {
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
