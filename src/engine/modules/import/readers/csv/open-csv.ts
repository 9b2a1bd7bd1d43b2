import type { FileHandle } from 'node:fs/promises'
import { textCell } from '../cells.ts'
import { limits } from '../limits.ts'
import type { OpenSource, PlainRowHandler, RawRow, RawRowHandler, RowMark, SheetFacts } from '../open-source.ts'
import type { SourceOptions } from '../source.ts'
import { createDecoder } from '../text/decoders.ts'
import {
  chooseEncoding,
  type EncodingGuess,
  encodingOfMark,
  encodingOfZeroBytes,
  looksBinary,
  Utf8Evidence,
} from '../text/detect-encoding.ts'
import { encodingNamed, encodings } from '../text/encodings.ts'
import { throwIfCancelled, unreadable } from '../unreadable.ts'
import type { CsvRowHandler } from './csv-scanner.ts'
import { CsvScanner } from './csv-scanner.ts'
import { type CsvDialect, detectDialect } from './detect-dialect.ts'

const CHUNK_BYTES = 2 ** 19

/** How thoroughly to look for the encoding: a description must be quick, a read may look at every byte. */
export type Thoroughness = 'quick' | 'whole'

/** Opens a text file as a table. Refuses binary data and files without text. */
export async function openCsv(
  handle: FileHandle,
  size: number,
  options: SourceOptions,
  thoroughness: Thoroughness,
): Promise<OpenSource> {
  if (size > limits.textFileBytes) throw unreadable('too-large')
  const guess = await findEncoding(handle, size, options.encoding, thoroughness)
  if (guess.markLength >= size) throw unreadable('only-bom')
  const head = await readHead(handle, size, guess, limits.sampleBytes)
  const found = detectDialect(head.text, head.isWhole)
  // A "sep=" line stays an instruction when the user overrules what it says.
  const dialect: CsvDialect = options.delimiter === undefined ? found : { ...found, delimiter: options.delimiter }
  return new CsvSource(handle, size, guess, dialect)
}

class CsvSource implements OpenSource {
  readonly format = 'csv'
  readonly encodings = encodings
  readonly sheets = []
  readonly shape = 'lines'
  readonly encoding: string
  readonly encodingConfidence: number
  readonly delimiter: string
  readonly #handle: FileHandle
  readonly #size: number
  readonly #guess: EncodingGuess
  readonly #hintRows: number

  constructor(handle: FileHandle, size: number, guess: EncodingGuess, dialect: CsvDialect) {
    this.#handle = handle
    this.#size = size
    this.#guess = guess
    this.#hintRows = dialect.hintRows
    this.encoding = guess.encoding
    this.encodingConfidence = guess.confidence
    this.delimiter = dialect.delimiter
  }

  async sample(_sheet: string | null, most: number): Promise<readonly RawRow[]> {
    // A first row may be longer than the first look: look further until there are rows to judge by.
    for (let bytes: number = limits.sampleBytes; ; bytes *= 4) {
      const head = await readHead(this.#handle, this.#size, this.#guess, bytes)
      const rows: RawRow[] = []
      const cutter = this.#cutter((cells, line, marks) => {
        rows.push({ cells, line, marks })
        return rows.length < most
      })
      cutter.push(head.text, head.isWhole)
      if (head.isWhole || rows.length >= 20 || bytes >= limits.sampleBytesMost) return rows
    }
  }

  async read(
    _sheet: string | null,
    onRow: RawRowHandler,
    onProgress: (share: number) => void,
    signal?: AbortSignal,
    onPlain?: PlainRowHandler,
  ): Promise<SheetFacts> {
    const decoder = createDecoder(this.#guess.encoding)
    const cutter = this.#cutter(onRow, onPlain)
    // Two buffers in turn: the next piece is read from disk while this one is cut into rows.
    const buffers = [Buffer.allocUnsafe(CHUNK_BYTES), Buffer.allocUnsafe(CHUNK_BYTES)] as const
    let position = this.#guess.markLength
    let turn: 0 | 1 = 0
    let reading = this.#handle.read(buffers[0], 0, CHUNK_BYTES, position)
    for (;;) {
      const { bytesRead } = await reading
      throwIfCancelled(signal)
      if (bytesRead === 0) break
      const piece: Buffer = buffers[turn].subarray(0, bytesRead)
      position += bytesRead
      turn = turn === 0 ? 1 : 0
      reading = this.#handle.read(buffers[turn], 0, CHUNK_BYTES, position)
      try {
        cutter.push(decoder.decode(piece), false)
      } catch (error) {
        await reading
        throw error
      }
      onProgress(position / this.#size)
      if (cutter.isStopped) {
        await reading
        return { hiddenColumns: [] }
      }
    }
    cutter.push(decoder.end(), true)
    return { hiddenColumns: [] }
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }

  #cutter(onRow: RawRowHandler, onPlain?: PlainRowHandler): RowCutter {
    return new RowCutter(this.delimiter, this.#hintRows, onRow, onPlain)
  }
}

/** The scanner with its rows cleaned and marked: the "sep=" line skipped, what had to be repaired said. */
class RowCutter {
  readonly #scanner: CsvScanner
  /** Whether this piece, or the one before whose end was held back, holds a character to look for cell by cell. */
  #isSuspect = false
  #wasSuspect = false

  constructor(delimiter: string, hintRows: number, onRow: RawRowHandler, onPlain?: PlainRowHandler) {
    const cut: CsvRowHandler = (cells, line, repair) => {
      if (line <= hintRows) return true
      const marks: RowMark[] = []
      if (repair !== null) marks.push({ code: repair.kind, column: repair.column })
      if (this.#isSuspect || this.#wasSuspect) cleanRow(cells, marks)
      return onRow(cells, line, marks.length === 0 ? null : marks)
    }
    const plain = (text: string, from: number, to: number, line: number): boolean =>
      line > hintRows && !this.#isSuspect && !this.#wasSuspect && onPlain?.(text, from, to, line) === true
    this.#scanner = new CsvScanner(delimiter, cut, onPlain === undefined ? null : plain)
  }

  get isStopped(): boolean {
    return this.#scanner.isStopped
  }

  push(text: string, isLast: boolean): void {
    this.#wasSuspect = this.#isSuspect
    this.#isSuspect = isSuspicious(text)
    this.#scanner.push(text, isLast)
    // A record longer than a piece spans several: once suspect, suspect until its end has come.
    this.#isSuspect ||= this.#wasSuspect && this.#scanner.isInsideRecord
  }
}

const suspicious = /[\u0000\u001e\u001f\ufffd]/

/** The same for a long text: four native searches take a tenth of the time of the expression. */
function isSuspicious(text: string): boolean {
  return text.includes('\u0000') || text.includes('\u001e') || text.includes('\u001f') || text.includes('\ufffd')
}

function cleanRow(cells: string[], marks: RowMark[]): void {
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column] ?? ''
    if (!suspicious.test(cell)) continue
    if (cell.includes('\ufffd')) marks.push({ code: 'invalid-byte', column })
    const clean = textCell(cell)
    if (clean !== cell) marks.push({ code: 'control-character', column })
    cells[column] = clean
  }
}

async function readHead(
  handle: FileHandle,
  size: number,
  guess: EncodingGuess,
  bytes: number,
): Promise<{ text: string; isWhole: boolean }> {
  const available = size - guess.markLength
  const buffer = Buffer.allocUnsafe(Math.min(bytes, available))
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, guess.markLength)
  const decoder = createDecoder(guess.encoding)
  const isWhole = bytesRead >= available
  const text = decoder.decode(buffer.subarray(0, bytesRead))
  return { text: isWhole ? text + decoder.end() : text, isWhole }
}

async function findEncoding(
  handle: FileHandle,
  size: number,
  wanted: string | undefined,
  thoroughness: Thoroughness,
): Promise<EncodingGuess> {
  const head = Buffer.allocUnsafe(Math.min(size, 64 * 2 ** 10))
  const { bytesRead } = await handle.read(head, 0, head.length, 0)
  const start = head.subarray(0, bytesRead)
  const marked = encodingOfMark(start)
  if (wanted !== undefined) {
    const encoding = encodingNamed(wanted)
    if (encoding === undefined) throw unreadable('encoding', JSON.stringify(wanted))
    return { encoding, markLength: marked?.encoding === encoding ? marked.markLength : 0, confidence: 1 }
  }
  if (marked !== undefined) return marked
  const wide = encodingOfZeroBytes(start)
  if (wide !== undefined) return { encoding: wide, markLength: 0, confidence: 0.9 }
  if (looksBinary(start)) throw unreadable('binary')
  return chooseEncoding(await gatherEvidence(handle, size, thoroughness))
}

/** Looks at every byte, or, to describe a large file quickly, at its head, tail and 62 windows between. */
async function gatherEvidence(handle: FileHandle, size: number, thoroughness: Thoroughness): Promise<Utf8Evidence> {
  const evidence = new Utf8Evidence()
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  const isWhole = thoroughness === 'whole' || size <= limits.encodingScanBytes
  const windows = 64
  const step = isWhole ? CHUNK_BYTES : Math.floor((size - CHUNK_BYTES) / (windows - 1))
  for (let position = 0; position < size; position += step) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position)
    if (bytesRead === 0) break
    evidence.add(buffer.subarray(0, bytesRead), position > 0)
  }
  return evidence
}
