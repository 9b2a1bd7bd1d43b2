import { isOwnHeader } from '../../../../core/mapping/own-export.ts'
import { CsvScanner } from './csv-scanner.ts'

export interface CsvDialect {
  /** '' when the file has one column. */
  readonly delimiter: string
  /** Records at the start that are an instruction to a spreadsheet program, not data ("sep=;"). */
  readonly hintRows: 0 | 1
}

const candidates = [';', ',', '\t', '|', '^'] as const

/** Finds the delimiter in the first text of a file; a "sep=" line and our own header are believed without looking further. */
export function detectDialect(text: string, isWhole: boolean): CsvDialect {
  const hint = /^sep=(.|\t)\r?(?:\n|$)/i.exec(text)
  if (hint?.[1] !== undefined) return { delimiter: hint[1], hintRows: 1 }
  const [firstLine = ''] = text.split('\n', 1)
  if (isOwnHeader(firstLine.trimEnd().split(','))) return { delimiter: ',', hintRows: 0 }
  let best: { delimiter: string; score: number } = { delimiter: '', score: 0 }
  for (const delimiter of candidates) {
    if (!text.includes(delimiter)) continue
    const score = scoreDelimiter(text, isWhole, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return { delimiter: best.delimiter, hintRows: 0 }
}

/**
 * A delimiter cuts most lines into the same number of cells, more than one. Decimal commas also come once a line, so
 * the number of cells counts, and a delimiter whose cells are half-empty numbers ("1431" and "50") does not win from
 * one that gives seven whole cells.
 */
function scoreDelimiter(text: string, isWhole: boolean, delimiter: string): number {
  const counts: number[] = []
  const scanner = new CsvScanner(delimiter, (cells) => {
    if (cells.length > 1 || cells[0]?.trim() !== '') counts.push(cells.length)
    return counts.length < 100
  })
  scanner.push(text, isWhole)
  if (counts.length === 0) return 0
  const tally = new Map<number, number>()
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1)
  let usual = 1
  let usualRows = 0
  for (const [count, rows] of tally) {
    if (count > 1 && (rows > usualRows || (rows === usualRows && count > usual))) {
      usual = count
      usualRows = rows
    }
  }
  if (usualRows === 0) return 0
  // Lines with about the usual number are ragged rows of the same table, lines with one cell may be titles.
  let agreeing = 0
  for (const count of counts) agreeing += count === usual ? 1 : Math.abs(count - usual) <= usual * 0.25 ? 0.3 : 0
  const share = agreeing / counts.length
  return share * share * Math.sqrt(Math.min(usual, 30) - 1 + 0.01)
}
