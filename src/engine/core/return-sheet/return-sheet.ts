import type { DeliveredRow, DeliveryLayout, RefusedCell } from '../kpi/delivery.ts'
import { judgeRow } from '../kpi/delivery.ts'

/** Name of the hidden sheet that a file is known by when it comes back; other programs keep it. */
export const MARKER_SHEET = 'etalage_return'
/** And the header of the hidden column that tells its rows apart, wherever they have been moved. */
export const MARKER_COLUMN = 'etalage'

/** A cell that a supplier is asked for. */
export interface AskedCell {
  /** Place of its column in the supplier's file. */
  readonly column: number
  /** Null: it is empty; else why it was refused. */
  readonly refused: RefusedCell | null
}

/** A row as it went out to the supplier. */
export interface SentRow {
  /** Its number in the delivery. */
  readonly n: number
  /** As they were delivered. */
  readonly cells: readonly string[]
  readonly asked: readonly AskedCell[]
}

/** Of these refusals the first one counts; the row that comes again is no question. */
const NOT_ASKED: ReadonlySet<string> = new Set(['repeated-key', 'older-row'])

/**
 * What is asked back of a row: what is missing of it and what was refused, but for what somebody has put right here
 * already; nothing of a row that does not count.
 */
export function askedCells(layout: DeliveryLayout, row: DeliveredRow): AskedCell[] {
  if (row.outcome === 'skipped' || row.refused.some(({ code }) => NOT_ASKED.has(code))) return []
  const { missing, wrong, twice } = judgeRow(layout, row)
  const reasons = new Map(row.refused.map((refused) => [refused.column, refused]))
  const asked = new Map<number, AskedCell>()
  for (const column of missing) asked.set(column, { column, refused: null })
  for (const column of [...wrong, ...twice]) asked.set(column, { column, refused: reasons.get(column) ?? null })
  for (const column of row.repaired) asked.delete(column)
  return [...asked.values()].toSorted((a, b) => a.column - b.column)
}
