import { KIND_MARK } from '../cells.ts'
import type { OpenSource, RawRow, RawRowHandler, SheetFacts } from '../open-source.ts'
import type { SourceCell, SourceSheet } from '../source.ts'
import { unreadable } from '../unreadable.ts'
import { XmlTextStream } from '../xml/xml-text.ts'
import type { ZipArchive } from '../zip/zip-archive.ts'
import { SharedStrings } from './shared-strings.ts'
import { SheetScanner } from './sheet-scanner.ts'
import { readWorkbook, type Workbook, type WorkbookSheet } from './workbook-part.ts'

/** Opens an XLSX workbook by its archive; sheets stream, only the shared strings are kept. */
export async function openXlsx(
  archive: ZipArchive,
  workbookPart: string,
  close: () => Promise<void>,
  signal?: AbortSignal,
): Promise<OpenSource> {
  return new XlsxSource(archive, await readWorkbook(archive, workbookPart), close, signal)
}

class XlsxSource implements OpenSource {
  readonly format = 'xlsx'
  readonly encoding = null
  readonly encodingConfidence = 1
  readonly encodings = []
  readonly delimiter = null
  readonly shape = 'sheet'
  readonly sheets: readonly SourceSheet[]
  readonly #archive: ZipArchive
  readonly #workbook: Workbook
  readonly #strings: SharedStrings
  readonly #close: () => Promise<void>

  constructor(archive: ZipArchive, workbook: Workbook, close: () => Promise<void>, signal?: AbortSignal) {
    this.#archive = archive
    this.#workbook = workbook
    this.#strings = new SharedStrings(archive, workbook.sharedStrings, signal)
    this.#close = close
    this.sheets = workbook.sheets.map(({ name, hidden }) => ({ name, hidden }))
  }

  async sample(sheet: string | null, most: number, signal?: AbortSignal): Promise<readonly RawRow[]> {
    const rows: RawRow[] = []
    let highest = -1
    // Texts are looked up afterwards, when it is known how far the shared strings must be read.
    const scanner = new SheetScanner(
      {
        ...this.#workbook,
        sharedString: (index) => {
          highest = Math.max(highest, index)
          return `${PENDING}${index}`
        },
      },
      (cells, line, marks) => {
        rows.push({ cells, line, marks })
        return rows.length < most
      },
    )
    await this.#scan(this.#sheet(sheet), scanner, () => {}, signal)
    await this.#strings.loadTo(highest)
    for (const row of rows) this.#resolve(row.cells)
    return rows
  }

  async read(
    sheet: string | null,
    onRow: RawRowHandler,
    onProgress: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<SheetFacts> {
    await this.#strings.loadTo(Number.POSITIVE_INFINITY)
    const scanner = new SheetScanner({ ...this.#workbook, sharedString: (index) => this.#strings.get(index) }, onRow)
    await this.#scan(this.#sheet(sheet), scanner, onProgress, signal)
    return { hiddenColumns: scanner.hiddenColumns }
  }

  async close(): Promise<void> {
    await this.#strings.close()
    await this.#close()
  }

  async #scan(
    sheet: WorkbookSheet,
    scanner: SheetScanner,
    onProgress: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const stream = new XmlTextStream()
    let done = 0
    for await (const piece of this.#archive.pieces(sheet.entry, signal)) {
      scanner.push(stream.push(piece))
      done += piece.length
      onProgress(done / sheet.entry.size)
      if (scanner.isDone) return
    }
    scanner.push(stream.end())
    scanner.end()
  }

  #sheet(name: string | null): WorkbookSheet {
    const sheet = this.#workbook.sheets.find((candidate) => candidate.name === name)
    if (sheet === undefined) throw unreadable('sheet-missing')
    return sheet
  }

  #resolve(cells: SourceCell[]): void {
    for (const [index, cell] of cells.entries()) {
      if (cell.startsWith(PENDING)) cells[index] = this.#strings.get(Number(cell.slice(PENDING.length)))
    }
  }
}

/** A shared string that is still only a number; no cell starts with two kind marks. */
const PENDING = `${KIND_MARK}${KIND_MARK}`
