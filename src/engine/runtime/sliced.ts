import { AppError } from '../../shared/errors.ts'
import type { Step, WriteContext } from './module.ts'
import { writeStep } from './module.ts'
import type { ThreadRole } from './thread.ts'
import type { Threads } from './threads.ts'

/** How far a sliced step is, in whatever it counts. */
export interface Share {
  readonly done: number
  readonly total: number
}

/** What a slice of the work came to: more to do, or the answer. */
export type Slice<Output> =
  | { readonly isDone: false; readonly share: Share }
  | { readonly isDone: true; readonly output: Output }

/**
 * A step that writes much in one transaction: all of it or nothing, whatever happens, and nobody sees half of it. It is
 * done slice by slice, so that it can tell how far it is and be called off; other writers wait meanwhile (`withTurns`).
 * Started by `JobContext.runSliced`.
 */
export interface SlicedStep<Input, Output> extends Step<Input, Slice<Output>> {
  readonly isSliced: true
}

/** `run` yields wherever it may rest or end; ended there, its `finally` blocks must undo what it did. */
export function slicedStep<Input, Output>(
  name: string,
  run: (context: WriteContext, input: Input) => Generator<Share, Output>,
): SlicedStep<Input, Output> {
  const begin = writeStep(name, (context, input: Input): Slice<Output> => {
    const work = run(context, input)
    context.memory.set(AT_WORK, work)
    return goOn(context, work)
  })
  return { ...begin, isSliced: true }
}

/** The next slice of the step that was begun. */
export const nextSlice = writeStep('sliced.next', (context, _: null): Slice<unknown> => {
  const work = workOf(context)
  if (!work) throw new Error('No sliced step is at work')
  return goOn(context, work)
})

/** Calls off the step that was begun: it leaves nothing behind. */
export const stopSlices = writeStep('sliced.stop', (context, _: null): void => {
  workOf(context)?.return(undefined)
  context.memory.delete(AT_WORK)
})

const AT_WORK = 'sliced.work'

/** One slice: what a person who calls a step off waits for. */
const SLICE_MS = 50

function workOf({ memory }: WriteContext): Generator<Share> | undefined {
  return memory.get(AT_WORK) as Generator<Share> | undefined // only ever set by slicedStep
}

function goOn<Output>(context: WriteContext, work: Generator<Share, Output>): Slice<Output> {
  const end = performance.now() + SLICE_MS
  try {
    for (;;) {
      const step = work.next()
      if (step.done === true) {
        context.memory.delete(AT_WORK)
        return { isDone: true, output: step.value }
      }
      if (performance.now() >= end) return { isDone: false, share: step.value }
    }
  } catch (error) {
    context.memory.delete(AT_WORK)
    throw error
  }
}

/** Whose turn it is on the writing thread: a sliced step keeps it to itself. */
export interface Turns extends Threads {
  /**
   * Runs a sliced step to its end. Refused (`conflict`) where another goes on for longer than a moment; `cancelled` once the signal says so, and
   * then nothing has changed.
   */
  runSliced<Input, Output>(
    step: SlicedStep<Input, Output>,
    input: Input,
    signal: AbortSignal | null,
    onProgress: (share: Share) => void,
  ): Promise<Output>
  /** Refuses (`conflict`) what a person asks while a sliced step goes on for longer than a moment. */
  admit(): Promise<void>
}

/** A command waits this long before it is refused: most sliced steps are over by then. */
const PATIENCE_MS = 1_000

/**
 * Threads whose writer does nothing else between two slices of a sliced step: what comes meanwhile waits, since in its
 * open transaction it would be written and called off with it.
 */
export function withTurns(threads: Threads): Turns {
  let taken: Promise<void> | null = null
  const turn = async (role: ThreadRole): Promise<void> => {
    while (role === 'writer' && taken !== null) await taken
  }
  const admit = async (): Promise<void> => {
    if (taken === null) return
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), PATIENCE_MS)
    })
    const outcome = await Promise.race([taken, patience])
    clearTimeout(timer)
    if (outcome === 'late') throw underWay()
  }
  return {
    ...threads,
    run: async (role, name, input) => {
      await turn(role)
      return threads.run(role, name, input)
    },
    text: async (role, name, input) => {
      await turn(role)
      return threads.text(role, name, input)
    },
    idle: async () => {
      await turn('writer')
      return threads.idle()
    },
    runSliced: async <Input, Output>(
      step: SlicedStep<Input, Output>,
      input: Input,
      signal: AbortSignal | null,
      onProgress: (share: Share) => void,
    ): Promise<Output> => {
      // What cannot be called off must come to its end, however long it has to wait for its turn.
      while (taken !== null) await (signal === null ? taken : admit())
      const over = Promise.withResolvers<void>()
      taken = over.promise
      try {
        let slice = (await threads.run('writer', step.name, input)) as Slice<Output> // what the step answers
        while (!slice.isDone) {
          onProgress(slice.share)
          if (signal?.aborted === true) {
            await threads.run('writer', stopSlices.name, null)
            throw new AppError('cancelled', 'Cancelled.')
          }
          slice = (await threads.run('writer', nextSlice.name, null)) as Slice<Output>
        }
        return slice.output
      } finally {
        taken = null
        over.resolve()
      }
    },
    admit,
  }
}

function underWay(): AppError {
  return new AppError('conflict', 'A large change is being made. Try again when it is done.', {
    reason: 'step-under-way',
  })
}
