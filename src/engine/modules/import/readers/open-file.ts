import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { extname } from 'node:path'
import { assertNever } from '../../../../shared/errors.ts'
import { openCsv, type Thoroughness } from './csv/open-csv.ts'
import { openHtml } from './legacy/open-html.ts'
import { limits } from './limits.ts'
import type { OpenSource } from './open-source.ts'
import { openRecords } from './records/open-records.ts'
import { sniffFormat } from './sniff-format.ts'
import type { SourceFormat, SourceOptions } from './source.ts'
import { unreadable } from './unreadable.ts'
import { openXlsx } from './xlsx/open-xlsx.ts'
import { workbookPartName } from './xlsx/workbook-part.ts'
import { xmlText } from './xml/xml-text.ts'
import { ZipArchive } from './zip/zip-archive.ts'

/** Opens any source by its content. Throws `source-unreadable` with one clear sentence; the caller closes the result. */
export async function openFile(
  path: string,
  options: SourceOptions,
  thoroughness: Thoroughness,
  signal?: AbortSignal,
): Promise<OpenSource> {
  const handle = await openHandle(path)
  try {
    const stat = await handle.stat()
    if (stat.isDirectory()) throw unreadable('folder')
    if (!stat.isFile()) throw unreadable('not-a-file')
    if (stat.size === 0) throw unreadable('empty')
    const head = Buffer.alloc(Math.min(stat.size, 8192))
    await handle.read(head, 0, head.length, 0)
    const format = sniffFormat(head)
    switch (format) {
      case 'archive':
        return await openArchive(handle, stat.size, signal)
      case 'compound':
        return await openCompound(handle, stat.size)
      case 'bare-xls':
        return await openWhole(handle, stat.size, 'xls')
      case 'html':
        return await openHtml(handle, stat.size)
      case 'spreadsheet-xml':
        return await openSpreadsheetXml(handle, stat.size)
      case 'json':
      case 'xml':
        return await openRecords(handle, stat.size, format, options, signal)
      case 'text':
        return await openCsv(handle, stat.size, options, thoroughness)
      default:
        return assertNever(format)
    }
  } catch (error) {
    await handle.close().catch(() => {})
    throw error
  }
}

async function openHandle(path: string): Promise<FileHandle> {
  try {
    // Not blocking: opening a named pipe must not wait for someone to write to it.
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') throw unreadable('missing')
    if (code === 'EISDIR') throw unreadable('folder')
    if (code === 'EACCES' || code === 'EPERM') throw unreadable('no-permission')
    if (code === 'ENXIO') throw unreadable('not-a-file')
    throw error
  }
}

async function openArchive(handle: FileHandle, size: number, signal?: AbortSignal): Promise<OpenSource> {
  const archive = await ZipArchive.open(handle, size)
  if (archive.entry('content.xml') !== undefined) return openOpenDocument(archive, handle, size)
  const part = await workbookPartName(archive)
  if (part === undefined || !/workbook|\.bin$/i.test(part))
    throw unreadable('not-a-workbook', archiveKind(archive, part))
  if (!part.endsWith('.bin')) return openXlsx(archive, part, () => handle.close(), signal)
  refuseLargeParts(archive)
  return openWhole(handle, size, 'xlsb')
}

function archiveKind(archive: ZipArchive, part: string | undefined): string | undefined {
  if (part?.startsWith('word/') === true) return 'a Word document'
  if (part?.startsWith('ppt/') === true) return 'a PowerPoint presentation'
  if (archive.entry('Index/Document.iwa') !== undefined) return 'an Apple Numbers or Pages document'
  return undefined
}

async function openOpenDocument(archive: ZipArchive, handle: FileHandle, size: number): Promise<OpenSource> {
  const kind = archive.entry('mimetype')
  const type = kind === undefined ? '' : (await archive.bytes(kind, 1024)).toString('latin1')
  if (!type.includes('spreadsheet')) throw unreadable('not-a-workbook')
  refuseLargeParts(archive)
  for (const name of ['content.xml', 'styles.xml', 'meta.xml', 'META-INF/manifest.xml']) {
    const entry = archive.entry(name)
    if (entry === undefined) continue
    const text = xmlText(await archive.bytes(entry, limits.wholeFileInflatedBytes))
    refuseDocumentType(text)
    // Encrypted OpenDocument files hold an ordinary archive of unreadable parts.
    if (name === 'META-INF/manifest.xml' && text.includes('encryption-data')) throw unreadable('password-protected')
    if (name === 'content.xml') refuseRepetition(text)
  }
  return openWhole(handle, size, 'ods')
}

/** One filled cell may be repeated a billion times by two numbers; more than a sheet can hold is refused. */
function refuseRepetition(content: string): void {
  let cells = 0
  for (const match of content.matchAll(/<table:table-row\b([^>]*)>([\s\S]*?)<\/table:table-row>/g)) {
    const rowRepeat = Number(/number-rows-repeated="(\d+)"/.exec(match[1] ?? '')?.[1] ?? 1)
    for (const cell of (match[2] ?? '').matchAll(/<table:table-cell\b([^>]*[^/])>/g)) {
      cells += rowRepeat * Number(/number-columns-repeated="(\d+)"/.exec(cell[1] ?? '')?.[1] ?? 1)
      if (cells > limits.sheetCells) throw unreadable('too-many-cells')
    }
  }
}

function refuseLargeParts(archive: ZipArchive): void {
  let inflated = 0
  for (const entry of archive.entries.values()) inflated += entry.size
  if (inflated > limits.wholeFileInflatedBytes) throw unreadable('too-large')
}

function refuseDocumentType(text: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw unreadable('doctype')
}

/** An old compound file: an xls, an encrypted xlsx, or some other Office document. */
async function openCompound(handle: FileHandle, size: number): Promise<OpenSource> {
  if (size > limits.wholeFileBytes) throw unreadable('too-large')
  const bytes = await handle.readFile()
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'))
  if (has('EncryptedPackage')) throw unreadable('password-protected')
  if (!has('Workbook') && !has('Book')) {
    if (has('WordDocument')) throw unreadable('wrong-type', 'a Word document')
    throw unreadable(size < 4096 ? 'truncated' : 'not-a-workbook')
  }
  return openWhole(handle, size, 'xls')
}

async function openSpreadsheetXml(handle: FileHandle, size: number): Promise<OpenSource> {
  if (size > limits.wholeFileBytes) throw unreadable('too-large')
  const head = Buffer.alloc(Math.min(size, 65_536))
  await handle.read(head, 0, head.length, 0)
  refuseDocumentType(xmlText(head))
  return openWhole(handle, size, 'spreadsheet-xml')
}

async function openWhole(handle: FileHandle, size: number, format: SourceFormat): Promise<OpenSource> {
  if (size > limits.wholeFileBytes) throw unreadable('too-large')
  const bytes = Buffer.alloc(size)
  await handle.read(bytes, 0, size, 0)
  await handle.close()
  // Loaded only when such a file comes along: it is by far the largest library of the importer.
  const { openWholeWorkbook } = await import('./legacy/open-whole-workbook.ts')
  return openWholeWorkbook(bytes, format)
}

const expectedFormats: Readonly<Record<string, readonly SourceFormat[]>> = {
  '.csv': ['csv'],
  '.tsv': ['csv'],
  '.txt': ['csv'],
  '.xlsx': ['xlsx'],
  '.xlsm': ['xlsx'],
  '.xlsb': ['xlsb'],
  '.xls': ['xls'],
  '.ods': ['ods'],
  '.json': ['json'],
  '.jsonl': ['json'],
  '.ndjson': ['json'],
  '.xml': ['xml', 'spreadsheet-xml'],
}

/** True when the name promises another format than the content has. Unknown extensions promise nothing. */
export function nameMisleads(path: string, format: SourceFormat): boolean {
  const expected = expectedFormats[extname(path).toLowerCase()]
  return expected !== undefined && !expected.includes(format)
}
