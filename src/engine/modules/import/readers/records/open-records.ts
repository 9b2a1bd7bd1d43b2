import type { FileHandle } from 'node:fs/promises'
import { limits } from '../limits.ts'
import type { OpenSource, RawRow, RawRowHandler, SheetFacts } from '../open-source.ts'
import type { SourceCell, SourceOptions, SourceSheet } from '../source.ts'
import { unreadable } from '../unreadable.ts'
import { findLists, repeatedAbove } from './choose-list.ts'
import type { DocumentEncoding, Reading } from './document-text.ts'
import { documentEncoding, readDocument } from './document-text.ts'
import { explode } from './explode.ts'
import { flatten } from './flatten.ts'
import { rowsOf } from './variants.ts'
import { JsonDocument } from './json-document.ts'
import type { RecordPath } from './record.ts'
import { RecordCollector } from './record-collector.ts'
import { XmlDocument } from './xml-document.ts'

type RecordFormat = 'json' | 'xml'

/** As much of a file is looked at to find the lists in it. */
const SURVEYED_BYTES = 16 * 2 ** 20

/** The name of a list that is the document itself. */
export const WHOLE_DOCUMENT = '/'

/**
 * Opens JSON, JSON Lines or XML: each list of records in it is a sheet, named by its path, with the columns that any of
 * its records has. Read in a stream, at the memory of one record.
 */
export async function openRecords(
  handle: FileHandle,
  size: number,
  format: RecordFormat,
  options: SourceOptions,
  signal?: AbortSignal,
): Promise<OpenSource> {
  if (size > limits.textFileBytes) throw unreadable('too-large')
  const head = Buffer.alloc(Math.min(size, 65_536))
  await handle.read(head, 0, head.length, 0)
  const file = new RecordFile(handle, size, format, documentEncoding(head))
  const survey = new RecordCollector(null, () => {})
  await file.read(survey, { most: SURVEYED_BYTES, signal })
  const lists = findLists(survey.facts)
  const wanted = options.sheet === undefined ? lists[0] : lists.find((path) => listName(path) === options.sheet)
  if (wanted === undefined) throw unreadable(lists.length === 0 ? 'no-records' : 'sheet-missing')
  const outer = repeatedAbove(wanted, survey.facts) ?? wanted
  const source = new RecordSource(file, lists, { path: wanted, outer, areVariantsRows: options.preset !== 'none' })
  await source.findColumns(signal)
  return source
}

function listName(path: RecordPath): string {
  return path === '' ? WHOLE_DOCUMENT : path
}

/** A file of records, read as often as needed. */
class RecordFile {
  readonly handle: FileHandle
  readonly format: RecordFormat
  readonly #size: number
  readonly #encoding: DocumentEncoding

  constructor(handle: FileHandle, size: number, format: RecordFormat, encoding: DocumentEncoding) {
    this.handle = handle
    this.format = format
    this.#size = size
    this.#encoding = encoding
  }

  async read(collector: RecordCollector, reading: Reading): Promise<void> {
    const document = this.format === 'json' ? new JsonDocument(collector) : new XmlDocument(collector)
    const isWhole = await readDocument(this.handle, this.#size, this.#encoding, (text) => document.push(text), reading)
    if (isWhole) document.end()
  }
}

/** What a decoder makes of bytes that are no character. */
const UNDECODABLE = '\ufffd'

/** Ends a reading that has had enough. */
class Enough extends Error {}

interface WantedList {
  readonly path: RecordPath
  /** The records it is read in: what stands around those of the list belongs to each. */
  readonly outer: RecordPath
  /** Variants inside a record are rows of their own. */
  readonly areVariantsRows: boolean
}

class RecordSource implements OpenSource {
  /** Told by the file itself, nothing to choose. */
  readonly encoding = null
  readonly encodingConfidence = 1
  readonly encodings = []
  readonly delimiter = null
  readonly shape = 'records'
  readonly format: RecordFormat
  readonly sheets: readonly SourceSheet[]
  readonly #file: RecordFile
  readonly #list: WantedList
  readonly #columns = new Map<string, number>()

  constructor(file: RecordFile, lists: readonly RecordPath[], list: WantedList) {
    this.format = file.format
    // The one that is read stands first.
    const others = lists.filter((path) => path !== list.path)
    this.sheets = [list.path, ...others].map((path) => ({ name: listName(path), hidden: false }))
    this.#file = file
    this.#list = list
  }

  /** Looks through the whole file for the columns: the last record may have one that no other has. */
  async findColumns(signal?: AbortSignal): Promise<void> {
    await this.#each(
      (cells) => {
        for (const column of cells.keys()) {
          if (this.#columns.has(column)) continue
          if (this.#columns.size >= limits.sheetColumns) throw unreadable('too-many-columns')
          this.#columns.set(column, this.#columns.size)
        }
        return true
      },
      { signal },
    )
    if (this.#columns.size === 0) throw unreadable('no-records')
  }

  async sample(_sheet: string | null, most: number, signal?: AbortSignal): Promise<readonly RawRow[]> {
    const rows: RawRow[] = [{ cells: [...this.#columns.keys()], line: 1, marks: null }]
    await this.read(
      null,
      (cells, line, marks) => {
        rows.push({ cells, line, marks })
        return rows.length < most
      },
      () => {},
      signal,
    )
    return rows
  }

  async read(
    _sheet: string | null,
    onRow: RawRowHandler,
    onProgress: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<SheetFacts> {
    let line = 1 // that of the names
    await this.#each((cells) => this.#hand(cells, ++line, onRow), { onProgress, signal })
    return { hiddenColumns: [] }
  }

  close(): Promise<void> {
    return this.#file.handle.close()
  }

  #hand(found: ReadonlyMap<string, SourceCell>, line: number, onRow: RawRowHandler): boolean {
    const cells = this.#row(found)
    const marks = cells.flatMap((cell, column) =>
      cell.includes(UNDECODABLE) ? [{ code: 'invalid-byte' as const, column }] : [],
    )
    return onRow(cells, line, marks.length === 0 ? null : marks)
  }

  #row(found: ReadonlyMap<string, SourceCell>): SourceCell[] {
    const cells = Array.from<SourceCell>({ length: this.#columns.size }).fill('')
    for (const [column, cell] of found) {
      const index = this.#columns.get(column)
      if (index !== undefined) cells[index] = cell
    }
    return cells
  }

  /** Every row of the list in order, until `take` says no more. */
  async #each(take: (cells: ReadonlyMap<string, SourceCell>) => boolean, reading: Reading): Promise<void> {
    const { path, outer, areVariantsRows } = this.#list
    const collector = new RecordCollector(outer, (object) => {
      for (const record of explode(object, outer, path))
        for (const cells of areVariantsRows ? rowsOf(record) : [flatten(record)]) if (!take(cells)) throw new Enough()
    })
    try {
      await this.#file.read(collector, reading)
    } catch (error) {
      if (!(error instanceof Enough)) throw error
    }
  }
}
