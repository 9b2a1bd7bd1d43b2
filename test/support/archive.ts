import { crc32, deflateRawSync } from 'node:zlib'

export interface ArchivePart {
  readonly name: string
  readonly content: string | Buffer
  /** Lies for hostile archives: what the directory states instead of the truth. */
  readonly stated?: {
    readonly size?: number
    readonly compressedSize?: number
    readonly offset?: number
    readonly flags?: number
  }
}

/** A ZIP archive with these parts, deflated; as honest as its parts. */
export function makeArchive(parts: readonly ArchivePart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = deflateRawSync(content)
    const name = Buffer.from(part.name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(part.stated?.flags ?? 0, 2)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(part.stated?.compressedSize ?? packed.length, 14)
    shared.writeUInt32LE(part.stated?.size ?? content.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const body = Buffer.concat([Buffer.from('504b0304', 'hex'), shared, name, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(part.stated?.offset ?? offset, 10)
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), shared, tail, name]))
    bodies.push(body)
    offset += body.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

export interface WorkbookParts {
  /** Sheet name to the XML between `<sheetData>` and `</sheetData>`, or a whole `<worksheet>`. */
  readonly sheets: Readonly<Record<string, string>>
  readonly sharedStrings?: readonly string[]
  /** Format codes; cell style n uses the n-th, style 0 is general. */
  readonly formats?: readonly string[]
  readonly extra?: readonly ArchivePart[]
}

/** An XLSX workbook with these sheets. */
export function makeWorkbook(parts: WorkbookParts): Buffer {
  const names = Object.keys(parts.sheets)
  const sheetXml = names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')
  const links = names.map(
    (_name, i) => `<Relationship Id="rId${i + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  )
  if (parts.sharedStrings)
    links.push(`<Relationship Id="s" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/>`)
  if (parts.formats) links.push(`<Relationship Id="f" Type="${relation}/styles" Target="styles.xml"/>`)
  const files: ArchivePart[] = [
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="r" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${main} xmlns:r="${relation}"><sheets>${sheetXml}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${links.join('')}</Relationships>` },
  ]
  names.forEach((name, i) => {
    const xml = parts.sheets[name] ?? ''
    const content =
      xml.startsWith('<worksheet') || xml.startsWith('<?xml') || xml.startsWith('<!')
        ? xml
        : `<worksheet ${main}><sheetData>${xml}</sheetData></worksheet>`
    files.push({ name: `xl/worksheets/sheet${i + 1}.xml`, content })
  })
  if (parts.sharedStrings) {
    files.push({
      name: 'xl/sharedStrings.xml',
      content: `<sst ${main}>${parts.sharedStrings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    })
  }
  if (parts.formats) {
    const codes = parts.formats
      .map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
      .join('')
    const styles = parts.formats.map((_code, i) => `<xf numFmtId="${200 + i}"/>`).join('')
    files.push({
      name: 'xl/styles.xml',
      content: `<styleSheet ${main}><numFmts>${codes}</numFmts><cellXfs><xf numFmtId="0"/>${styles}</cellXfs></styleSheet>`,
    })
  }
  return makeArchive([...files, ...(parts.extra ?? [])])
}

/** A row of inline texts, for sheets of `makeWorkbook`. */
export function sheetRow(...texts: readonly string[]): string {
  return `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
}
