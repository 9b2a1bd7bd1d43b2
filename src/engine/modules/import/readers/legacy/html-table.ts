import { decodeHTML } from 'entities'
import { headerText, textCell } from '../cells.ts'
import { limits } from '../limits.ts'
import type { SourceCell } from '../source.ts'
import { unreadable } from '../unreadable.ts'

/**
 * The largest table of an HTML page, as many web shops export under the name .xls. Own reader: the library turns
 * "1431,50" into a number by American rules and "000123" into 123. Scripts, styles and comments are skipped, and
 * nothing is fetched. Merged cells fill their width with empty cells.
 */
export function readHtmlTable(html: string): SourceCell[][] {
  const page = html.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
  let best: SourceCell[][] = []
  for (const match of page.matchAll(/<table\b[^>]*>([\s\S]*?)(?=<table\b|<\/table\s*>|$)/gi)) {
    const rows = readRows(match[1] ?? '')
    if (cellsOf(rows) > cellsOf(best)) best = rows
  }
  if (best.length === 0) throw unreadable('no-table')
  return best
}

function readRows(table: string): SourceCell[][] {
  const rows: SourceCell[][] = []
  for (const part of table.split(/<tr\b[^>]*>/i).slice(1)) {
    const cells: SourceCell[] = []
    for (const match of part.matchAll(/<t([hd])\b([^>]*)>([\s\S]*?)(?=<t[hd]\b|<\/t[hdr]\s*>|$)/gi)) {
      cells.push(htmlText(match[3] ?? ''))
      const span = Number(/\bcolspan\s*=\s*["']?(\d{1,5})/i.exec(match[2] ?? '')?.[1] ?? 1)
      for (let extra = 1; extra < Math.min(span, limits.sheetColumns); extra += 1) cells.push('')
    }
    if (cells.length > 0) rows.push(cells)
  }
  return rows
}

function cellsOf(rows: readonly SourceCell[][]): number {
  return rows.reduce((sum, row) => sum + row.length, 0)
}

/** Text as a browser would show it: tags gone, `<br>` a line break, runs of blanks one space. */
export function htmlText(html: string): SourceCell {
  const lines = html
    .replace(/[\r\n\t ]+/g, ' ')
    .split(/<br\s*\/?>|<\/p\s*>|<\/div\s*>|<\/li\s*>/i)
    .map((line) => decodeHTML(line.replace(/<[^>]*>/g, '')).replace(/^ +| +$/g, ''))
  while (lines.length > 1 && headerText(lines.at(-1) ?? '') === '') lines.pop()
  return textCell(lines.join('\n'))
}
