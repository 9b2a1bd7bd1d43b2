import type { VariantReading } from '../../../../shared/contract/import-reading.ts'
import type { PresetId } from '../../../../shared/presets.ts'
import type { SourceCell } from '../../../core/mapping/source-cell.ts'

export type { SourceCell }

/** What a supplier file is, by its content; the name of the file is never trusted. */
export type SourceFormat = 'csv' | 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'spreadsheet-xml' | 'html' | 'json' | 'xml'

export interface SourceOptions {
  /** One of `encodings` of the description; left out = detected. */
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string
  /** 1-based line in the sheet; null = the file has no header; left out = detected. */
  readonly headerRow?: number | null
  /** The program whose export it is read as; left out = told by the headers. */
  readonly preset?: PresetId | 'none'
  /** How variants lie in it; `none` = a row is a product; left out = told by headers and first rows. */
  readonly variants?: VariantReading
}

export interface SourceColumn {
  readonly index: number
  /** Trimmed, no-break spaces and line breaks folded; '' when there is none. */
  readonly header: string
  /** Up to `limits.samplesPerColumn` first distinct non-empty cells, each cut to `limits.previewCellCharacters`. */
  readonly samples: readonly SourceCell[]
}

export interface SourceSheet {
  readonly name: string
  readonly hidden: boolean
}

export interface SourceDescription {
  readonly format: SourceFormat
  readonly encoding: string | null
  /** Encodings the user may choose from; empty for workbooks. */
  readonly encodings: readonly string[]
  readonly delimiter: string | null
  readonly sheets: readonly SourceSheet[]
  /** The sheet that will be read; null for text files and when several sheets with one header are read as one. */
  readonly sheet: string | null
  /** All sheets that will be read, in order; empty for text files. */
  readonly sheetsRead: readonly string[]
  readonly headerRow: number | null
  /** 0 to 1; below 0.6 the header row deserves a question. */
  readonly headerConfidence: number
  readonly columns: readonly SourceColumn[]
  /** The rows that were looked at, without titles, totals and headings; of one sheet as of several. */
  readonly sampleRows: readonly (readonly SourceCell[])[]
  /** First raw rows, title rows included, for the header picker. */
  readonly previewRows: readonly (readonly SourceCell[])[]
  readonly warnings: readonly SourceWarning[]
}

export type SourceWarningCode =
  | 'blank-rows'
  | 'content-differs-from-name'
  | 'control-character'
  | 'duplicate-header'
  | 'empty-header'
  | 'encoding-guessed'
  | 'error-cell'
  | 'formula-without-value'
  | 'group-row'
  | 'hidden-columns'
  | 'hidden-rows'
  | 'invalid-byte'
  | 'long-cell'
  | 'long-row'
  | 'more-sheets'
  | 'no-header'
  | 'no-rows'
  | 'repeated-header'
  | 'sheets-merged'
  | 'short-row'
  | 'total-row'
  | 'unclosed-quote'

export interface SourceWarning {
  readonly code: SourceWarningCode
  /** 1 = first data row; the row before which it was seen for rows that were left out; null for the file as a whole. */
  readonly row: number | null
  readonly column: string | null
  /** Plain English; screens translate by code and parameters. */
  readonly message: string
  /** How many rows or cells this warning stands for. */
  readonly count: number
  /** Line in the sheet, as a spreadsheet program numbers it. */
  readonly line: number | null
  /** What was found, for the sentence in another language: a name, a cell's text, a number of cells. */
  readonly found?: string
}

export interface SourceSink {
  /**
   * One data row. `row` counts handed-over rows from 1, `line` is the line in its sheet. The array is the receiver's to
   * keep; it has at least one cell per column, more when the source row was longer.
   */
  row(row: number, cells: SourceCell[], line: number): void
  /**
   * One data row in one text, its cells joined by CELL_MARK, as many as there are columns. True takes it; false asks for
   * its cells with `row`. Without it every row is cut.
   */
  plain?(row: number, text: string, line: number): boolean
  /** Told before the first row of each sheet when a workbook is read. */
  sheet?(name: string): void
  /** Called after each piece of the file, 0 to 1. */
  progress?(share: number): void
}

export interface SourceResult {
  readonly rows: number
  readonly warnings: readonly SourceWarning[]
  /** Exact number of lines left out, by cause; the warnings list at most `limits.warningsPerCode` of each. */
  readonly leftOut: { readonly blank: number; readonly total: number; readonly group: number; readonly header: number }
}
