import type { Parsed } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import { recall } from './as-before.ts'
import { readRun, requireStaged, updateRun } from './import-run.ts'
import { forget } from './known-sources.ts'
import { proposeColumns } from './propose.ts'

/**
 * Forgets what was corrected of a column in an earlier delivery, here and for all deliveries to come, and proposes the
 * column anew. Refuses a column of which nothing was corrected.
 */
export function forgetCorrection(
  { db, structure }: WriteContext,
  { importId, column }: Parsed<'import.forgetCorrection'>,
): Record<string, never> {
  const run = readRun(db, importId)
  requireStaged(run)
  const { source, columns, supplier = null, known } = run.description
  const forgotten = columns[column]
  if (known == null || forgotten?.isRemembered !== true)
    throw new AppError('invalid-input', 'Nothing was corrected of this column.', { column })
  forget(db, known.sourceId, forgotten.header)
  const ofFile = columns.filter(({ isAdded }) => isAdded !== true)
  const facts = ofFile.map((each) => each.facts)
  const { memory } = recall(db, run.fileName, supplier, { ...source, columns: ofFile }, facts)
  const proposed = proposeColumns(
    structure(),
    ofFile,
    facts,
    false,
    memory,
    source.format === 'csv',
    source.preset ?? null,
  )[column]
  const next = columns.map((each) => (each.index === column && proposed !== undefined ? proposed : each))
  updateRun(db, importId, { description: { ...run.description, columns: next } })
  return {}
}
