import type {
  CommandName,
  Input as OperationInput,
  JobName,
  Parsed,
  QueryName,
  Result,
} from '../../shared/contract/index.ts'
import type { JobProgress } from '../../shared/contract/jobs.ts'
import type { StructureModel } from '../core/structure/model.ts'
import type { Db } from '../store/database.ts'
import type { Projection } from '../store/projection.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from './clock.ts'
import type { EngineServices } from './services.ts'
import type { SlicedStep } from './sliced.ts'
import type { ThreadRole } from './thread.ts'

/** What a query sees: a read-only connection and the structure as of now. */
export interface ReadContext {
  readonly db: Db
  readonly clock: Clock
  structure(): StructureModel
  /** Kept between calls on this thread, lost with it: views, prepared lists. Keyed by the module. */
  readonly memory: Map<string, unknown>
}

/** What a command sees: the writer's connection and the door. */
export interface WriteContext extends ReadContext {
  readonly store: Store
}

/**
 * A piece of work that runs on one thread and is called from jobs: what a job reads heavily (`reader`, `worker`) or
 * writes (`writer`), and what goes over all products (`scanner`). Only its name and input cross the border, so both must be plain.
 */
export interface Step<Input, Output> {
  readonly name: string
  readonly thread: ThreadRole
  run(context: never, input: Input): Output
}

export function readStep<Input, Output>(
  name: string,
  thread: Exclude<ThreadRole, 'writer'>,
  run: (context: ReadContext, input: Input) => Output,
): Step<Input, Output> {
  return { name, thread, run }
}

export function writeStep<Input, Output>(
  name: string,
  run: (context: WriteContext, input: Input) => Output,
): Step<Input, Output> {
  return { name, thread: 'writer', run }
}

/** What a job sees: it runs on the router's thread, awaits, and leaves heavy work to steps and task processes. */
export interface JobContext extends EngineServices {
  readonly jobId: number
  readonly signal: AbortSignal
  run<Input, Output>(step: Step<Input, Output>, input: Input): Promise<Output>
  /**
   * Runs a step that is one long transaction, telling how far it is under the name `what`. Cancelled, it has changed
   * nothing; what cannot be called off (taking back what was written) goes on to its end.
   */
  runSliced<Input, Output>(
    step: SlicedStep<Input, Output>,
    input: Input,
    what: string,
    canCancel?: boolean,
  ): Promise<Output>
  /** Shown to people; sent on at most 10 times a second. */
  progress(progress: JobProgress): void
}

/** What something sees that goes on by itself: it calls steps and starts jobs, as a person would. */
export interface ResidentContext extends EngineServices {
  /** The catalogue is being closed. */
  readonly signal: AbortSignal
  run<Input, Output>(step: Step<Input, Output>, input: Input): Promise<Output>
  start<K extends JobName>(op: K, input: OperationInput<K>): Promise<{ readonly jobId: number }>
}

/** One part of the engine: what it answers, keeps and does. app.ts lists them all. */
export interface Module {
  readonly name: string
  readonly queries?: { readonly [K in QueryName]?: (context: ReadContext, input: Parsed<K>) => Result<K> }
  readonly commands?: { readonly [K in CommandName]?: (context: WriteContext, input: Parsed<K>) => Result<K> }
  readonly jobs?: { readonly [K in JobName]?: (context: JobContext, input: Parsed<K>) => Promise<Result<K>> }
  readonly steps?: readonly Step<never, unknown>[]
  readonly projections?: readonly Projection[]
  /** Clean-up of what a crash left, on the writer, before anything else runs. */
  readonly recover?: (context: WriteContext) => void
  /** One slice (at most about 20 ms) of work that can wait; true while there is more. Runs when the writer is free. */
  readonly idle?: (context: WriteContext) => boolean
  /**
   * What goes on for as long as the app has the catalogue open, such as schedules; ends when the signal says so. Not
   * in the command line, where everything is asked for.
   */
  readonly resident?: (context: ResidentContext) => Promise<void>
  /** Jobs that go on by themselves, with their old input, after a crash. */
  readonly resumes?: readonly JobName[]
  /** Jobs that nobody asks about afterwards: they leave no row, and cost no transaction of their own. */
  readonly passing?: readonly JobName[]
}
