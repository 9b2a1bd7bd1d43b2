import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import { reverse } from '../../../store/reverse.ts'
import { nextToRedo, nextToUndo } from './next-step.ts'
import { summaryOf } from './summary.ts'

type StepResult = Result<'catalogue.undo'>

/** What is stored with an undo, to answer the same request again. */
interface Reply {
  readonly stepId: number
  readonly kept: number
}

/**
 * Takes back the newest step, or one of long ago (an import) while later edits of the same cells stay. Refuses steps
 * that are undone already or cannot be.
 */
export function undo(context: WriteContext, { requestId, changeSetId }: Parsed<'catalogue.undo'>): StepResult {
  const earlier = repeated(context, requestId)
  if (earlier) return earlier
  const stepId = changeSetId ?? nextToUndo(context.db)
  if (stepId === null) return { changeSet: null, step: null, kept: 0 }
  const { undoState } = summaryOf(context.db, stepId)
  if (undoState !== 'done') {
    throw new AppError(
      'conflict',
      undoState === 'fixed' ? 'This step cannot be undone.' : 'This step is undone already.',
      { reason: undoState === 'fixed' ? 'not-undoable' : 'already-undone', changeSetId: stepId },
    )
  }
  return step(context, 'undo', requestId, stepId, stepId, 'undone')
}

/** Does again what was undone last. */
export function redo(context: WriteContext, { requestId }: Parsed<'catalogue.redo'>): StepResult {
  const earlier = repeated(context, requestId)
  if (earlier) return earlier
  const next = nextToRedo(context.db)
  return next
    ? step(context, 'redo', requestId, next.stepId, next.undoId, 'done')
    : { changeSet: null, step: null, kept: 0 }
}

/** Reverses `reversedId` as a step of its own and marks the step it is about, in one transaction. */
function step(
  { db, store }: WriteContext,
  kind: 'undo' | 'redo',
  requestId: string,
  stepId: number,
  reversedId: number,
  undoState: 'undone' | 'done',
): StepResult {
  const { label } = summaryOf(db, stepId)
  const input = {
    kind,
    label: { key: `history.${kind}`, params: { ...label.params, of: label.key } },
    origin: 'user',
    requestId,
    isUndoable: false,
    reversesId: reversedId,
    // Kept even when every cell was changed since: the step counts as undone, and the request has its answer.
    keepsWhenEmpty: true,
  }
  const { changeSetId, result: kept } = store.change(input, (tx) => {
    const cells = reverse(db, tx, reversedId)
    db.prepare('UPDATE change_set SET undo_state = ? WHERE id = ?').run(undoState, stepId)
    tx.setReply({ stepId, kept: cells } satisfies Reply)
    return cells
  })
  return { changeSet: changeSetId === null ? null : summaryOf(db, changeSetId), step: summaryOf(db, stepId), kept }
}

function repeated({ db, store }: WriteContext, requestId: string): StepResult | null {
  const reply = store.replyTo<Reply>(requestId)
  if (!reply) return null
  const changeSetId = db.prepare('SELECT id FROM change_set WHERE request_id = ?').pluck().get(requestId) as number
  return { changeSet: summaryOf(db, changeSetId), step: summaryOf(db, reply.stepId), kept: reply.kept }
}
