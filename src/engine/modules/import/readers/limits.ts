/**
 * Every limit of the source readers, in one place. Each has a test at the limit and one past it (`limits.test.ts`).
 * They bound memory and time for hostile files; a normal supplier file stays far below all of them.
 */
export const limits = {
  /** Text files are streamed, so this only stops absurd input (a disk image named .csv). */
  textFileBytes: 8 * 2 ** 30,
  /** A workbook archive on disk. */
  workbookFileBytes: 512 * 2 ** 20,
  /** xls, xlsb, ods, spreadsheet XML and HTML are read whole, at about 25 bytes of memory per byte. */
  wholeFileBytes: 32 * 2 ** 20,

  /** Entries in a workbook archive; a large real one has a few hundred. */
  archiveEntries: 5_000,
  archiveInflatedBytes: 2 ** 30,
  /** Inflated to compressed size, looked at only above `archiveRatioFromBytes`: tiny parts compress absurdly well. */
  archiveRatio: 200,
  archiveRatioFromBytes: 10 * 2 ** 20,
  /** Workbook directory, relations and styles are held in memory while parsed. */
  smallPartBytes: 32 * 2 ** 20,
  /** Text of the shared strings, held as UTF-8 bytes. */
  sharedStringBytes: 400 * 2 ** 20,
  /** The parts of an ods or xlsb that the whole-file library inflates into memory. */
  wholeFileInflatedBytes: 128 * 2 ** 20,

  xmlDepth: 64,
  /** Objects, lists and elements within each other in JSON or XML. */
  documentDepth: 64,
  /** Names and texts of one record of JSON or XML; read one at a time. */
  recordCharacters: 4 * 2 ** 20,

  sheetRows: 1_048_576,
  sheetColumns: 16_384,
  sheetCells: 20_000_000,
  /** What a spreadsheet program can hold in a cell. Longer text is kept and reported. */
  cellCharacters: 32_767,
  /** Markup of one sheet row: 16,384 cells of 1,000 characters. */
  sheetRowCharacters: 16 * 2 ** 20,

  /**
   * Longest quoted text before the opening quote is taken for a stray one, and longest text without a delimiter.
   * Two mebi: real product texts of 1.5 million characters (an embedded picture) must still come in.
   */
  csvFieldCharacters: 2 * 2 ** 20,
  csvRowCharacters: 4 * 2 ** 20,

  /** Rows looked at to find delimiter, header row and row kinds. */
  sampleRows: 200,
  /** Bytes of a text file looked at to find the delimiter and header: enough for the longest row and then some. */
  sampleBytes: 256 * 2 ** 10,
  sampleBytesMost: 12 * 2 ** 20,
  /** Text files up to this size are looked through whole for their encoding when described; others in windows. */
  encodingScanBytes: 48 * 2 ** 20,

  previewRows: 30,
  previewCellCharacters: 500,
  samplesPerColumn: 20,
  warningsPerCode: 200,
} as const

export type Limits = { readonly [K in keyof typeof limits]: number }
