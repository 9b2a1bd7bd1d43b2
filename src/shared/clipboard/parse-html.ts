import { decodeHTML, decodeHTMLAttribute } from 'entities'

/** A cell of a table in the clipboard. */
export interface HtmlCell {
  readonly text: string
  /** Stored form, where we copied it ourselves; the plain number, where the spreadsheet tells it. */
  readonly raw: string | null
}

export interface HtmlTable {
  readonly rows: readonly (readonly HtmlCell[])[]
  /** What our own copies say about their columns; null for tables of others. */
  readonly own: string | null
}

/** A cell while its text is being read. */
interface OpenCell {
  text: string
  readonly raw: string | null
  readonly colspan: number
  readonly rowspan: number
  /** Blanks count as they are. */
  readonly isPre: boolean
}

/** Cells between two breaths. */
const CELLS_AT_ONCE = 2_000

const TAG = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g

/**
 * The one table in a piece of HTML as spreadsheets put it on the clipboard; null when it is something else, such as a
 * paragraph with a table in it. Reads Excel's, LibreOffice's and our own: `<br>` is a line break in the cell, line breaks
 * of the source are blanks, `sdval` and `x:num` are plain numbers, merged cells leave empty ones. Yields now and then,
 * so that a large one need not hold up the window.
 */
export function* readHtmlTable(html: string): Generator<void, HtmlTable | null> {
  const start = html.search(/<table[\s>]/i)
  if (start === -1) return null
  const rows: HtmlCell[][] = []
  /** Columns of coming rows that a cell from above reaches into, by row. */
  const covered = new Map<number, Set<number>>()
  let own: string | null = null
  let cell: OpenCell | null = null
  let depth = 0
  let end = -1
  let count = 0
  let from = start

  const closeCell = (): void => {
    const row = rows.at(-1)
    if (!cell || !row) return
    const taken = covered.get(rows.length - 1)
    while (taken?.has(row.length) === true) row.push({ text: '', raw: null })
    const at = row.length
    row.push({ text: cell.text, raw: cell.raw })
    for (let more = 1; more < cell.colspan; more++) row.push({ text: '', raw: null })
    for (let below = 1; below < cell.rowspan; below++) {
      const reached = covered.get(rows.length - 1 + below) ?? new Set<number>()
      for (let across = 0; across < cell.colspan; across++) reached.add(at + across)
      covered.set(rows.length - 1 + below, reached)
    }
    cell = null
    count++
  }
  const closeRow = (): void => {
    const row = rows.at(-1)
    const taken = covered.get(rows.length - 1)
    if (row && taken) while (taken.has(row.length)) row.push({ text: '', raw: null })
  }

  const pattern = new RegExp(TAG) // its own place: another table may be read meanwhile
  pattern.lastIndex = start
  for (let found = pattern.exec(html); found; found = pattern.exec(html)) {
    const [all, slash, name = '', attributes = ''] = found
    if (cell) cell.text += wordsOf(html.slice(from, found.index), cell)
    from = found.index + all.length
    switch (name.toLowerCase()) {
      case 'table':
        depth += slash === '/' ? -1 : 1
        if (slash === '/' && depth === 0) {
          closeCell()
          closeRow()
          end = from
        } else if (slash === '' && depth === 1) own = attributeOf(attributes, 'data-etalage')
        break
      case 'tr':
        closeCell()
        closeRow()
        if (slash === '') rows.push([])
        break
      case 'td':
      case 'th':
        closeCell()
        if (slash === '') cell = openCell(attributes, own !== null)
        break
      case 'br':
        if (cell) cell.text += '\n'
        break
      case 'p':
      case 'div':
        if (cell && slash === '' && cell.text !== '') cell.text += '\n'
        break
    }
    if (end !== -1) break
    if (count >= CELLS_AT_ONCE) {
      count = 0
      yield
    }
  }
  const isAlone = end !== -1 && textOutside(html.slice(0, start)) === '' && textOutside(html.slice(end)) === ''
  return isAlone && rows.length > 0 ? { rows: own === null ? rows.map((row) => row.map(tidied)) : rows, own } : null
}

function openCell(attributes: string, isPre: boolean): OpenCell {
  const span = (name: string): number => Math.min(1_000, Math.max(1, Number(attributeOf(attributes, name) ?? 1) || 1))
  const own = attributeOf(attributes, 'data-raw')
  return {
    text: '',
    raw: own ?? attributeOf(attributes, 'sdval') ?? attributeOf(attributes, 'x:num'),
    colspan: span('colspan'),
    rowspan: span('rowspan'),
    isPre,
  }
}

/** Text of the source: its line breaks and repeated blanks are one blank, except where we wrote it ourselves. */
function wordsOf(source: string, { isPre, text }: { readonly isPre: boolean; readonly text: string }): string {
  const words = decodeHTML(isPre ? source : source.replaceAll(/[ \t\r\n]+/g, ' '))
  return text.endsWith('\n') && !isPre ? words.replace(/^ /, '') : words
}

function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(attributes)
  const value = found?.[1] ?? found?.[2] ?? found?.[3]
  return value === undefined ? null : decodeHTMLAttribute(value)
}

/** Blanks at the ends come from how the source is broken into lines; those that are meant are non-breaking. */
function tidied({ text, raw }: HtmlCell): HtmlCell {
  return { text: text.replaceAll(/^ +| +$/g, '').replaceAll('\u00a0', ' '), raw }
}

function textOutside(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<(style|script|title|xml)[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&nbsp;|\s/g, '')
    .replace(/^Version:.*?StartFragment:\d+EndFragment:\d+/i, '')
}
