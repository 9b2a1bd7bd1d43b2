import { booleanCell, errorCell, numberCell, dateCell, textCell } from '../cells.ts'
import { limits } from '../limits.ts'
import type { RawRowHandler, RowMark } from '../open-source.ts'
import type { SourceCell } from '../source.ts'
import { unreadable } from '../unreadable.ts'
import { decodeEntities, decodeWorkbookEscapes } from '../xml/entities.ts'
import { canonicalDecimal, formattedCell, type NumberFormat } from './number-format.ts'
import { richText } from './rich-text.ts'

export interface SheetContext {
  readonly formats: readonly NumberFormat[]
  readonly uses1904: boolean
  sharedString(index: number): SourceCell
}

/** Tag names with the namespace prefix this part uses. */
interface Tags {
  readonly prefix: string
  readonly row: string
  readonly rowClose: string
  readonly cell: string
  readonly cellClose: string
  readonly value: string
  readonly formula: string
  readonly inline: string
  readonly dataClose: string
}

const ZERO = 48
const NINE = 57
const UPPER_A = 65
const UPPER_Z = 90

/**
 * Cuts a worksheet into rows while its text streams by. It searches for tags instead of building elements (three to
 * four times the speed of the parsers on the registry), which is safe because XmlTextStream leaves no '<' that is not
 * a tag. Goes by the cells that are there: the stated dimension is not believed.
 */
export class SheetScanner {
  readonly #context: SheetContext
  readonly #onRow: RawRowHandler
  readonly hiddenColumns: number[] = []
  #tags: Tags | undefined
  #text = ''
  #isInData = false
  #isDone = false
  #line = 0
  #cells = 0

  readonly #mostCells: number

  /** `mostCells` is for tests: twenty million cells take too long to make. */
  constructor(context: SheetContext, onRow: RawRowHandler, mostCells: number = limits.sheetCells) {
    this.#mostCells = mostCells
    this.#context = context
    this.#onRow = onRow
  }

  /** True once the rows are over or the handler asked to stop. */
  get isDone(): boolean {
    return this.#isDone
  }

  push(piece: string): void {
    if (this.#isDone) return
    this.#text += piece
    if (this.#isInData || this.#readHead()) this.#text = this.#text.slice(this.#readRows(this.#text))
    if (this.#text.length > limits.sheetRowCharacters) throw unreadable('row-too-long')
  }

  /** Tells that no more text comes. Refuses rows that never ended; a sheet may do without any. */
  end(): void {
    if (this.#isDone) return
    if (this.#isInData || !/<\/(?:[\w.-]+:)?worksheet\s*>\s*$|<(?:[\w.-]+:)?worksheet[^>]*\/>\s*$/.test(this.#text)) {
      throw unreadable('malformed-xml')
    }
    this.#isDone = true
  }

  /** Everything before the rows: the prefix in use and which columns are hidden. False while it has not all come. */
  #readHead(): boolean {
    const root = /<([\w.-]+:)?worksheet[\s>/]/.exec(this.#text)
    if (root === null) {
      if (this.#text.length > 65_536) throw unreadable('malformed-xml')
      return false
    }
    const prefix = root[1] ?? ''
    this.#tags ??= {
      prefix,
      row: `<${prefix}row`,
      rowClose: `</${prefix}row>`,
      cell: `<${prefix}c`,
      cellClose: `</${prefix}c>`,
      value: `<${prefix}v`,
      formula: `<${prefix}f`,
      inline: `<${prefix}is`,
      dataClose: `</${prefix}sheetData>`,
    }
    const data = new RegExp(`<${prefix}sheetData\\s*(/?)>`).exec(this.#text)
    if (data === null) return false
    for (const match of this.#text.slice(0, data.index).matchAll(new RegExp(`<${prefix}col\\s([^>]*)>`, 'g'))) {
      this.#readColumn(match[1] ?? '')
    }
    if (data[1] === '/') this.#isDone = true
    this.#isInData = true
    this.#text = this.#text.slice(data.index + data[0].length)
    return true
  }

  #readColumn(attributes: string): void {
    if (!/\shidden="(?:1|true)"/.test(` ${attributes}`)) return
    const first = Number(/\bmin="(\d+)"/.exec(attributes)?.[1] ?? 0)
    const last = Math.min(Number(/\bmax="(\d+)"/.exec(attributes)?.[1] ?? 0), limits.sheetColumns)
    for (let column = first; column > 0 && column <= last; column += 1) this.hiddenColumns.push(column - 1)
  }

  /** Reads the rows that are complete and answers how far it came. */
  #readRows(text: string): number {
    const tags = this.#tags
    if (tags === undefined) return 0
    let at = 0
    while (!this.#isDone) {
      const start = tagFrom(text, tags.row, at)
      if (start === -1) {
        // No further row in this piece: over when the closing tag is here, else wait for more.
        if (text.indexOf(tags.dataClose, at) !== -1) this.#isDone = true
        return Math.max(at, text.lastIndexOf('<'))
      }
      const tagEnd = text.indexOf('>', start)
      if (tagEnd === -1) return start
      const isEmpty = text.charAt(tagEnd - 1) === '/'
      const end = isEmpty ? tagEnd : text.indexOf(tags.rowClose, tagEnd)
      if (end === -1) return start
      this.#readRow(text, start, tagEnd, isEmpty ? tagEnd : end, tags)
      at = isEmpty ? tagEnd + 1 : end + tags.rowClose.length
    }
    return at
  }

  #readRow(text: string, start: number, tagEnd: number, end: number, tags: Tags): void {
    const attributes = text.slice(start + tags.row.length, tagEnd)
    const numbered = /\sr="(\d+)"/.exec(attributes)
    this.#line = numbered === null ? this.#line + 1 : Number(numbered[1])
    if (this.#line > limits.sheetRows) throw unreadable('damaged')
    const cells: SourceCell[] = []
    let marks: RowMark[] | null = null
    if (/\shidden="(?:1|true)"/.test(attributes)) marks = [{ code: 'hidden-rows', column: null }]
    marks = this.#readCells(text, tagEnd + 1, end, tags, cells, marks)
    if (cells.length === 0) return
    if (!this.#onRow(cells, this.#line, marks)) this.#isDone = true
  }

  #readCells(
    text: string,
    from: number,
    end: number,
    tags: Tags,
    cells: SourceCell[],
    given: RowMark[] | null,
  ): RowMark[] | null {
    let marks = given
    let column = -1
    for (let at = tagFrom(text, tags.cell, from); at !== -1 && at < end; at = tagFrom(text, tags.cell, at)) {
      const tagEnd = text.indexOf('>', at)
      let type = ''
      let style = 0
      column += 1
      // The attributes that matter have one-letter names: r, s and t.
      for (let i = at + tags.cell.length; i < tagEnd; i += 1) {
        if (text.charCodeAt(i) !== 0x3d || text.charCodeAt(i - 2) > 0x20) continue
        const name = text.charCodeAt(i - 1)
        const quote = text.charAt(i + 1)
        const valueEnd = text.indexOf(quote, i + 2)
        if (valueEnd === -1 || valueEnd > tagEnd) break
        if (name === 0x72) column = columnOf(text, i + 2, valueEnd, column)
        else if (name === 0x73) style = numberIn(text, i + 2, valueEnd)
        else if (name === 0x74) type = text.slice(i + 2, valueEnd)
        i = valueEnd
      }
      if (column >= limits.sheetColumns) throw unreadable('damaged')
      if (text.charCodeAt(tagEnd - 1) === 0x2f) {
        at = tagEnd
        continue
      }
      const close = text.indexOf(tags.cellClose, tagEnd)
      if (close === -1 || close > end) throw unreadable('malformed-xml')
      const cell = this.#readCell(text, tagEnd + 1, close, type, style, tags)
      if (cell === '') {
        if (hasFormula(text, tagEnd + 1, close, tags)) {
          marks ??= []
          marks.push({ code: 'formula-without-value', column })
        }
      } else {
        if (cell.length > limits.cellCharacters) {
          marks ??= []
          marks.push({ code: 'long-cell', column })
        }
        if (type === 'e') {
          marks ??= []
          marks.push({ code: 'error-cell', column })
        }
        while (cells.length < column) cells.push('')
        cells[column] = cell
        this.#cells += 1
        if (this.#cells > this.#mostCells) throw unreadable('too-many-cells')
      }
      at = close
    }
    return marks
  }

  #readCell(text: string, from: number, end: number, type: string, style: number, tags: Tags): SourceCell {
    if (type === 'inlineStr') {
      const open = tagFrom(text, tags.inline, from)
      if (open === -1 || open >= end) return ''
      const inner = text.indexOf('>', open) + 1
      const close = text.indexOf(`</${tags.prefix}is>`, inner)
      return close === -1 || close > end ? '' : textCell(richText(text.slice(inner, close), tags.prefix))
    }
    const value = valueIn(text, from, end, tags.value)
    if (value === '') return ''
    switch (type) {
      case 's':
        return this.#context.sharedString(Number(value))
      case 'str':
        return textCell(decodeWorkbookEscapes(decodeEntities(value)))
      case 'b':
        return booleanCell(value === '1' || value === 'true')
      case 'e':
        return errorCell(decodeEntities(value))
      case 'd':
        return dateCell(value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace(/(?:\.\d+)?Z?$/, ''))
      default:
        return this.#numberCell(value, style)
    }
  }

  #numberCell(value: string, style: number): SourceCell {
    const decimal = canonicalDecimal(value)
    if (decimal === undefined) return textCell(decodeEntities(value))
    const format = this.#context.formats[style]
    return format === undefined || format.kind === 'plain'
      ? numberCell(decimal)
      : formattedCell(decimal, format, this.#context.uses1904)
  }
}

/** The text inside the value element; '' when there is none or it is empty. */
function valueIn(text: string, from: number, end: number, tag: string): string {
  // The usual cell is nothing but its value.
  const open = text.startsWith(tag, from) ? from : tagFrom(text, tag, from)
  if (open === -1 || open >= end) return ''
  const tagEnd = text.indexOf('>', open)
  if (text.charCodeAt(tagEnd - 1) === 0x2f) return ''
  const close = text.indexOf('<', tagEnd)
  return close === -1 ? '' : text.slice(tagEnd + 1, close).trim()
}

function hasFormula(text: string, from: number, end: number, tags: Tags): boolean {
  const open = tagFrom(text, tags.formula, from)
  return open !== -1 && open < end
}

/** The next tag of exactly this name: "<c" but not "<col". */
function tagFrom(text: string, tag: string, from: number): number {
  for (let at = text.indexOf(tag, from); at !== -1; at = text.indexOf(tag, at + 1)) {
    const next = text.charCodeAt(at + tag.length)
    if (next === 0x20 || next === 0x3e || next === 0x2f || next === 0x0a || next === 0x0d || next === 0x09) return at
  }
  return -1
}

/** The column of a reference such as "AB12", zero-based; `otherwise` when it has no letters. */
function columnOf(text: string, from: number, end: number, otherwise: number): number {
  let column = 0
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= UPPER_A && code <= UPPER_Z) column = column * 26 + code - UPPER_A + 1
    else break
  }
  return column === 0 ? otherwise : column - 1
}

function numberIn(text: string, from: number, end: number): number {
  let number = 0
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code < ZERO || code > NINE) return 0
    number = number * 10 + code - ZERO
  }
  return number
}
