import { headerText, isBlankCell } from '../cells.ts'
import type { RawRow } from '../open-source.ts'
import { type CellShape, shapeOf } from './cell-shape.ts'
import { headerWordShare } from './header-words.ts'

export interface HeaderGuess {
  /** Index into the sampled rows, or null when no row looks like a header. */
  readonly index: number | null
  /** 0 to 1, also of the statement that there is none. */
  readonly confidence: number
}

/** A header further down than this is not looked for: nobody prints forty lines above a price list. */
const DEEPEST = 40
const ENOUGH = 0.66

/**
 * Finds the row that names the columns: as wide as the rows below it, short texts that do not repeat, words that head
 * columns, and values below that look different from it. A title above is narrower; a data row has numbers and codes
 * like its neighbours.
 */
export function detectHeader(rows: readonly RawRow[]): HeaderGuess {
  const width = usualWidth(rows)
  if (width === 0) return { index: null, confidence: 0 }
  let best = { index: -1, score: 0 }
  for (let index = 0; index < Math.min(rows.length, DEEPEST); index += 1) {
    const score = scoreHeader(rows, index, width)
    // Of two equals the upper: the lower is a first row of data.
    if (score > best.score + 0.02) best = { index, score }
  }
  if (best.score < ENOUGH) return { index: null, confidence: Math.min(1, (ENOUGH - best.score) * 4 + 0.3) }
  return { index: best.index, confidence: Math.min(1, 0.5 + (best.score - ENOUGH) * 2) }
}

/** How many filled cells a good row has: the upper quarter, so that titles and sparse rows do not count. */
function usualWidth(rows: readonly RawRow[]): number {
  const counts = rows.map((row) => filled(row)).filter((count) => count > 0)
  counts.sort((a, b) => a - b)
  return counts[Math.floor(counts.length * 0.75)] ?? 0
}

function filled(row: RawRow): number {
  let count = 0
  for (const cell of row.cells) if (!isBlankCell(cell)) count += 1
  return count
}

function scoreHeader(rows: readonly RawRow[], index: number, width: number): number {
  const row = rows[index]
  if (row === undefined) return 0
  const count = filled(row)
  if (count === 0 || (width >= 3 && count < Math.max(2, width * 0.5))) return 0
  const below = rows.slice(index + 1, index + 31).filter((other) => filled(other) >= width * 0.4)
  const names = new Set<string>()
  let labels = 0
  let words = 0
  let contrast = 0
  let likeBelow = 0
  row.cells.forEach((cell, column) => {
    if (isBlankCell(cell)) return
    const text = headerText(cell)
    names.add(text.toLowerCase())
    const shape = shapeOf(cell)
    const isLabel = shape === 'label' || (shape === 'code' && /^\p{L}/u.test(text))
    if (isLabel) labels += shape === 'label' ? 1 : 0.5
    words += headerWordShare(text)
    const relation = compareBelow(cell, shape, below, column)
    if (relation === 'different' && isLabel) contrast += 1
    if (relation === 'same') likeBelow += 1
  })
  const wordShare = words / count
  const evidence =
    below.length === 0 ? wordShare : Math.max(Math.min(1, wordShare * 1.4), Math.min(1, (contrast / count) * 1.6))
  const penalty = (likeBelow / count) * 0.35 * (1 - Math.min(1, wordShare * 2))
  const fill = Math.min(1, count / width)
  return 0.35 * (labels / count) + 0.2 * fill + 0.15 * (names.size / count) + 0.3 * evidence - penalty
}

/** Whether the values below look like the cell ("same"), clearly not ("different"), or cannot tell. */
function compareBelow(
  cell: string,
  shape: CellShape,
  below: readonly RawRow[],
  column: number,
): 'same' | 'different' | 'unknown' {
  let values = 0
  let alike = 0
  let repeats = 0
  for (const row of below) {
    const other = row.cells[column]
    if (other === undefined || isBlankCell(other)) continue
    values += 1
    if (other === cell) repeats += 1
    if (shapeOf(other) === shape) alike += 1
  }
  if (values === 0) return 'unknown'
  if (repeats > 0 || (shape !== 'label' && shape !== 'phrase' && alike > values * 0.6)) return 'same'
  return alike < values * 0.3 ? 'different' : 'unknown'
}
