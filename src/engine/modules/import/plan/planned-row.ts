import type { Rejection } from '../../../../shared/contract/common.ts'
import type { CellValue } from '../../../../shared/vocabulary.ts'
import { cellText } from '../../../core/mapping/source-cell.ts'
import type { Problem } from '../../../core/values/problem.ts'
import { toRejection } from '../../../core/values/rejections.ts'
import type { Target } from './import-target.ts'
import type { Outcome } from './outcomes.ts'
import type { PlannedRecord } from './records/record-planner.ts'
import type { RowCells } from './row-steps.ts'
import { shownCell } from './row-steps.ts'

export interface PlannedRow {
  readonly outcome: Outcome
  readonly productId: number | null
  /** What the product is told apart by, as text. */
  readonly key: string
  /** In the order of `keys`; undefined leaves what is there. Empty unless the row creates or updates. */
  readonly values: readonly (CellValue | undefined)[]
  readonly rejections: readonly Rejection[]
  /** Rules of quality that what comes in breaks, each as often as it does. */
  readonly breaks: readonly Broken[]
  /** What becomes of its model, variants and links; null where nothing does. */
  readonly record: PlannedRecord | null
}

/** A rule, by its code, that the value of a column of the file breaks, by its index. */
export interface Broken {
  readonly rule: string
  readonly source: number
}

/** A row that is planned, as it lies in the file. */
export interface RowAt {
  /** Its number in the file, from 1. */
  readonly row: number
  readonly cells: RowCells
}

/** What is wrong with what a row says in a column, with what the file says there beside it. */
export function refuseAt({ row, cells }: RowAt, target: Target, why: Problem, productId: number | null): Rejection {
  return toRejection(why, { row, column: target.name, productId, value: cellText(shownCell(cells, target)) })
}

/** A row of which nothing comes in. */
export function refusedRow(
  outcome: 'rejected' | 'skipped',
  productId: number | null,
  key: string,
  rejections: readonly Rejection[],
): PlannedRow {
  return { outcome, productId, key, values: [], rejections, breaks: [], record: null }
}
