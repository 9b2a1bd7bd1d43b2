/** One line of CSV (RFC 4180 with LF). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(',')}\n`
}

/**
 * A text that a spreadsheet program would run as a formula gets an apostrophe before it, as those programs write it
 * themselves; numbers stay numbers.
 */
function harmless(cell: string): string {
  return /^[=@\t\r]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-]?\d+(?:\.\d+)?(?: [A-Z_]+)?$/.test(cell))
    ? `'${cell}`
    : cell
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell
}
