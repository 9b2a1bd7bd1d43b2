import { z } from 'zod'
import { id, messageRef } from './common.ts'

/** A step of the history. */
export const changeSetSummary = z.object({
  id,
  kind: z.string(),
  label: messageRef,
  origin: z.string(),
  actor: z.string(),
  committedAt: z.string(),
  products: z.int(),
  cells: z.int(),
  undoState: z.enum(['done', 'undone', 'superseded', 'fixed']),
  /** The code of the supplier whose delivery it brought in. */
  supplier: z.string().nullable(),
})
export type ChangeSetSummary = z.infer<typeof changeSetSummary>

/** What an undo or redo came to. */
export const stepResult = z.object({
  /** Null when there was nothing to undo or redo. */
  changeSet: changeSetSummary.nullable(),
  /** The step that was undone or done again. */
  step: changeSetSummary.nullable(),
  /** Cells that later edits had changed: kept as they are and listed in the history. */
  kept: z.int(),
  /** Where to look: a cell that changed, of the first product of the step. */
  first: z.object({ productId: id, column: z.string() }).nullable(),
})
