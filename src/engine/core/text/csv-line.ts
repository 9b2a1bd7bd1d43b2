import { guardFormula } from './formula-guard.ts'

/** One line of CSV (RFC 4180 with LF), in which no text can run as a formula; an import takes the guard off again. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guardFormula(cell))).join(',')}\n`
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell
}
