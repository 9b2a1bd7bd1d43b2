import { closeSync, ftruncateSync, mkdtempSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ArchivePart, makeArchive, makeWorkbook, sheetRow } from '../../../../../test/support/archive.ts'
import { readRows } from '../../../../../test/support/source-rows.ts'
import { CsvScanner } from './csv/csv-scanner.ts'
import { describeSource } from './index.ts'
import { limits } from './limits.ts'
import { SheetScanner } from './xlsx/sheet-scanner.ts'
import { walkXml } from './xml/xml-elements.ts'
import { readDirectory } from './zip/zip-directory.ts'

const folder = mkdtempSync(join(tmpdir(), 'etalage-'))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** A file of this size on paper: its hole takes no room on disk. */
function sparseFile(name: string, head: string, size: number): string {
  const path = join(folder, name)
  const descriptor = openSync(path, 'w')
  writeSync(descriptor, head)
  ftruncateSync(descriptor, size)
  closeSync(descriptor)
  return path
}

/** The reason a source is refused for, or 'read'. */
function outcome(reading: Promise<unknown>): Promise<string> {
  return reading.then(
    () => 'read',
    (error: { details?: { reason?: string } }) => error.details?.reason ?? 'a bug',
  )
}

async function directoryOutcome(parts: readonly ArchivePart[]): Promise<string> {
  const bytes = makeArchive(parts)
  const handle = await open(file('archive.zip', bytes))
  try {
    return await outcome(readDirectory(handle, bytes.length))
  } finally {
    await handle.close()
  }
}

describe('files', () => {
  test.each([
    ['text', 'sku;naam\n', limits.textFileBytes],
    ['workbook', 'PK\u0003\u0004', limits.workbookFileBytes],
    ['web page', '<html><table><tr><td>sku', limits.wholeFileBytes],
  ])('a %s of exactly the limit is looked into, one byte more is refused unread', async (_kind, head, limit) => {
    expect(await outcome(describeSource(sparseFile('at', head, limit)))).not.toBe('too-large')
    expect(await outcome(describeSource(sparseFile('past', head, limit + 1)))).toBe('too-large')
  })
})

describe('archives', () => {
  const parts = (count: number): ArchivePart[] =>
    Array.from({ length: count }, (_, i) => ({ name: `p${i}`, content: '' }))

  test('5,000 entries are read, 5,001 refused', async () => {
    expect(await directoryOutcome(parts(limits.archiveEntries))).toBe('read')
    expect(await directoryOutcome(parts(limits.archiveEntries + 1))).toBe('zip-bomb')
  })

  test('1 GiB inflated passes, one byte more is refused before anything is inflated', async () => {
    // 128 parts of 8 MiB: each below the size from which the ratio counts.
    const whole = Array.from({ length: 128 }, (_, i) => ({ name: `p${i}`, content: '', stated: { size: 8 * 2 ** 20 } }))
    expect(await directoryOutcome(whole)).toBe('read')
    expect(await directoryOutcome([...whole, { name: 'last', content: '', stated: { size: 1 } }])).toBe('zip-bomb')
  })

  test('a ratio of 200 passes above 10 MiB, more is refused; below 10 MiB any ratio passes', async () => {
    const size = limits.archiveRatioFromBytes + 200
    const content = Buffer.alloc(60_000, 'x')
    // The stated compressed size is padded by a following part, as the check for overlap wants it.
    const bomb = (compressedSize: number, stated: number): ArchivePart[] => [
      { name: 'bomb', content, stated: { size: stated, compressedSize } },
      { name: 'room', content: '', stated: { offset: 10_000_000 } },
    ]
    const at = await directoryOutcome(bomb(Math.ceil(size / 200), size))
    expect(at).not.toBe('zip-bomb')
    expect(await directoryOutcome(bomb(Math.floor(size / 201), size))).toBe('zip-bomb')
    expect(await directoryOutcome(bomb(10, limits.archiveRatioFromBytes))).not.toBe('zip-bomb')
  })

  test('entries that share bytes are refused', async () => {
    const two: ArchivePart[] = [
      { name: 'a', content: 'aaaa' },
      { name: 'b', content: 'bbbb', stated: { offset: 3 } },
    ]
    expect(await directoryOutcome(two)).toBe('damaged')
  })

  test('a part larger than stated is stopped at its stated size', async () => {
    const book = makeWorkbook({
      sheets: { A: sheetRow('sku', 'naam') },
      extra: [],
    })
    const name = Buffer.from('xl/worksheets/sheet1.xml')
    // The stated size stands 22 bytes before the name in the directory, in the second of its two places.
    const at = book.lastIndexOf(name) - 22
    book.writeUInt32LE(book.readUInt32LE(at) - 1, at)
    expect(await outcome(readRows(file('lie.xlsx', book)))).toBe('damaged')
  })
})

describe('sheets', () => {
  const cell = (reference: string): string =>
    `<row r="${reference.replace(/\D/g, '')}"><c r="${reference}"><v>1</v></c></row>`
  const sheetOutcome = (reference: string): Promise<string> =>
    outcome(readRows(file('sheet.xlsx', makeWorkbook({ sheets: { A: sheetRow('sku', 'naam') + cell(reference) } }))))

  test('row 1,048,576 is read, the next refused', async () => {
    expect(await sheetOutcome('A1048576')).toBe('read')
    expect(await sheetOutcome('A1048577')).toBe('damaged')
  })

  test('column XFD is read, XFE refused', async () => {
    expect(await sheetOutcome('XFD3')).toBe('read')
    expect(await sheetOutcome('XFE3')).toBe('damaged')
  })

  test('a sheet may have its limit of cells and not one more', () => {
    const scan = (cells: number): void => {
      const scanner = new SheetScanner({ formats: [], uses1904: false, sharedString: () => '' }, () => true, 100)
      scanner.push(`<worksheet><sheetData><row>${'<c><v>1</v></c>'.repeat(cells)}</row></sheetData></worksheet>`)
      scanner.end()
    }
    expect(limits.sheetCells).toBe(20_000_000)
    expect(() => scan(100)).not.toThrow()
    expect(() => scan(101)).toThrow('20 million')
  })

  test('a cell of 32,767 characters is fine, a longer one is kept and reported', async () => {
    const read = async (length: number): Promise<readonly unknown[]> => {
      const path = file(
        'cell.xlsx',
        makeWorkbook({ sheets: { A: sheetRow('sku', 'naam') + sheetRow('A', 'x'.repeat(length)) } }),
      )
      const { cells, warnings } = await readRows(path)
      expect(cells[0]?.[1]).toHaveLength(length)
      return warnings.map(({ code }) => code)
    }
    expect(await read(limits.cellCharacters)).toEqual([])
    expect(await read(limits.cellCharacters + 1)).toEqual(['long-cell'])
  })

  test('XML nested 64 deep is walked, deeper is refused', () => {
    const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect(() => walkXml(nested(limits.xmlDepth), { open: () => {} })).not.toThrow()
    expect(() => walkXml(nested(limits.xmlDepth + 1), { open: () => {} })).toThrow('well-formed XML')
  })
})

describe('text', () => {
  const scan = (text: string): string[][] => {
    const rows: string[][] = []
    const scanner = new CsvScanner(';', (cells) => {
      rows.push(cells)
      return true
    })
    scanner.push(text, true)
    return rows
  }

  test('quoted text may be 2 Mi characters long; a longer one means that its quote is stray', () => {
    const field = (length: number): string => `a;"${'x'.repeat(length - 2)}\n"\nb;c\n`
    expect(scan(field(limits.csvFieldCharacters))).toHaveLength(2)
    expect(scan(field(limits.csvFieldCharacters + 1))).toHaveLength(3)
  })

  test('a line of 4 Mi characters is read, a longer one refused', () => {
    const line = (length: number): string => `${'x'.repeat(length - 1)}\n`
    expect(scan(line(limits.csvRowCharacters))).toHaveLength(1)
    expect(() => scan(line(limits.csvRowCharacters + 1))).toThrow('4 million')
  })
})
