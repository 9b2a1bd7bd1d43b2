import { isOwnHeader } from '../../../../core/mapping/own-export.ts'
import { cellText, columnLetter, isBlankCell } from '../cells.ts'
import { limits } from '../limits.ts'
import type { Notices } from '../notices.ts'
import type { RowMark, SourceShape } from '../open-source.ts'
import type { SourceCell, SourceSink } from '../source.ts'
import type { TableLayout } from './layout.ts'
import { RowKinds } from './row-kinds.ts'

/** Counts that run on over the sheets of one source. */
export interface TableCounts {
  rows: number
  blank: number
  total: number
  group: number
  header: number
}

/** Turns the raw rows of one sheet into data rows, and says what it left out or had to mend. */
export class TableReader {
  readonly #layout: TableLayout
  readonly #kinds: RowKinds
  readonly #shape: SourceShape
  /** In records, and in a file of ours, nothing stands between the products. */
  readonly #isAllProducts: boolean
  readonly #sink: SourceSink
  readonly #notices: Notices
  readonly #counts: TableCounts
  #blanks = 0

  constructor(layout: TableLayout, shape: SourceShape, sink: SourceSink, notices: Notices, counts: TableCounts) {
    this.#layout = layout
    this.#kinds = new RowKinds(layout.headerLine === null ? [] : layout.header, layout.sample)
    this.#shape = shape
    this.#isAllProducts = shape === 'records' || (layout.headerLine !== null && isOwnHeader(layout.header))
    this.#sink = sink
    this.#notices = notices
    this.#counts = counts
  }

  take(cells: SourceCell[], line: number, marks: readonly RowMark[] | null): void {
    if (this.#layout.headerLine !== null && line <= this.#layout.headerLine) return
    const kind = this.#isAllProducts && !cells.every(isBlankCell) ? 'data' : this.#kinds.kindOf(cells)
    switch (kind) {
      case 'blank':
        this.#blanks += 1
        return
      case 'total':
      case 'group':
        this.#counts[kind] += 1
        this.#notices.add({ code: `${kind}-row`, row: this.#counts.rows + 1, line, found: firstText(cells) })
        return
      case 'header':
        this.#counts.header += 1
        this.#notices.add({ code: 'repeated-header', row: this.#counts.rows + 1, line })
        return
      case 'data':
        this.#data(cells, line, marks)
    }
  }

  /** Hands a row of a text file on without cutting it, where a look shows that it is a product like most; else false. */
  takePlain(text: string, from: number, to: number, line: number): boolean {
    const { header, headerLine } = this.#layout
    if (this.#sink.plain === undefined || this.#blanks > 0 || (headerLine !== null && line <= headerLine)) return false
    // Shorter than a cell may be, so each of its cells is.
    if (to - from > limits.cellCharacters || !this.#kinds.isPlainlyData(text, from, to, header.length)) return false
    const row = this.#counts.rows + 1
    if (!this.#sink.plain(row, text.slice(from, to), line)) return false
    this.#counts.rows = row
    return true
  }

  #data(cells: SourceCell[], line: number, marks: readonly RowMark[] | null): void {
    const row = this.#counts.rows + 1
    this.#counts.rows = row
    if (this.#blanks > 0) {
      // Blank lines below the last product are the end of the sheet, not worth a word: told only when a row follows.
      this.#counts.blank += this.#blanks
      this.#notices.add({ code: 'blank-rows', row, line: line - this.#blanks }, this.#blanks)
      this.#blanks = 0
    }
    if (marks !== null) {
      for (const mark of marks) {
        const column = mark.column === null ? null : this.#columnName(mark.column)
        this.#notices.add({ code: mark.code, row, line, column, found: String(cells[mark.column ?? -1]?.length ?? '') })
      }
    }
    this.#fit(cells, row, line)
    if (this.#shape === 'lines') this.#reportLongCells(cells, row, line)
    this.#sink.row(row, cells, line)
  }

  #fit(cells: SourceCell[], row: number, line: number): void {
    const width = this.#layout.header.length
    if (cells.length < width) {
      if (this.#shape === 'lines') this.#notices.add({ code: 'short-row', row, line, found: String(cells.length) })
      while (cells.length < width) cells.push('')
      return
    }
    while (cells.length > width && isBlankCell(cells.at(-1) ?? '')) cells.pop()
    if (cells.length === width) return
    const extra = cells.slice(width).map((cell) => cellText(cell).slice(0, 60))
    this.#notices.add({ code: 'long-row', row, line, found: extra.slice(0, 5).join(', ') })
  }

  #reportLongCells(cells: readonly SourceCell[], row: number, line: number): void {
    for (let column = 0; column < cells.length; column += 1) {
      const length = cells[column]?.length ?? 0
      if (length <= limits.cellCharacters) continue
      this.#notices.add({ code: 'long-cell', row, line, column: this.#columnName(column), found: String(length) })
    }
  }

  #columnName(column: number): string {
    const name = this.#layout.header[column] ?? ''
    return name === '' ? columnLetter(column) : name
  }
}

function firstText(cells: readonly SourceCell[]): string {
  const cell = cells.find((candidate) => !isBlankCell(candidate)) ?? ''
  return cellText(cell).trim().slice(0, 60)
}
