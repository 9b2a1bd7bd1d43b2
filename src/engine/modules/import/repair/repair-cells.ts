import type { Parsed } from '../../../../shared/contract/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import { repairText } from '../../../core/mapping/repair.ts'
import { columnFinder } from '../../../core/transform/column-names.ts'
import type { StepChain } from '../../../core/transform/compile-steps.ts'
import { compileSteps } from '../../../core/transform/compile-steps.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { readStep } from '../../../runtime/module.ts'
import { bounded } from '../../../runtime/bounded.ts'
import type { Db } from '../../../store/database.ts'
import type { ImportColumn } from '../plan/import-columns.ts'
import { importColumns } from '../plan/import-columns.ts'
import { comparedBefore, forgetCompared } from '../plan/planning.ts'
import type { RowCells } from '../plan/row-steps.ts'
import { RowSteps } from '../plan/row-steps.ts'
import { numbersAt } from '../plan/shown-rows.ts'
import { columnLetter } from '../readers/index.ts'
import type { RunColumn } from '../run/import-run.ts'
import { readRun, requireStaged } from '../run/import-run.ts'
import type { RepairChange } from '../staging/repairs.ts'
import { keepRepairs, turnRepairs } from '../staging/repairs.ts'
import { rowsOf } from '../staging/staged-rows.ts'
import { openStaging } from '../staging/staging-file.ts'
import { repairedBy } from './repaired-cell.ts'
import { replanRows } from './replan.ts'

type Input = Parsed<'import.repair'>

export interface Repaired {
  /** Cells that say something else now. */
  readonly changed: number
  /** False where all rows have to be planned anew: it bears on too many, or the catalogue has changed since. */
  readonly isReplanned: boolean
  /** Columns of the file that it touched. */
  readonly columns: readonly number[]
}

/** Rows whose steps are carried out at once. */
const ROWS_AT_ONCE = 250
/** Above this, comparing the whole file anew is not slower, and can be cancelled. */
const REPLANNED_MOST = 5_000

/** Repairs cells, and plans their rows anew where that is worth it. */
export const repairCells = readStep('import.repairCells', 'worker', (context, input: Input): Repaired =>
  withStaging(context, input.importId, (staging) => {
    const changes = changesBy(context, staging, input)
    if (changes.length > 0) keepRepairs(staging, changes)
    return changes
  }),
)

/** Takes the last repair back or does it again, and plans its rows anew. */
export const turnRepair = readStep(
  'import.turnRepair',
  'worker',
  (context, { importId, direction }: Parsed<'import.undoRepair'>): Repaired =>
    withStaging(context, importId, (staging) => turnRepairs(staging, direction) ?? []),
)

function withStaging(
  context: ReadContext,
  importId: number,
  change: (staging: Db) => readonly RepairChange[],
): Repaired {
  const run = readRun(context.db, importId)
  requireStaged(run)
  const staging = openStaging(run.stagingPath, 'write')
  try {
    staging.exec('BEGIN')
    const changes = change(staging)
    const rows = new Set(changes.map(({ n }) => n))
    const compared = comparedBefore(context, importId)
    const isReplanned = compared?.canReplan === true && rows.size <= REPLANNED_MOST
    if (isReplanned) replanRows(staging, compared, changes)
    else forgetCompared(context)
    staging.exec('COMMIT')
    return { changed: changes.length, isReplanned, columns: [...new Set(changes.map(({ source }) => source))] }
  } catch (error) {
    // What it planned so far is in no file any more.
    forgetCompared(context)
    throw error
  } finally {
    staging.close()
  }
}

function changesBy(context: ReadContext, staging: Db, input: Input): RepairChange[] {
  const { operation, view, format } = input
  const run = readRun(context.db, input.importId).description
  const { structure, columns } = importColumns(context.structure(), run.columns)
  const steps = new RowSteps(columns)
  const chains = new Map<number, StepChain>()
  for (const source of input.columns) {
    const column = columns.find(({ index }) => index === source)
    if (column === undefined)
      throw new AppError('invalid-input', 'This column of the file goes nowhere: there is nothing to repair in it.', {
        column: source,
      })
    if (operation.kind === 'step') chains.set(source, stepChain(structure, column, run.columns, operation.step))
  }
  const cellsAt = (place: number): RowCells | null => {
    const [row] = rowsOf(staging, numbersAt(staging, view, place, 1))
    return row === undefined ? null : steps.row(row)
  }
  const filledFrom = operation.kind === 'fill-down' ? cellsAt(operation.from) : null
  const fromOf = (cells: RowCells, source: number) => {
    if (operation.kind === 'fill-right') return { cells, source: operation.from }
    return filledFrom === null ? null : { cells: filledFrom, source }
  }
  const pastedAt = (row: number, column: number): string => {
    if (operation.kind !== 'table') return ''
    const line = operation.table[row % operation.table.length] ?? []
    return line[column % Math.max(1, line.length)] ?? ''
  }

  const changes: RepairChange[] = []
  let at = 0
  const repairRows = (numbers: readonly number[]): void => {
    const rows = rowsOf(staging, numbers)
    const all = steps.rows(rows)
    for (const [index, row] of rows.entries()) {
      const cells = all[index]
      if (cells === undefined) continue
      for (const [column, source] of input.columns.entries()) {
        const place = { cells, source, from: fromOf(cells, source), pasted: pastedAt(at, column) }
        const repair = repairedBy(operation, { ...place, chain: chains.get(source) ?? null }, format)
        const now = cells.repairs?.get(source)
        const before = now === undefined ? null : repairText(now)
        const after = repair === null ? null : repairText(repair)
        if (before !== after) changes.push({ n: row.n, source, before, after })
      }
      at += 1
    }
  }
  for (const range of input.rows) {
    for (let done = 0; done < range.count; done += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, range.count - done)
      const numbers = numbersAt(staging, view, range.from + done, count)
      if (numbers.length === 0) break
      bounded(PATTERN_TIMEOUT_MS, () => repairRows(numbers))
    }
  }
  return changes
}

/** What the patterns of 250 rows may take. */
const PATTERN_TIMEOUT_MS = 1_000

function stepChain(
  structure: Parameters<typeof compileSteps>[0],
  { column, index, facts, source }: ImportColumn,
  columns: readonly RunColumn[],
  step: Extract<Input['operation'], { kind: 'step' }>['step'],
): StepChain {
  const find = columnFinder(columns, columnLetter)
  return compileSteps(structure, [step], { column, index, facts, choices: source.mapping, find })
}
