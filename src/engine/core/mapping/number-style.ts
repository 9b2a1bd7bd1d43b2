import type { Problem } from '../values/problem.ts'
import { problem } from '../values/problem.ts'

/** How the numbers of a column are written, counted over its values. Plain data: it travels between processes. */
export interface NumberCounts {
  integers: number
  commaDecimal: number
  commaGrouping: number
  pointDecimal: number
  pointGrouping: number
  /** "1,234" and "1.234": either a thousand or a fraction. */
  commaUnclear: number
  pointUnclear: number
  /** "0,535": three decimals beyond doubt, so that three digits behind a mark need not be thousands. */
  threeDecimals: number
}

export function noNumbers(): NumberCounts {
  return {
    integers: 0,
    commaDecimal: 0,
    commaGrouping: 0,
    pointDecimal: 0,
    pointGrouping: 0,
    commaUnclear: 0,
    pointUnclear: 0,
    threeDecimals: 0,
  }
}

/** What the marks of one number say: each is a decimal mark, a thousands mark, or cannot be told from this number. */
export type NumberShape =
  | { readonly kind: 'integer' }
  | {
      readonly kind: 'clear'
      readonly decimal: ',' | '.' | null
      readonly grouping: ',' | '.' | null
      readonly decimals: number
    }
  | { readonly kind: 'unclear'; readonly mark: ',' | '.' }

// A sign or name of a currency in front, a unit or currency behind: "€ 1.234,50", "2,133 kg", "EUR 12", "21 %".
const AMOUNT =
  /^\s*[^\d\s.,'’+\-−]{0,4}\s*[+\-−]?\s*((?:\d[\d.,'’\s]*\d|\d)(?:[.,])?|[.,]\d+)\s*(?:[-–]{1,2}|[^\d.,+\-−][^\d]{0,14})?\s*$/u

/** The shape of a text that is one number, with or without currency or unit; null for any other text. */
export function numberShape(text: string): NumberShape | null {
  const digits = AMOUNT.exec(text)?.[1]
  if (digits === undefined) return null
  const run = digits.replace(/[\s'’]+(?=\d{3}(?:\D|$))/g, '')
  if (/[\s'’]/.test(run)) return null
  const marks = run.replace(/\d/g, '')
  if (marks === '') return { kind: 'integer' }
  const last = marks.at(-1) === ',' ? ',' : '.'
  const decimals = run.length - run.lastIndexOf(last) - 1
  if (marks.includes(',') && marks.includes('.')) {
    return { kind: 'clear', decimal: last, grouping: last === ',' ? '.' : ',', decimals }
  }
  if (marks.length > 1) {
    if (/^\d{1,3}(?:[.,]\d{3})+$/.test(run)) return { kind: 'clear', decimal: null, grouping: last, decimals: 0 }
    // "2,849,83": one mark for both, as some price lists have it; clear because cents are two digits.
    return /^\d{1,3}(?:[.,]\d{3})+[.,]\d{1,2}$/.test(run)
      ? { kind: 'clear', decimal: last, grouping: null, decimals }
      : null
  }
  if (decimals === 0) return { kind: 'integer' }
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(run)
    ? { kind: 'unclear', mark: last }
    : { kind: 'clear', decimal: last, grouping: null, decimals }
}

/** Adds what one number shows to the counts of its column. */
export function countNumber(counts: NumberCounts, shape: NumberShape): void {
  if (shape.kind === 'integer') counts.integers += 1
  else if (shape.kind === 'unclear') counts[shape.mark === ',' ? 'commaUnclear' : 'pointUnclear'] += 1
  else {
    if (shape.decimal === ',') counts.commaDecimal += 1
    if (shape.decimal === '.') counts.pointDecimal += 1
    if (shape.grouping === ',') counts.commaGrouping += 1
    if (shape.grouping === '.') counts.pointGrouping += 1
    if (shape.decimals === 3) counts.threeDecimals += 1
  }
}

export type MarkRole = 'decimal' | 'grouping' | 'unclear'

export interface NumberStyle {
  readonly comma: MarkRole
  readonly point: MarkRole
  /** Whether the column holds a number that its other numbers do not explain. */
  readonly isAmbiguous: boolean
}

/**
 * Decides from the whole column what a mark stands for where a single number does not tell. A mark that never divides
 * anything but three digits, in a column without evidence either way, stays unclear: it is asked or flagged, never
 * guessed. In money three digits behind a decimal mark need evidence of their own.
 */
export function numberStyle(counts: NumberCounts, isMoney: boolean): NumberStyle {
  const own = (decimal: number, grouping: number): MarkRole =>
    decimal > 0 && grouping === 0 && (!isMoney || counts.threeDecimals > 0)
      ? 'decimal'
      : grouping > 0 && decimal === 0
        ? 'grouping'
        : 'unclear'
  let comma = own(counts.commaDecimal, counts.commaGrouping)
  let point = own(counts.pointDecimal, counts.pointGrouping)
  // One mark that divides leaves the other, never seen dividing, to group; and the other way round.
  if (comma === 'unclear' && counts.commaDecimal === 0 && counts.commaGrouping === 0)
    comma = opposite(counts.pointDecimal, counts.pointGrouping)
  if (point === 'unclear' && counts.pointDecimal === 0 && counts.pointGrouping === 0)
    point = opposite(counts.commaDecimal, counts.commaGrouping)
  const isAmbiguous =
    (comma === 'unclear' && counts.commaUnclear > 0) || (point === 'unclear' && counts.pointUnclear > 0)
  return { comma, point, isAmbiguous }
}

/**
 * The mark that divides in one text of a column: what the text itself shows, else what the person said of the column,
 * else what the column shows; null where nothing tells. For a text that is no number: any.
 */
export function dividingMark(text: string, chosen: ',' | '.' | null, style: NumberStyle): ',' | '.' | null {
  const shape = numberShape(text)
  if (shape === null || shape.kind === 'integer') return '.'
  if (shape.kind === 'clear') return shape.decimal ?? (shape.grouping === ',' ? '.' : ',')
  const own = style[shape.mark === ',' ? 'comma' : 'point']
  const role = chosen === null ? own : shape.mark === chosen ? 'decimal' : 'grouping'
  if (role === 'unclear') return null
  return role === 'decimal' ? shape.mark : shape.mark === ',' ? '.' : ','
}

export function ambiguousNumber(text: string): Problem {
  return problem(
    'ambiguous-number',
    `"${text.trim()}" can be a thousand or a fraction, and this column does not tell which.`,
  )
}

function opposite(decimal: number, grouping: number): MarkRole {
  if (decimal > 0 && grouping === 0) return 'grouping'
  return grouping > 0 && decimal === 0 ? 'decimal' : 'unclear'
}
