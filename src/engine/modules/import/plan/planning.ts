import type { ReadContext } from '../../../runtime/module.ts'
import type { Db } from '../../../store/database.ts'
import { DeliveryTally } from '../delivery/tally.ts'
import { openStaging } from '../staging/staging-file.ts'
import { readRun } from '../run/import-run.ts'
import { importColumns } from './import-columns.ts'
import { RowPlanner } from './row-planner.ts'

/** The planning of one file while it goes on: kept on its thread between the steps of one job. */
export interface Planning {
  readonly importId: number
  readonly planner: RowPlanner
  readonly staging: Db
  /** The row the next step begins with. */
  next: number
  /** How many rows say nothing, by column: place in the file, key in the catalogue. */
  readonly blank: { readonly index: number; readonly key: string; count: number }[]
  /** Counts what a supplier delivered; null where nobody knows whose file it is. */
  readonly delivery: DeliveryTally | null
}

const MEMORY = 'import.planning'

/** Begins planning a file at its first row; a planning that was left half done is dropped. */
export function beginPlanning({ db, structure, memory }: ReadContext, importId: number): Planning {
  endPlanning({ memory })
  const run = readRun(db, importId)
  const { structure: extended, columns } = importColumns(structure(), run.description.columns)
  const planner = new RowPlanner(db, extended, columns, run.description.policy)
  const blank = columns.map(({ index, column }) => ({ index, key: column.key, count: 0 }))
  const delivery = run.description.supplier == null ? null : new DeliveryTally(db, extended, columns, planner.keys)
  const staging = openStaging(run.stagingPath, 'write')
  const planning: Planning = { importId, planner, staging, next: 1, blank, delivery }
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
