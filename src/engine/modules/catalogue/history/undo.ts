import type { Parsed, Result } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { WriteContext } from '../../../runtime/module.ts'
import type { Share } from '../../../runtime/sliced.ts'
import { slicedStep } from '../../../runtime/sliced.ts'
import { prepared } from '../../../store/database.ts'
import { reverse } from '../../../store/reverse.ts'
import { nextToRedo, nextToUndo } from './next-step.ts'
import { summaryIfAny, summaryOf } from './summary.ts'

type StepResult = Result<'catalogue.undo'>

/** What is stored with an undo, to answer the same request again. */
interface Reply {
  readonly stepId: number
  readonly kept: number
}

type Work = Generator<Share, StepResult>

const NOTHING: StepResult = { changeSet: null, step: null, kept: 0, first: null }

/**
 * Takes back the newest step, or one of long ago (an import) while later edits of the same cells stay. Refuses steps
 * that are undone already or cannot be.
 */
export const undo = slicedStep(
  'catalogue.takeBack',
  function* (context, { requestId, changeSetId }: Parsed<'catalogue.undo'>): Work {
    const earlier = repeated(context, requestId)
    if (earlier) return earlier
    const stepId = changeSetId ?? nextToUndo(context.db)
    if (stepId === null) return NOTHING
    const { undoState } = summaryOf(context.db, stepId)
    if (undoState !== 'done') {
      throw new AppError(
        'conflict',
        undoState === 'fixed' ? 'This step cannot be undone.' : 'This step is undone already.',
        { reason: undoState === 'fixed' ? 'not-undoable' : 'already-undone', changeSetId: stepId },
      )
    }
    return yield* step(context, 'undo', requestId, stepId, stepId, 'undone')
  },
)

/** Does again what was undone last. */
export const redo = slicedStep('catalogue.doAgain', function* (context, { requestId }: Parsed<'catalogue.redo'>): Work {
  const earlier = repeated(context, requestId)
  if (earlier) return earlier
  const next = nextToRedo(context.db)
  return next ? yield* step(context, 'redo', requestId, next.stepId, next.undoId, 'done') : NOTHING
})

/** Reverses `reversedId` as a step of its own and marks the step it is about, in one transaction. */
function* step(
  { db, store }: WriteContext,
  kind: 'undo' | 'redo',
  requestId: string,
  stepId: number,
  reversedId: number,
  undoState: 'undone' | 'done',
): Work {
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
  const { changeSetId, result: kept } = yield* store.changeInSlices(input, function* (tx) {
    const cells = yield* reverse(db, tx, reversedId)
    db.prepare('UPDATE change_set SET undo_state = ? WHERE id = ?').run(undoState, stepId)
    tx.setReply({ stepId, kept: cells } satisfies Reply)
    return cells
  })
  return {
    changeSet: summaryIfAny(db, changeSetId),
    step: summaryOf(db, stepId),
    kept,
    first: changeSetId === null ? null : firstCell(store, changeSetId, kind),
  }
}

/** A cell of the first product of a step: an undo goes through it backwards, so there it was written last. */
function firstCell(
  { db, structure }: Pick<WriteContext['store'], 'db' | 'structure'>,
  changeSetId: number,
  kind: 'undo' | 'redo',
): StepResult['first'] {
  const row = prepared(
    db,
    `SELECT c.entity_id AS id, s.slots FROM journal_link l
     CROSS JOIN change c ON c.seq BETWEEN l.first_seq AND l.last_seq JOIN change_shape s ON s.id = c.shape_id
     WHERE l.change_set_id = ? AND c.entity = 'product' AND c.after IS NOT NULL
     ORDER BY l.id ${kind === 'undo' ? 'DESC' : 'ASC'}, c.seq ${kind === 'undo' ? 'DESC' : 'ASC'} LIMIT 1`,
  ).get(changeSetId) as { id: number; slots: string } | undefined
  const [slotId] = row ? (JSON.parse(row.slots) as number[]) : []
  const slot = structure().slotsById.get(slotId ?? 0)
  return row && slot ? { productId: row.id, column: slot.key } : null
}

function repeated({ db, store }: WriteContext, requestId: string): StepResult | null {
  const reply = store.replyTo<Reply>(requestId)
  if (!reply) return null
  const changeSetId = db.prepare('SELECT id FROM change_set WHERE request_id = ?').pluck().get(requestId) as number
  const changeSet = summaryOf(db, changeSetId)
  const first = firstCell(store, changeSetId, changeSet.kind === 'undo' ? 'undo' : 'redo')
  return { changeSet, step: summaryOf(db, reply.stepId), kept: reply.kept, first }
}
