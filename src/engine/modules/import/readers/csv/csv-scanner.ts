import { CELL_MARK } from '../../../../core/mapping/source-cell.ts'
import { limits } from '../limits.ts'
import { unreadable } from '../unreadable.ts'

/** One record. `line` counts records from 1, blank ones included. Return false to stop. */
export type CsvRowHandler = (cells: string[], line: number, repair: CsvRepair | null) => boolean

/**
 * Told of a record without quotes before it is cut: it stands in `text` from one place to another, its cells divided by
 * CELL_MARK. True takes it as it is; false has it cut into cells.
 */
export type PlainRecordHandler = (text: string, from: number, to: number, line: number) => boolean

/** What had to be repaired in a record: an opening quote without its closing one. */
export interface CsvRepair {
  readonly kind: 'unclosed-quote'
  readonly column: number
}

type QuotedField = { readonly text: string; readonly end: number } | 'incomplete' | 'unclosed'

const CR = 13
const LF = 10
const SPACE = 32
const QUOTE = 34

/** Ends a record that has not arrived whole. */
const INCOMPLETE = -1

/**
 * Cuts delimited text into records while it streams by.
 *
 * Own scanner, chosen over papaparse and uDSV because only it gets every odd file right: the libraries take a lone CR
 * inside an LF file for text, swallow the rest of the file after a quote that never closes, and cannot say which line
 * they repaired. It keeps up with them (docs/import.md): one loop over the characters outside quotes, native searches
 * inside them, and slices instead of copies.
 */
export class CsvScanner {
  readonly #delimiter: string
  readonly #delimiterCode: number
  readonly #onRow: CsvRowHandler
  readonly #onPlain: PlainRecordHandler | null
  readonly #delimiters: RegExp
  #held = ''
  #line = 0
  #isStopped = false
  /** Where the next CR stands in the piece that is offered as it is. */
  #returnAt = -1
  #cells: string[] = []
  #repair: CsvRepair | null = null

  /** An empty delimiter reads the file as one column. */
  constructor(delimiter: string, onRow: CsvRowHandler, onPlain: PlainRecordHandler | null = null) {
    this.#delimiter = delimiter
    this.#delimiterCode = delimiter === '' ? -1 : delimiter.charCodeAt(0)
    this.#onRow = onRow
    this.#onPlain = delimiter.length === 1 ? onPlain : null
    this.#delimiters = new RegExp(`\\u${Math.max(0, this.#delimiterCode).toString(16).padStart(4, '0')}`, 'g')
  }

  /** True once the handler asked to stop. */
  get isStopped(): boolean {
    return this.#isStopped
  }

  /** True while the end of a record is still to come. */
  get isInsideRecord(): boolean {
    return this.#held !== ''
  }

  /** Takes the next piece of text; `isLast` flushes the last record, which may lack its line end. */
  push(text: string, isLast: boolean): void {
    if (this.#isStopped) return
    const buffer = this.#held === '' ? text : this.#held + text
    // One replacement in all of a piece costs a tenth of cutting each of its cells and joining them again.
    const plain = this.#onPlain !== null && !buffer.includes('"') ? buffer.replace(this.#delimiters, CELL_MARK) : null
    this.#returnAt = -1
    let at = 0
    while (at < buffer.length && !this.#isStopped) {
      if (plain !== null) {
        const next = this.#plainRecord(plain, at)
        if (next !== INCOMPLETE) {
          at = next
          continue
        }
      }
      this.#cells = []
      this.#repair = null
      const next = this.#record(buffer, at, isLast)
      if (next === INCOMPLETE) break
      if (next - at > limits.csvRowCharacters) throw unreadable('row-too-long')
      at = next
      this.#line += 1
      if (!this.#onRow(this.#cells, this.#line, this.#repair)) this.#isStopped = true
    }
    this.#held = at >= buffer.length ? '' : buffer.slice(at)
    if (this.#held.length > limits.csvRowCharacters) throw unreadable('row-too-long')
  }

  /** Offers the record at `start` as it is; answers where the next begins, or INCOMPLETE where it is to be cut. */
  #plainRecord(text: string, start: number): number {
    const end = text.indexOf('\n', start)
    if (end === -1) return INCOMPLETE
    const to = end > start && text.charCodeAt(end - 1) === CR ? end - 1 : end
    // Looked for once in a piece that has none.
    if (this.#returnAt < start) {
      const found = text.indexOf('\r', start)
      this.#returnAt = found === -1 ? text.length : found
    }
    if (this.#returnAt < to) return INCOMPLETE
    if (to - start > limits.csvRowCharacters || this.#onPlain?.(text, start, to, this.#line + 1) !== true)
      return INCOMPLETE
    this.#line += 1
    return end + 1
  }

  /** Reads the record at `start` into `#cells`; answers where the next begins, or INCOMPLETE. */
  #record(buffer: string, start: number, isLast: boolean): number {
    const length = buffer.length
    const delimiterCode = this.#delimiterCode
    const delimiterLength = this.#delimiter.length
    const cells = this.#cells
    let at = start
    for (;;) {
      let end = at
      if (buffer.charCodeAt(at) === QUOTE) {
        const quoted = this.#quotedField(buffer, at, isLast)
        if (quoted === 'incomplete') return INCOMPLETE
        if (quoted === 'unclosed') {
          // Taken line by line from here: the quote is dropped, the field ends at its own delimiter.
          this.#repair ??= { kind: 'unclosed-quote', column: cells.length }
          at += 1
          end = this.#fieldEnd(buffer, at)
          cells.push(buffer.slice(at, end))
        } else {
          end = quoted.end
          cells.push(quoted.text)
        }
      } else {
        for (; end < length; end += 1) {
          const code = buffer.charCodeAt(end)
          if (code === LF || code === CR) break
          if (code !== delimiterCode) continue
          if (delimiterLength === 1 || buffer.startsWith(this.#delimiter, end)) break
          if (end + delimiterLength > length && !isLast) return INCOMPLETE
        }
        cells.push(buffer.slice(at, end))
      }
      if (end >= length) return isLast ? length : INCOMPLETE
      const code = buffer.charCodeAt(end)
      if (code === LF) return end + 1
      if (code === CR) {
        // A CR at the very end may be half of a CRLF.
        if (end + 1 === length && !isLast) return INCOMPLETE
        return buffer.charCodeAt(end + 1) === LF ? end + 2 : end + 1
      }
      at = end + delimiterLength
    }
  }

  #fieldEnd(buffer: string, from: number): number {
    let at = from
    while (at < buffer.length && !this.#isFieldEnd(buffer, at)) at += 1
    return at
  }

  #quotedField(buffer: string, open: number, isLast: boolean): QuotedField {
    const length = buffer.length
    let text = ''
    let from = open + 1
    for (;;) {
      const quote = buffer.indexOf('"', from)
      if (quote === -1) {
        return isLast || length - open > limits.csvFieldCharacters ? 'unclosed' : 'incomplete'
      }
      if (quote - open > limits.csvFieldCharacters) return 'unclosed'
      if (quote + 1 >= length && !isLast) return 'incomplete'
      if (buffer.charCodeAt(quote + 1) === QUOTE) {
        text += buffer.slice(from, quote + 1)
        from = quote + 2
        continue
      }
      let end = quote + 1
      while (buffer.charCodeAt(end) === SPACE) end += 1
      // The next piece may bring the rest of a delimiter of two characters.
      if (end + Math.max(1, this.#delimiter.length) > length && !isLast) return 'incomplete'
      if (this.#isFieldEnd(buffer, end)) return { text: text + buffer.slice(from, quote), end }
      // A quote that stands where a field begins, after a line break in what we took for one field: the earlier
      // opening quote was the stray one. Anywhere else it is an inch sign or a sloppy inner quote, and stays text.
      const soFar = text + buffer.slice(from, quote)
      if (this.#isFieldStart(buffer, quote) && /[\r\n]/.test(soFar)) return 'unclosed'
      text = `${soFar}"`
      from = quote + 1
    }
  }

  #isFieldEnd(buffer: string, at: number): boolean {
    if (at >= buffer.length) return true
    const code = buffer.charCodeAt(at)
    return code === LF || code === CR || (this.#delimiter !== '' && buffer.startsWith(this.#delimiter, at))
  }

  #isFieldStart(buffer: string, at: number): boolean {
    const before = buffer.charCodeAt(at - 1)
    if (before === LF || before === CR) return true
    return this.#delimiter !== '' && buffer.startsWith(this.#delimiter, at - this.#delimiter.length)
  }
}
