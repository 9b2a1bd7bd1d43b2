import { conceptOf } from '../mapping/concepts.ts'
import { parseHeader } from '../mapping/parse-header.ts'
import type { Column } from '../structure/column.ts'

/** Whether a header says when a row was last changed: "Last_Update_Date", "Wijzigingsdatum". */
export function isLastUpdate(header: string): boolean {
  const { whole, name } = parseHeader(header)
  return (conceptOf(whole) ?? conceptOf(name))?.name === 'last-update'
}

/** Whether a column of a file, mapped to this column, tells how old each row is: a date, called so by either. */
export function tellsRowAge(header: string, { attribute }: Column): boolean {
  return attribute?.type === 'date' && (isLastUpdate(header) || isLastUpdate(attribute.code))
}

/** Both are days as they are stored; a row of the same day is not older, and one without a day says nothing. */
export function isOlder(row: unknown, held: unknown): boolean {
  return typeof row === 'string' && typeof held === 'string' && row < held
}
