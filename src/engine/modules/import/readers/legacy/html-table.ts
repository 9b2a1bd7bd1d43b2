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
    .map((line) => decodeHtml(line.replace(/<[^>]*>/g, '')).replace(/^ +| +$/g, ''))
  while (lines.length > 1 && headerText(lines.at(-1) ?? '') === '') lines.pop()
  return textCell(lines.join('\n'))
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  euro: '€',
  pound: '£',
  cent: '¢',
  yen: '¥',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  micro: 'µ',
  middot: '·',
  bull: '•',
  hellip: '…',
  times: '×',
  divide: '÷',
  plusmn: '±',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  sup2: '²',
  sup3: '³',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  szlig: 'ß',
  oslash: 'ø',
  Oslash: 'Ø',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  iexcl: '¡',
  iquest: '¿',
  sect: '§',
  para: '¶',
}

const accents: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
  caron: '\u030c',
}

function decodeHtml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}\d{0,2}));/g,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return namedCharacter(name) ?? whole
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCodePoint(code)
    },
  )
}

function namedCharacter(name: string): string | undefined {
  const found = Object.hasOwn(named, name) ? named[name] : undefined
  if (found !== undefined) return found
  const accent = Object.hasOwn(accents, name.slice(1)) ? accents[name.slice(1)] : undefined
  return accent === undefined ? undefined : `${name.charAt(0)}${accent}`.normalize('NFC')
}
