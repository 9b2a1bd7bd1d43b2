import type { OpenSource, RawRow, RawRowHandler, SheetFacts } from '../open-source.ts'
import type { SourceFormat, SourceSheet } from '../source.ts'
import { throwIfCancelled, unreadable } from '../unreadable.ts'

export interface LoadedSheet extends SourceSheet {
  readonly rows: readonly RawRow[]
  readonly hiddenColumns: readonly number[]
}

/** A source that had to be read whole: small formats, and old ones that cannot be streamed. */
export class RowsSource implements OpenSource {
  readonly format: SourceFormat
  readonly encoding: string | null
  readonly encodingConfidence = 1
  readonly encodings = []
  readonly delimiter = null
  readonly shape = 'sheet'
  readonly sheets: readonly SourceSheet[]
  readonly #loaded: readonly LoadedSheet[]

  constructor(format: SourceFormat, sheets: readonly LoadedSheet[], encoding: string | null = null) {
    this.format = format
    this.encoding = encoding
    this.sheets = sheets.map(({ name, hidden }) => ({ name, hidden }))
    this.#loaded = sheets
  }

  // The rows are copied out: who receives one may keep and change it.
  sample(sheet: string | null, most: number): Promise<readonly RawRow[]> {
    const rows = this.#sheet(sheet).rows.slice(0, most)
    return Promise.resolve(rows.map((row) => ({ ...row, cells: [...row.cells] })))
  }

  async read(
    sheet: string | null,
    onRow: RawRowHandler,
    onProgress: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<SheetFacts> {
    const { rows, hiddenColumns } = this.#sheet(sheet)
    for (const [index, row] of rows.entries()) {
      if (index % 1000 === 0) {
        await Promise.resolve()
        throwIfCancelled(signal)
        onProgress(index / rows.length)
      }
      if (!onRow([...row.cells], row.line, row.marks)) break
    }
    return { hiddenColumns }
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  #sheet(name: string | null): LoadedSheet {
    const sheet = this.#loaded.find((candidate) => candidate.name === name)
    if (sheet === undefined) throw unreadable('sheet-missing')
    return sheet
  }
}
