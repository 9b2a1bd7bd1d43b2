import type { ColumnFacts } from './column-facts.ts'

/** Amounts in other columns that must say so; fewer may be codes that look like amounts. */
const LEAST = 5

/**
 * The decimal mark of a whole file: the one that divides in some columns and in none does the other. Null where the
 * columns disagree or hardly any divides. For columns that do not tell by themselves, such as weights of three decimals.
 */
export function fileDecimal(columns: readonly ColumnFacts[]): ',' | '.' | null {
  let commas = 0
  let points = 0
  for (const { numbers, filled, pointZero } of columns) {
    // Codes such as "10.25" are no amounts: a column of amounts is nearly all numbers.
    const { commaDecimal, pointDecimal, commaGrouping, pointGrouping } = numbers
    if (filled === 0 || pointZero > 0 || commaDecimal + pointDecimal < filled * 0.5) continue
    commas += commaDecimal + pointGrouping
    points += pointDecimal + commaGrouping
  }
  if (commas >= LEAST && points === 0) return ','
  return points >= LEAST && commas === 0 ? '.' : null
}
