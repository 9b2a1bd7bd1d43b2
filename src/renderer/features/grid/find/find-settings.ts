import type { CellOperation, FindPattern } from '../../../../shared/contract/sheet.ts'
import type { RegexFault } from '../../../../shared/regex-fault.ts'
import { regexFault } from '../../../../shared/regex-fault.ts'
import type { Reach, SheetTarget } from '../../../state/sheet-target.ts'

/** What stands in the fields of find and replace. */
export interface FindSettings {
  readonly find: string
  readonly with: string
  readonly isRegex: boolean
  readonly matchCase: boolean
  readonly wholeCell: boolean
  readonly reach: Reach
}

/** What is wrong with what is looked for, while it is being typed; null when it can be looked for. */
export function faultOf({ find, isRegex }: FindSettings): RegexFault | null {
  return isRegex ? regexFault(find) : null
}

/** What to look for; null while there is nothing, or nothing that can be. */
export function patternOf(settings: FindSettings): FindPattern | null {
  const { find, isRegex, matchCase, wholeCell } = settings
  return find === '' || faultOf(settings) ? null : { find, isRegex, matchCase, wholeCell }
}

/** The replacement: an empty cell comes out only where everything in it was replaced by nothing. */
export function replacementOf(pattern: FindPattern, text: string): CellOperation {
  return { kind: 'replace', ...pattern, with: text, whenEmpty: 'clear' }
}

/** Rows and columns that find walks through: of several ranges the rectangle around them. */
export function walkOf(
  target: SheetTarget,
  reach: Reach,
): { readonly rows: { readonly from: number; readonly count: number } | null; readonly columns: readonly string[] } {
  if (reach === 'column') return { rows: null, columns: target.active ? [target.active.column] : [] }
  if (reach !== 'selection') return { rows: null, columns: target.columns }
  const from = Math.min(...target.ranges.map((range) => range.from))
  const to = Math.max(...target.ranges.map((range) => range.from + range.count))
  const chosen = new Set(target.ranges.flatMap(({ columns }) => columns))
  return {
    rows: target.ranges.length === 0 ? null : { from, count: to - from },
    columns: target.columns.filter((key) => chosen.has(key)),
  }
}

/** Whether a cell belongs to what is searched. */
export function isWithin(target: SheetTarget, reach: Reach, row: number, column: string): boolean {
  if (reach === 'column') return column === target.active?.column
  if (reach !== 'selection') return true
  return target.ranges.some(({ from, count, columns }) => row >= from && row < from + count && columns.includes(column))
}
