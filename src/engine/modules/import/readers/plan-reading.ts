import { columnLetter } from './cells.ts'
import { limits } from './limits.ts'
import type { Notices } from './notices.ts'
import type { OpenSource } from './open-source.ts'
import { nameMisleads } from './open-file.ts'
import type { SourceFormat, SourceOptions } from './source.ts'
import { chooseSheets, type SheetCandidate } from './table/choose-sheets.ts'
import { layOut, type TableLayout } from './table/layout.ts'
import { unreadable } from './unreadable.ts'

/** What will be read: the sheets in order, each with its own layout, and how its rows begin. */
export interface ReadingPlan {
  readonly sheets: readonly { readonly name: string | null; readonly layout: TableLayout }[]
  /** The layout that speaks for all. */
  readonly main: TableLayout
  /** First raw rows of the first sheet, empty ones too. */
  readonly head: readonly (readonly string[])[]
}

/** More sheets than this are not looked into for the best one. */
const SHEETS_LOOKED_AT = 200

/** Decides sheet, header and width from the first rows, by the options where they say so, and notes what to know. */
export async function planReading(
  source: OpenSource,
  path: string,
  options: SourceOptions,
  notices: Notices,
  signal?: AbortSignal,
): Promise<ReadingPlan> {
  const chosen = await chooseWhatToRead(source, options, signal)
  const [first] = chosen
  if (first === undefined) throw unreadable(source.sheets.length === 0 ? 'blank' : 'no-sheet')
  noteSource(source, path, notices)
  noteSheets(source, chosen, notices)
  noteHeader(first.layout, notices)
  return {
    sheets: chosen.map(({ sheet, layout }) => ({ name: source.sheets.length === 0 ? null : sheet.name, layout })),
    main: first.layout,
    head: headOf(source, first),
  }
}

/** The first rows, with the empty ones that the sample has left out: a header in row 4 is the fourth of them. */
function headOf({ shape }: OpenSource, { rows }: Candidate): readonly (readonly string[])[] {
  const isFarDown = (rows[0]?.line ?? 1) > limits.previewRows
  if (shape === 'records' || isFarDown) return rows.slice(0, limits.previewRows).map(({ cells }) => cells)
  const head: (readonly string[])[] = []
  let next = 1
  for (const { line, cells } of rows) {
    for (; next < line && head.length < limits.previewRows; next += 1) head.push([])
    if (head.length >= limits.previewRows) break
    head.push(cells)
    // In a text file a cell of several lines takes them up.
    const breaks = shape === 'lines' ? cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0) : 0
    next = line + 1 + breaks
  }
  return head
}

interface Candidate extends SheetCandidate {
  readonly rows: Awaited<ReturnType<OpenSource['sample']>>
}

async function chooseWhatToRead(
  source: OpenSource,
  options: SourceOptions,
  signal: AbortSignal | undefined,
): Promise<readonly Candidate[]> {
  const most = limits.sampleRows + Math.min(options.headerRow ?? 0, 10_000)
  const look = async (name: string | null, hidden: boolean): Promise<Candidate> => {
    const rows = await source.sample(name, most, signal)
    return { sheet: { name: name ?? '', hidden }, rows, layout: layOut(rows, options.headerRow, source.shape) }
  }
  if (source.sheets.length === 0) {
    const only = await look(null, false)
    return only.layout.header.length === 0 ? [] : [only]
  }
  // Of records the source itself knows which list is meant, and puts it first.
  if (source.shape === 'records') return [await look(source.sheets[0]?.name ?? null, false)]
  const candidates: Candidate[] = []
  for (const { name, hidden } of source.sheets.slice(0, SHEETS_LOOKED_AT)) {
    if (options.sheet === undefined || options.sheet === name) candidates.push(await look(name, hidden))
  }
  if (options.sheet !== undefined && candidates.length === 0) throw unreadable('sheet-missing')
  const names = new Set(chooseSheets(candidates).map(({ sheet }) => sheet.name))
  return candidates.filter(({ sheet }) => names.has(sheet.name))
}

const formatNames: Readonly<Record<SourceFormat, string>> = {
  csv: 'text with delimiters (CSV)',
  xlsx: 'an Excel workbook (XLSX)',
  xlsb: 'a binary Excel workbook (XLSB)',
  xls: 'an old Excel workbook (XLS)',
  ods: 'an OpenDocument spreadsheet (ODS)',
  'spreadsheet-xml': 'an XML spreadsheet',
  json: 'JSON',
  xml: 'XML',
  html: 'a web page (HTML) with a table',
}

function noteSource(source: OpenSource, path: string, notices: Notices): void {
  if (nameMisleads(path, source.format)) {
    notices.add({ code: 'content-differs-from-name', found: formatNames[source.format] })
  }
  if (source.encoding !== null && source.encodingConfidence < 1 && source.encoding !== 'utf-8') {
    notices.add({ code: 'encoding-guessed', found: source.encoding })
  }
}

function noteSheets(source: OpenSource, chosen: readonly Candidate[], notices: Notices): void {
  if (chosen.length > 1) notices.add({ code: 'sheets-merged', found: list(chosen.map(({ sheet }) => sheet.name)) })
  if (source.shape === 'records') return
  const read = new Set(chosen.map(({ sheet }) => sheet.name))
  const others = source.sheets.filter(({ name }) => !read.has(name)).map(({ name }) => name)
  if (others.length > 0) notices.add({ code: 'more-sheets', found: list(others) })
}

function list(names: readonly string[]): string {
  return names.length <= 20 ? names.join(', ') : `${names.slice(0, 20).join(', ')} and ${names.length - 20} more`
}

function noteHeader(layout: TableLayout, notices: Notices): void {
  if (layout.headerLine === null) {
    notices.add({ code: 'no-header' })
    return
  }
  const seen = new Set<string>()
  for (const [index, name] of layout.header.entries()) {
    const key = name.toLowerCase()
    if (name === '') notices.add({ code: 'empty-header', line: layout.headerLine, column: columnLetter(index) })
    else if (seen.has(key)) notices.add({ code: 'duplicate-header', line: layout.headerLine, column: name })
    seen.add(key)
  }
}
