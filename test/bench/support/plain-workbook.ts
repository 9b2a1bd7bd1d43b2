import { open } from 'node:fs/promises'
import { SHEET_PART, workbookParts } from '../../../src/engine/core/export/workbook-parts.ts'
import { escapeXml } from '../../../src/engine/core/text/escape-xml.ts'
import { ZipFile } from '../../../src/engine/runtime/files/zip-file.ts'

const SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
const STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
const PER_PIECE = 1_000

/** The rows as Excel saves them: numbers as numbers, every text once in the table of shared strings. */
export async function writePlainWorkbook(path: string, rows: Iterable<readonly string[]>): Promise<void> {
  const file = await open(path, 'w')
  try {
    const zip = new ZipFile(file)
    const put = async (name: string, pieces: Iterable<string>): Promise<void> => {
      const part = await zip.open(name)
      for (const piece of pieces) await part.write(Buffer.from(piece))
      await part.end()
    }
    for (const [name, xml] of workbookParts('Sheet1')) await put(name, [withStrings(name, xml)])
    const texts = new Map<string, number>()
    await put(SHEET_PART, sheet(rows, texts))
    await put('xl/sharedStrings.xml', strings(texts.keys()))
    await zip.end()
  } finally {
    await file.close()
  }
}

function withStrings(name: string, xml: string): string {
  if (name === 'xl/_rels/workbook.xml.rels')
    return xml.replace(
      '</Relationships>',
      '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
  return name === '[Content_Types].xml'
    ? xml.replace(
        '</Types>',
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
      )
    : xml
}

function* sheet(rows: Iterable<readonly string[]>, texts: Map<string, number>): Generator<string> {
  yield SHEET
  let piece = ''
  let at = 0
  for (const cells of rows) {
    piece += `<row r="${++at}">${cells.map((text) => cell(text, texts)).join('')}</row>`
    if (at % PER_PIECE !== 0) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData></worksheet>`
}

function cell(text: string, texts: Map<string, number>): string {
  if (text === '') return '<c/>'
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return `<c><v>${text}</v></c>`
  let index = texts.get(text)
  if (index === undefined) texts.set(text, (index = texts.size))
  return `<c t="s"><v>${index}</v></c>`
}

function* strings(texts: Iterable<string>): Generator<string> {
  yield STRINGS
  let piece = ''
  for (const text of texts) {
    piece += `<si><t>${escapeXml(text)}</t></si>`
    if (piece.length < 100_000) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sst>`
}
