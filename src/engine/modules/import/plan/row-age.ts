import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { isOlder, tellsRowAge } from '../../../core/matching/row-age.ts'
import { problem } from '../../../core/values/problem.ts'
import type { Target } from './import-target.ts'
import { readCell } from './import-target.ts'
import type { RowAt } from './planned-row.ts'
import { refuseAt } from './planned-row.ts'

/** The column that says when a row was last changed; null where none does. */
export function ageColumn(targets: readonly Target[]): Target | null {
  return targets.find(({ name, column }) => tellsRowAge(name, column)) ?? null
}

/** Why a row is older than what is held of its product; null when it is not, or does not say. */
export function olderRow(
  age: Target | null,
  at: RowAt,
  productId: number,
  current: readonly CellValue[],
): Rejection | null {
  if (age === null) return null
  const read = readCell(age, at.cells)
  const held = current[age.slotAt] ?? null
  if (!read.ok || !isOlder(read.value, held)) return null
  const why = problem('older-row', `This row is of ${read.value}; what the catalogue holds is of ${held}.`, {
    date: String(read.value),
    held: String(held),
  })
  return refuseAt(at, age, why, productId)
}
