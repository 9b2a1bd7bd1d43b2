import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { SaidAgain } from '../approval/said-again.ts'
import { DeliveryTally } from '../delivery/tally.ts'
import { openStaging } from '../staging/staging-file.ts'
import { pluckStatement } from '../../../store/database.ts'
import type { RunDescription } from '../run/import-run.ts'
import { readRun } from '../run/import-run.ts'
import { isOfPictures, lookBeside, pictureFinder } from '../pictures/find-pictures.ts'
import { importColumns } from './import-columns.ts'
import type { RecordPlanner } from './records/record-planner.ts'
import { recordPlanner } from './records/record-planner.ts'
import { RowPlanner } from './row-planner.ts'

/** The planning of one file while it goes on: kept on its thread between the steps of one job. */
export interface Planning extends Compared {
  /** Null for a file that says nothing of how its products belong together. */
  readonly records: RecordPlanner | null
  readonly staging: Db
  /** The row the next step begins with. */
  next: number
  /** Counts what a supplier delivered; null where nobody knows whose file it is. */
  readonly delivery: DeliveryTally | null
  readonly saidAgain: SaidAgain
}

/** A file that has been compared with the catalogue, for rows of it to be compared again. */
export interface Compared {
  readonly importId: number
  /** Knows who has which key: rows are planned anew through it without the rest of the file. */
  readonly planner: RowPlanner
  /** How many rows say nothing, by column: place in the file, key in the catalogue. */
  readonly blank: { readonly index: number; readonly key: string; count: number }[]
  /** What it was compared with: another text, another catalogue or mapping. */
  readonly stamp: string
  /** False where rows name each other: a repair of one may bear on any, and all are planned anew. */
  readonly canReplan: boolean
}

const MEMORY = 'import.planning'
const COMPARED = 'import.compared'

/** Begins planning a file at its first row; a planning that was left half done is dropped. */
export function beginPlanning({ db, structure, memory }: ReadContext, importId: number): Planning {
  endPlanning({ memory })
  const run = readRun(db, importId)
  const { structure: extended, columns } = importColumns(structure(), run.description.columns)
  const staging = openStaging(run.stagingPath, 'write')
  const records = recordPlanner(db, staging, extended, columns)
  lookBeside(staging, columns, run.description)
  const pictures = columns.some(isOfPictures) ? pictureFinder(db, staging) : undefined
  const planner = new RowPlanner(db, extended, columns, run.description.policy, records, pictures)
  const blank = columns.map(({ index, column }) => ({ index, key: column.key, count: 0 }))
  // Answers to a return sheet are no delivery: they have nothing but what was asked.
  const delivered = columns.filter(({ isRest }) => isRest !== true)
  const isDelivery = run.description.supplier != null && run.description.returned === undefined
  const delivery = !isDelivery ? null : new DeliveryTally(db, extended, delivered, run.description.policy, planner.keys)
  const stamp = stampOf(db, run.description)
  const of = { importId, planner, blank, stamp, canReplan: records === null }
  const saidAgain = new SaidAgain(db, extended, staging, planner)
  const planning: Planning = { ...of, records, staging, next: 1, delivery, saidAgain }
  memory.set(MEMORY, planning)
  return planning
}

/** The planning that an earlier step of the same job began. */
export function goOnPlanning({ memory }: Pick<ReadContext, 'memory'>, importId: number, from: number): Planning {
  const planning = memory.get(MEMORY) as Planning | undefined // only beginPlanning sets it
  if (planning?.importId !== importId || planning.next !== from)
    throw new Error(`Import ${importId} is not being planned from row ${from}`)
  return planning
}

export function endPlanning({ memory }: Pick<ReadContext, 'memory'>): void {
  const planning = memory.get(MEMORY) as Planning | undefined
  planning?.staging.close()
  memory.delete(MEMORY)
}

/** Ends a planning that has come to the end of its file, and keeps it for `comparedBefore`. */
export function keepCompared({ memory }: Pick<ReadContext, 'memory'>): void {
  const planning = memory.get(MEMORY) as Planning | undefined // only beginPlanning sets it
  endPlanning({ memory })
  if (planning === undefined) return
  const { importId, planner, blank, stamp, canReplan } = planning
  memory.set(COMPARED, { importId, planner, blank, stamp, canReplan } satisfies Compared)
}

/** What was compared before no longer counts. */
export function forgetCompared({ memory }: Pick<ReadContext, 'memory'>): void {
  memory.delete(COMPARED)
}

/** The last planning of a file; null when it was another's, or the catalogue or the mapping has changed since. */
export function comparedBefore({ db, memory }: ReadContext, importId: number): Compared | null {
  const compared = memory.get(COMPARED) as Compared | undefined // only keepCompared sets it
  if (compared?.importId !== importId) return null
  return compared.stamp === stampOf(db, readRun(db, importId).description) ? compared : null
}

/** Every change of the catalogue is a step in the journal. */
function stampOf(db: Db, { columns, policy }: RunDescription): string {
  const last = pluckStatement(db, 'SELECT id || state FROM change_set ORDER BY id DESC LIMIT 1').get()
  return JSON.stringify([last, columns.map(({ mapping }) => mapping), policy])
}
