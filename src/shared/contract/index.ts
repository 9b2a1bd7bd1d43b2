import type { z } from 'zod'
import { catalogueOperations } from './catalogue.ts'
import { exportOperations } from './export.ts'
import { historyOperations } from './history.ts'
import { importOperations } from './import.ts'
import type { JobProgress, JobState } from './jobs.ts'
import { jobOperations } from './jobs.ts'
import { mediaOperations } from './media.ts'
import { mediaLibraryOperations } from './media-library.ts'
import { productOperations } from './product.ts'
import { modelOperations } from './model.ts'
import { publishOperations } from './publish.ts'
import { qualityOperations } from './quality.ts'
import { ruleOperations } from './rules.ts'
import { sheetOperations } from './sheet.ts'
import { supplierOperations } from './suppliers.ts'
import { sourceOperations } from './sources.ts'
import { shortestWayOperations } from './shortest-way.ts'
import { tileOperations } from './tiles.ts'
import { trendOperations } from './trends.ts'
import { viewOperations } from './views.ts'

/** Every operation between a window (or the command line, or a test) and the engine. */
export const operations = {
  ...catalogueOperations,
  ...productOperations,
  ...mediaOperations,
  ...mediaLibraryOperations,
  ...qualityOperations,
  ...ruleOperations,
  ...shortestWayOperations,
  ...tileOperations,
  ...trendOperations,
  ...sheetOperations,
  ...viewOperations,
  ...historyOperations,
  ...importOperations,
  ...supplierOperations,
  ...sourceOperations,
  ...exportOperations,
  ...publishOperations,
  ...modelOperations,
  ...jobOperations,
}

type Operations = typeof operations
export type OperationName = keyof Operations
type OfKind<Kind> = { [K in OperationName]: Operations[K]['kind'] extends Kind ? K : never }[OperationName]
export type QueryName = OfKind<'query'>
export type CommandName = OfKind<'command'>
export type JobName = OfKind<'job'>

/** What a caller sends: fields with a default may be left out. */
export type Input<K extends OperationName> = z.input<Operations[K]['input']>
/** What a handler gets: parsed, defaults filled in. */
export type Parsed<K extends OperationName> = z.output<Operations[K]['input']>
/** A job's result, as it comes with `job.done`. */
export type Result<K extends OperationName> = z.output<Operations[K]['output']>
/** What the call itself answers. */
export type Output<K extends OperationName> = K extends JobName ? { readonly jobId: number } : Result<K>

export type Call = <K extends OperationName>(op: K, input: Input<K>) => Promise<Output<K>>

/** Events tell that something changed; they never ask anyone to act. */
export type EngineEvent =
  | {
      readonly type: 'catalogue.changed'
      readonly changeSetId: number
      readonly origin: string
      /** At most 1,000; null = more than that. */
      readonly productIds: readonly number[] | null
      readonly columns: readonly string[] | null
      readonly structureChanged: boolean
    }
  /** A view over all products is being made, and takes a while: how far it is, from 0 to 1. */
  | { readonly type: 'view.progress'; readonly viewKey: string; readonly share: number }
  | { readonly type: 'job.progress'; readonly jobId: number; readonly progress: JobProgress }
  | { readonly type: 'job.done'; readonly job: JobState }
  | { readonly type: 'catalogue.opened' }
