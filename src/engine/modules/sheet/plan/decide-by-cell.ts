import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue, Override } from '../../../../shared/vocabulary.ts'
import type { Place } from '../../../core/structure/inheritance.ts'
import { isInherited } from '../../../core/structure/inheritance.ts'
import type { StructureModel } from '../../../core/structure/model.ts'
import { ownList } from '../../../core/structure/own-values.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { Problem } from '../../../core/values/problem.ts'
import { problem } from '../../../core/values/problem.ts'
import type { ReadValue } from '../../../core/values/read-value.ts'
import { refuseCell } from '../../../core/values/refuse-cell.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import type { Db } from '../../../store/database.ts'
import { placeOf } from '../../../store/inherit.ts'
import { AT } from './chunk.ts'
import type { CellChange, OutcomeOf } from './outcomes.ts'
import type { PlannedCells } from './planned-cells.ts'
import type { CellRow } from './read-cells.ts'
import type { Target } from './target.ts'

/**
 * Decides cell by cell, for columns in which no cell bears on another's: the value must be right for its column, and
 * the product the one to hold it. The same rules as `decideTogether`, at a fraction of its cost. With `override` of
 * inherited values, a variant gets a value of its own where its model has another.
 */
export function decideByCell(
  db: Db,
  structure: StructureModel,
  rows: Iterable<CellRow>,
  targets: readonly Target[],
  outcomeOf: OutcomeOf,
  cells: PlannedCells,
  override: readonly Override[] = [],
): void {
  const keepsOwn = override.includes('inherited')
  // One pair of lists for all rows: a million cells pass through here.
  const keys: string[] = []
  const values: CellValue[] = []
  for (const row of rows) {
    keys.length = 0
    values.length = 0
    let place: Place | null | undefined
    let own: ReadonlySet<string> | null = null
    for (const target of targets) {
      const outcome = outcomeOf(row, target)
      if (outcome === null) continue
      const read = readOutcome(outcome, target)
      place ??= isAlone(row) ? null : placeOf(db, structure, row.id)
      const refusal = row.values[AT.deletedAt] === null ? null : gone()
      const isOver = keepsOwn && read.ok && place !== null && isInherited(place, target.column)
      const where = isOver && place ? { ...place, own: new Set([...place.own, target.key]) } : place
      const why = refusal ?? (read.ok ? refuseCell(target.column, where) : read.problem)
      if (why) {
        cells.refuse(rejected(why, row, target, outcome, read), row)
      } else {
        const value = read.ok ? read.value : null
        keys.push(target.key)
        values.push(value)
        // What the model says already is no value of its own.
        if (isOver && place && value !== (row.values[target.at] ?? null))
          own = new Set([...(own ?? place.own), target.key])
      }
    }
    if (own) {
      keys.push(SYSTEM_SLOT.ownValues.key)
      values.push(ownList(own))
    }
    if (keys.length > 0) cells.write(row, keys, values)
  }
}

function readOutcome(outcome: CellChange, { reader }: Target): ReadValue {
  switch (outcome.kind) {
    case 'clear':
      return reader.check(null)
    case 'text':
      return reader.read(outcome.text)
    case 'value':
      return reader.check(outcome.value)
    case 'refuse':
      return { ok: false, problem: outcome.problem }
  }
}

function rejected(why: Problem, row: CellRow, target: Target, outcome: CellChange, read: ReadValue): Rejection {
  const tried =
    outcome.kind === 'text'
      ? outcome.text
      : outcome.kind === 'refuse'
        ? outcome.tried
        : outcome.kind === 'value'
          ? String(outcome.value)
          : null
  // As a single cell is refused: by what was read, or else by what was tried.
  const value = read.ok ? (read.value === null ? null : String(read.value)) : tried
  return toRejection(why, { productId: row.id, column: target.key, value })
}

function isAlone({ values }: CellRow): boolean {
  return values[AT.kind] === 'product' && values[AT.parent] === null
}

function gone(): Problem {
  return problem('unknown-product', 'This product is not in the catalogue any more.')
}
