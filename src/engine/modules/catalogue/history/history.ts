import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { nextToRedo, nextToUndo } from './next-step.ts'
import { summaries, summaryOf } from './summary.ts'

/** The steps of the catalogue, newest first, and what undo and redo would do now. */
export function history(
  { db }: ReadContext,
  { before, limit }: Parsed<'catalogue.history'>,
): Result<'catalogue.history'> {
  const undoId = nextToUndo(db)
  const redo = nextToRedo(db)
  return {
    changeSets: summaries(db, before, limit),
    canUndo: undoId === null ? null : summaryOf(db, undoId).label,
    canRedo: redo === null ? null : summaryOf(db, redo.stepId).label,
  }
}
