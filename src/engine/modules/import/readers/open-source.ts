import type { SourceCell, SourceFormat, SourceSheet, SourceWarningCode } from './source.ts'

/** Something noticed about one raw row, before it is known whether the row is a product. */
export interface RowMark {
  readonly code: SourceWarningCode
  readonly column: number | null
}

export interface RawRow {
  readonly cells: SourceCell[]
  readonly line: number
  readonly marks: readonly RowMark[] | null
}

/** Takes each raw row in file order; blank ones may be left out by the format. Return false to stop. */
export type RawRowHandler = (cells: SourceCell[], line: number, marks: readonly RowMark[] | null) => boolean

/**
 * Told of a row before it is cut into cells, where the format can: it stands in `text` from one place to another, its
 * cells divided by CELL_MARK, and nothing about it had to be mended. True takes it as it is; of any other the cells
 * follow.
 */
export type PlainRowHandler = (text: string, from: number, to: number, line: number) => boolean

export interface SheetFacts {
  readonly hiddenColumns: readonly number[]
}

/**
 * Lines of a text file have a fixed number of cells; a spreadsheet simply leaves empty cells out. Records have names of
 * their own: the first row is surely the header, and every other one a product.
 */
export type SourceShape = 'lines' | 'sheet' | 'records'

/** A source whose format is known, as sheets of raw rows. Text files have one sheet without a name. */
export interface OpenSource {
  readonly format: SourceFormat
  readonly encoding: string | null
  readonly encodingConfidence: number
  readonly encodings: readonly string[]
  readonly delimiter: string | null
  readonly sheets: readonly SourceSheet[]
  readonly shape: SourceShape
  /** The first rows of a sheet, at most `most`. Cheap also in a large file. */
  sample(sheet: string | null, most: number, signal?: AbortSignal): Promise<readonly RawRow[]>
  /** Every row of a sheet, at constant memory where the format allows it. */
  read(
    sheet: string | null,
    onRow: RawRowHandler,
    onProgress: (share: number) => void,
    signal?: AbortSignal,
    onPlain?: PlainRowHandler,
  ): Promise<SheetFacts>
  close(): Promise<void>
}
