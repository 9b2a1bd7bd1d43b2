import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { PICTURE_WAITS } from '../../../core/mapping/picture-reader.ts'
import type { Problem } from '../../../core/values/problem.ts'
import { problem } from '../../../core/values/problem.ts'
import type { Db } from '../../../store/database.ts'
import type { Target } from './import-target.ts'
import { readCell } from './import-target.ts'
import type { RowAt } from './planned-row.ts'
import { refuseAt } from './planned-row.ts'
import { skuOf } from './matched-twice.ts'
import type { RowKeys } from './row-keys.ts'
import { cellAt } from './row-steps.ts'

/**
 * The value of a cell, claimed for its row where only one product may have it; null for an empty cell, undefined for one
 * that was refused: why is then among the rejections.
 */
export function takeValue(
  db: Db,
  keys: RowKeys,
  target: Target,
  at: RowAt,
  productId: number | null,
  rejections: Rejection[],
): CellValue | undefined {
  const { row, cells } = at
  if (cells.repairs === null && cellAt(cells, target.index) === '') return null
  const read = readCell(target, cells)
  if (!read.ok && read.problem.code === PICTURE_WAITS) {
    const why = target.foreign !== null && productId !== null ? target.foreign : waitsFor(target, read.problem)
    rejections.push(refuseAt(at, target, why, productId))
    return undefined
  }
  if (!read.ok) {
    rejections.push(refuseAt(at, target, read.problem, productId))
    return undefined
  }
  if (target.claims === null || read.value === null) return read.value
  const holder = target.claims.productsWith(read.value).find((id) => id !== productId)
  const earlier = target.claims.take(read.value, row)
  if (holder === undefined && earlier === null) return read.value
  if (holder !== undefined && productId !== null && target.isIdentifying) {
    rejections.push(keys.matchedTwice(target, at, productId, holder))
    return undefined
  }
  const other = holder === undefined ? `row ${earlier}` : skuOf(db, holder)
  const why = problem('duplicate-value', `"${read.value}" is already the ${target.name} of ${other}.`, { other })
  rejections.push(refuseAt(at, target, why, productId))
  return undefined
}

function waitsFor({ column }: Target, why: Problem): Problem {
  return { ...why, params: { ...why.params, key: column.key } }
}

/**
 * Takes out what waits for its pictures: nothing is wrong with it, and the rest of its row goes by. What its product
 * cannot have, whether or not the pictures come, stays as what `refuse` says of its column.
 */
export function takeWaiting(rejections: Rejection[], refuse: (key: string) => Problem | null): readonly Rejection[] {
  const waiting: Rejection[] = []
  for (const [at, each] of rejections.entries()) {
    if (each.code !== PICTURE_WAITS) continue
    const why = refuse(String(each.params?.['key']))
    if (why === null) waiting.push(each)
    else rejections[at] = { ...each, ...why, params: why.params ?? {} }
  }
  if (waiting.length > 0)
    rejections.splice(0, rejections.length, ...rejections.filter((each) => !waiting.includes(each)))
  return waiting
}
