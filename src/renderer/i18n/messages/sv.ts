import { appSv } from './app.sv.ts'
import { bulkSv } from './bulk.sv.ts'
import { cardSv } from './card.sv.ts'
import { errorsSv } from './errors.sv.ts'
import { exportSv } from './export.sv.ts'
import { filterSv } from './filter.sv.ts'
import { findSv } from './find.sv.ts'
import { gridSv } from './grid.sv.ts'
import { historySv } from './history.sv.ts'
import { importPicturesSv } from './import-pictures.sv.ts'
import { importSv } from './import.sv.ts'
import { mediaSv } from './media.sv.ts'
import { modelSv } from './model.sv.ts'
import { policySv } from './policy.sv.ts'
import { presetsSv } from './presets.sv.ts'
import { publishSv } from './publish.sv.ts'
import { qualitySv } from './quality.sv.ts'
import { rejectionsSv } from './rejections.sv.ts'
import { sheetSv } from './sheet.sv.ts'
import { sourcesSv } from './sources.sv.ts'
import { stagingSv } from './staging.sv.ts'
import { stepsSv } from './steps.sv.ts'
import { suppliersSv } from './suppliers.sv.ts'
import { tourSv } from './tour.sv.ts'
import { viewsSv } from './views.sv.ts'
import type { Words } from './words.ts'

export const sv: Words = {
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
