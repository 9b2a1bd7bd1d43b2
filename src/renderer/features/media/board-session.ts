import { create } from 'zustand'
import type { Result } from '../../../shared/contract/index.ts'
import type { FileTicket } from '../../../shared/desktop.ts'
import { AppError } from '../../../shared/errors.ts'
import { newRequestId, startJob } from '../../engine/index.ts'
import { usePicturesWaiting } from '../../state/pictures-waiting.ts'
import type { Decision } from './decisions.ts'
import { attachedCount } from './decisions.ts'

export type Staged = Result<'media.stagePictures'>
export type Attached = Result<'media.attachPictures'>
export type StagedPicture = Result<'media.stagedPictures'>['pictures'][number]

/** Where the pictures stand that were dropped; what was found in them the engine keeps. */
export type BoardPhase =
  | { readonly kind: 'empty' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly error: Error }
  | {
      readonly kind: 'open'
      readonly staged: Staged
      /** What the person said, by the picture's number in the drop. */
      readonly decisions: ReadonlyMap<number, Decision>
      /** What was said before, the newest last: the way back. */
      readonly past: readonly Past[]
      readonly isAttaching: boolean
      readonly error: Error | null
    }
  | { readonly kind: 'done'; readonly attached: Attached; readonly left: number }

type OpenPhase = Extract<BoardPhase, { kind: 'open' }>

interface Past {
  readonly index: number
  readonly before: Decision | undefined
  /** Where the cursor was. */
  readonly at: number
}

export const useBoard = create<{ readonly phase: BoardPhase }>(() => ({ phase: { kind: 'empty' } }))

function setPhase(phase: BoardPhase): void {
  useBoard.setState({ phase })
  usePicturesWaiting.setState({ count: phase.kind === 'open' ? phase.staged.pictures : 0 })
}

function patch(change: Partial<OpenPhase>): void {
  const { phase } = useBoard.getState()
  if (phase.kind === 'open') setPhase({ ...phase, ...change })
}

/** Looks at pictures, folders and archives and finds the product of each; those that were on the board give way. */
export async function stagePictures(tickets: readonly FileTicket[]): Promise<void> {
  discardOpen()
  const reading: BoardPhase = { kind: 'reading' }
  setPhase(reading)
  const outcome = await startJob('media.stagePictures', { tickets: tickets.map(({ id }) => id) })
  if (useBoard.getState().phase !== reading) return
  if (outcome.ok) setPhase(opened(outcome.value))
  else setPhase(isCancelled(outcome.error) ? { kind: 'empty' } : { kind: 'failed', error: outcome.error })
}

/** Keeps what the person says about a picture; `at` is where the cursor is then. */
export function decide(index: number, decision: Decision, at: number): void {
  const { phase } = useBoard.getState()
  if (phase.kind !== 'open' || phase.isAttaching) return
  const before = phase.decisions.get(index)
  patch({
    decisions: new Map(phase.decisions).set(index, decision),
    past: [...phase.past, { index, before, at }],
    error: null,
  })
}

/** Takes the last decision back, and tells where the cursor was; null where there is none. */
export function undoDecision(): number | null {
  const { phase } = useBoard.getState()
  const last = phase.kind === 'open' && !phase.isAttaching ? phase.past.at(-1) : undefined
  if (phase.kind !== 'open' || last === undefined) return null
  const decisions = new Map(phase.decisions)
  if (last.before === undefined) decisions.delete(last.index)
  else decisions.set(last.index, last.before)
  patch({ decisions, past: phase.past.slice(0, -1) })
  return last.at
}

/** Attaches what was matched and decided, as one undoable step. */
export async function attach(): Promise<void> {
  const { phase } = useBoard.getState()
  if (phase.kind !== 'open' || phase.isAttaching) return
  const { staged, decisions } = phase
  patch({ isAttaching: true, error: null })
  const outcome = await startJob('media.attachPictures', {
    requestId: newRequestId(),
    dropId: staged.dropId,
    decisions: [...decisions].map(([index, { product }]) => ({ index, productId: product?.id ?? null })),
  })
  if (outcome.ok) {
    const left = staged.pictures - attachedCount(staged, decisions)
    setPhase({ kind: 'done', attached: outcome.value, left })
  } else patch({ isAttaching: false, error: isCancelled(outcome.error) ? null : outcome.error })
}

/** Puts the pictures away; the catalogue and the files stay as they are. */
export function leaveBoard(): void {
  discardOpen()
  setPhase({ kind: 'empty' })
}

/** What was unpacked and seen of pictures that are not attached is cleared; where that fails nobody needs to know. */
function discardOpen(): void {
  const { phase } = useBoard.getState()
  if (phase.kind === 'open' && !phase.isAttaching)
    void startJob('media.discardPictures', { dropId: phase.staged.dropId })
}

function opened(staged: Staged): BoardPhase {
  return { kind: 'open', staged, decisions: new Map(), past: [], isAttaching: false, error: null }
}

function isCancelled(error: Error): boolean {
  return error instanceof AppError && error.code === 'cancelled'
}
