/**
 * A block of cells from the clipboard: rows of texts. A quote opens a quoted cell only where its closing quote ends the
 * cell, and is taken off only where the cell needed it: a cell that reads `"x"` stays `"x"`.
 */
export function parseTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let at = 0
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  while (at <= source.length) {
    const { cell, end } = readCell(source, at)
    rows.at(-1)?.push(unguarded(cell))
    if (end >= source.length) break
    if (source[end] === '\n') rows.push([])
    at = end + 1
  }
  const last = rows.at(-1)
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop() // spreadsheets end the last row, too
  return rows
}

function readCell(source: string, at: number): { readonly cell: string; readonly end: number } {
  if (source[at] === '"') {
    let close = at + 1
    while (close < source.length) {
      if (source[close] !== '"') close++
      else if (source[close + 1] === '"') close += 2
      else break
    }
    const after = source[close + 1]
    const isQuoted = close < source.length && (after === undefined || after === '\t' || after === '\n')
    const inside = source.slice(at + 1, close)
    if (isQuoted && /[\t\n]|""/.test(inside)) return { cell: inside.replaceAll('""', '"'), end: close + 1 }
    if (isQuoted) return { cell: source.slice(at, close + 1), end: close + 1 }
  }
  const stop = source.slice(at).search(/[\t\n]/)
  const end = stop === -1 ? source.length : at + stop
  return { cell: source.slice(at, end), end }
}

/** The apostrophe that copies have before what a spreadsheet would run (format-table.ts) is no part of the text. */
function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
