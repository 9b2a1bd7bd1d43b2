import { mkdirSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeArchive, makeWorkbook, sheetRow } from '../../../../../test/support/archive.ts'
import { readRows } from '../../../../../test/support/source-rows.ts'
import { describeSource, readSource } from './index.ts'

const fixtures = join(import.meta.dirname, '../../../../../test/fixtures/spreadsheets')
const folder = mkdtempSync(join(tmpdir(), 'etalage-'))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function fixture(...parts: string[]): string {
  return join(fixtures, ...parts)
}

/** Kind letters made visible: "n:1.5". */
function shown(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((row) => row.map((cell) => (cell.startsWith('\u001e') ? `${cell.charAt(1)}:${cell.slice(2)}` : cell)))
}

describe('the CSV spectrum', () => {
  const names = readdirSync(fixture('csv-spectrum')).filter((name) => name.endsWith('.csv'))
  test.each(names)('%s reads as its JSON says', async (name) => {
    // The source repository lost the carriage returns of this one file; its JSON still has them.
    const text = readFileSync(fixture('csv-spectrum', name), 'utf8')
    const path = file(name, name === 'newlines_crlf.csv' ? text.replaceAll('\n', '\r\n') : text)
    const { columns } = await describeSource(path, { headerRow: 1 })
    const { cells } = await readRows(path, { headerRow: 1 })
    const objects = cells.map((row) => Object.fromEntries(columns.map(({ header }, index) => [header, row[index]])))
    expect(objects).toEqual(JSON.parse(readFileSync(fixture('csv-spectrum', name.replace('.csv', '.json')), 'utf8')))
  })
})

describe('refusals', () => {
  const cases: readonly (readonly [string, () => string, string])[] = [
    ['a missing file', () => join(folder, 'gone.csv'), 'missing'],
    ['a folder', () => (mkdirSync(join(folder, 'dir.csv'), { recursive: true }), join(folder, 'dir.csv')), 'folder'],
    ['a device', () => '/dev/null', 'not-a-file'],
    ['an empty file', () => file('empty.csv', ''), 'empty'],
    ['only a byte order mark', () => file('bom.csv', '\ufeff'), 'only-bom'],
    ['only blank lines', () => file('blank.csv', '\n\n;;\n'), 'blank'],
    ['a PDF named .csv', () => file('price.csv', '%PDF-1.7\n'), 'wrong-type'],
    ['a picture named .xlsx', () => file('price.xlsx', Buffer.from('89504e470d0a1a0a0000', 'hex')), 'wrong-type'],
    [
      'a Word document',
      () => file('list.docx', makeArchive([{ name: 'word/document.xml', content: '<w/>' }])),
      'not-a-workbook',
    ],
    [
      'a cut-off archive',
      () => file('cut.xlsx', makeWorkbook({ sheets: { A: sheetRow('sku') } }).subarray(0, 300)),
      'truncated',
    ],
    [
      'an encrypted part',
      () => file('enc.xlsx', makeArchive([{ name: 'xl/workbook.xml', content: 'x', stated: { flags: 1 } }])),
      'password-protected',
    ],
    ['a workbook with a password', () => fixture('calamine/pass_protected.xlsx'), 'password-protected'],
    ['a workbook without cells', () => fixture('calamine/empty_sheet.xlsx'), 'no-sheet'],
    ['a DIF file', () => fixture('sheetjs/write.dif'), 'wrong-type'],
    [
      'a document type inside a sheet',
      () =>
        file(
          'dtd.xlsx',
          makeWorkbook({
            sheets: { A: `<!DOCTYPE x><worksheet><sheetData>${sheetRow('sku')}</sheetData></worksheet>` },
          }),
        ),
      'doctype',
    ],
    [
      'a sheet part that stops in the middle of a row',
      () =>
        file('half.xlsx', makeWorkbook({ sheets: { A: '<worksheet><sheetData><row><c t="inlineStr"><is><t>sku' } })),
      'malformed-xml',
    ],
    [
      'a part of another size than stated',
      () =>
        file(
          'lie.xlsx',
          makeWorkbook({ sheets: { A: sheetRow('sku') }, sharedStrings: [], extra: [] }).fill(1, 60, 62),
        ),
      'damaged',
    ],
  ]
  test.each(cases)('%s', async (_what, make, reason) => {
    const path = make()
    await expect(describeSource(path)).rejects.toMatchObject({ code: 'source-unreadable', details: { reason } })
    await expect(readRows(path)).rejects.toMatchObject({ code: 'source-unreadable', details: { reason } })
  })

  test('a sheet that is not there', async () => {
    const path = file(
      'one.xlsx',
      makeWorkbook({ sheets: { Prijslijst: sheetRow('sku', 'naam') + sheetRow('A1', 'Lamp') } }),
    )
    await expect(readRows(path, { sheet: 'Lijst' })).rejects.toMatchObject({ details: { reason: 'sheet-missing' } })
  })

  test('an encoding nobody knows', async () => {
    const path = file('plain.csv', 'sku,name\nA,B\n')
    await expect(readRows(path, { encoding: 'klingon' })).rejects.toMatchObject({ details: { reason: 'encoding' } })
  })

  test('every cut of a good workbook is refused or read, never a crash', async () => {
    const whole = makeWorkbook({
      sheets: { A: sheetRow('sku', 'naam') + sheetRow('A1', 'Lamp') },
      sharedStrings: ['x'],
      formats: ['0.00'],
    })
    for (let length = 0; length < whole.length; length += 17) {
      await expect(readRows(file('cut2.xlsx', whole.subarray(0, length)))).rejects.toMatchObject({
        code: 'source-unreadable',
      })
    }
  })

  test('every flipped byte of a good workbook is refused or read, never a crash', async () => {
    const whole = makeWorkbook({
      sheets: { A: sheetRow('sku', 'naam') + sheetRow('A1', 'Lamp') },
      sharedStrings: ['x'],
      formats: ['0.00'],
    })
    for (let at = 0; at < whole.length; at += 3) {
      const bent = Buffer.from(whole)
      bent[at] = (bent[at] ?? 0) ^ 0xff
      const outcome = await readRows(file('bent.xlsx', bent)).then(
        () => 'read',
        (error: { code?: string }) => error.code,
      )
      expect(['read', 'source-unreadable']).toContain(outcome)
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('text files', () => {
  test('the user overrules encoding, delimiter and header', async () => {
    const path = file('choice.csv', Buffer.from('sku|prijs\nA;1|\xa4 2\n', 'latin1'))
    const read = await readRows(path, { encoding: 'iso-8859-15', delimiter: '|', headerRow: null })
    expect(read.cells).toEqual([
      ['sku', 'prijs'],
      ['A;1', '€ 2'],
    ])
  })

  test('delimiters of more than one character are read when named', async () => {
    const path = file('plus.csv', 'sku+|name\nA+|Lamp | groot\n')
    expect((await readRows(path, { delimiter: '+|' })).cells).toEqual([['A', 'Lamp | groot']])
  })

  test('a large file in Windows-1252 whose first accent comes late is not taken for UTF-8', async () => {
    const plain = 'A-100;Lamp;12,50\n'.repeat(40_000)
    const path = file('late.csv', Buffer.from(`sku;naam;prijs\n${plain}A-2;Crème;1,00\n`, 'latin1'))
    expect((await describeSource(path)).encoding).toBe('windows-1252')
    expect((await readRows(path)).cells.at(-1)?.[1]).toBe('Crème')
  })

  test('UTF-16 without a mark is recognised by its zero bytes', async () => {
    const path = file('wide.csv', Buffer.from('sku;naam\nA1;Lamp één\nA2;Tafel\n', 'utf16le'))
    const read = await readRows(path)
    expect(read.cells[0]).toEqual(['A1', 'Lamp één'])
  })

  test('a character is never cut where two pieces of a file meet', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `A${i};${'é'.repeat(1 + (i % 7))}€;x`)
    const path = file('pieces.csv', `sku;naam;rest\n${lines.join('\n')}\n`)
    const { cells, warnings } = await readRows(path)
    expect(cells.map((row) => row.join(';'))).toEqual(lines)
    expect(warnings).toEqual([])
  })

  test('a quote that closes by chance further down is recognised as stray', async () => {
    const path = file('stray.csv', 'sku;maat;naam\nA;"19;Scherm\nB;20;"Lamp; groot"\nC;21;Tafel\n')
    const { cells, warnings } = await readRows(path)
    expect(cells).toEqual([
      ['A', '19', 'Scherm'],
      ['B', '20', 'Lamp; groot'],
      ['C', '21', 'Tafel'],
    ])
    expect(warnings).toMatchObject([{ code: 'unclosed-quote', row: 1, line: 2, column: 'maat' }])
  })

  test('inch signs are text', async () => {
    const path = file('inch.csv', 'sku,maat,naam\nA,19" breed,"scherm 24"" zwart"\nB,"20" hoog",x\n')
    expect((await readRows(path)).cells).toEqual([
      ['A', '19" breed', 'scherm 24" zwart'],
      ['B', '20" hoog', 'x'],
    ])
  })

  test('a header repeated on every page, totals and blank lines are left out and counted', async () => {
    const path = file('pages.csv', 'sku,naam,prijs\nA,Lamp,1\n\nsku,naam,prijs\nB,Tafel,2\n,Totaal:,3\n\n\n')
    const { cells, leftOut } = await readRows(path)
    expect(cells.map(([sku]) => sku)).toEqual(['A', 'B'])
    expect(leftOut).toEqual({ blank: 1, total: 1, group: 0, header: 1 })
  })

  test('products whose name begins like a total stay', async () => {
    const path = file('total.csv', 'naam,sku,prijs,merk\nTotal Body Cream,T1,9.95,Total\nTotal,T2,8.95,Total\n')
    expect((await readRows(path)).rows).toBe(2)
  })

  test('products of which only the code is known stay', async () => {
    const path = file('sparse.csv', 'sku,naam,prijs,merk\nA-1,Lamp,1,X\nA-2,Tafel,2,Y\nA-3,,,\n')
    expect((await readRows(path)).rows).toBe(3)
  })

  test('a thousand bad rows are counted, not listed', async () => {
    const path = file('bad.csv', `sku,naam,prijs\n${'A,B\n'.repeat(1000)}`)
    const { warnings } = await readRows(path)
    expect(warnings).toHaveLength(201)
    expect(warnings.reduce((sum, { count }) => sum + count, 0)).toBe(1000)
  })

  test('reading stops when it is cancelled', async () => {
    const path = file('long.csv', `sku,naam\n${'A,Lamp\n'.repeat(300_000)}`)
    const controller = new AbortController()
    let rows = 0
    const reading = readSource(
      path,
      {},
      { row: () => (rows += 1), progress: () => controller.abort() },
      controller.signal,
    )
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
    expect(rows).toBeGreaterThan(0)
    expect(rows).toBeLessThan(300_000)
  })

  test('an error in the receiver comes out unchanged', async () => {
    const path = file('sink.csv', 'sku,naam\nA,Lamp\n')
    const fault = new Error('disk full')
    const reading = readSource(
      path,
      {},
      {
        row: () => {
          throw fault
        },
      },
    )
    await expect(reading).rejects.toBe(fault)
  })
})

describe('workbooks', () => {
  test('the same dates come out of xls and xlsx, in both date systems', async () => {
    for (const name of ['calamine/date.xls', 'calamine/date.xlsx', 'calamine/date_1904.xlsx']) {
      const { cells } = await readRows(fixture(name))
      expect(shown(cells).slice(0, 2)).toEqual([
        ['d:2021-01-01', 'n:15'],
        ['d:2021-01-02', 'n:16'],
      ])
    }
    for (const name of ['sheetjs/1904.xls', 'sheetjs/1904.xlsx', 'sheetjs/1900.xlsx']) {
      const { cells } = await readRows(fixture(name))
      for (const row of cells) expect(row[1]?.slice(2)).toBe(row[2])
    }
  })

  test('namespace prefixes, CDATA, rich text, entities and unordered strings are read', async () => {
    expect((await readRows(fixture('calamine/nonstandard-xml-ns-prefix.xlsx'))).rows).toBe(2)
    const cdata = await describeSource(fixture('calamine/inlineStr_cdata.xlsx'))
    expect(cdata.columns.map(({ header }) => header)).toEqual(['Hello CDATA', 'World'])
    const rich = await describeSource(fixture('calamine/richtext-namespaced.xlsx'))
    expect(rich.previewRows[0]?.[7]).toBe('shared string\nLine 2\nLine 3')
    const entities = await describeSource(fixture('calamine/encoded_entities.xlsx'))
    expect(entities.previewRows[0]).toEqual(['&'])
    const unordered = await readRows(fixture('calamine/non_monotonic_si.xlsx'))
    expect(unordered.rows).toBe(6)
  })

  test('hidden sheets are listed but not chosen', async () => {
    const found = await describeSource(fixture('sheetjs/sheet_visibility.xlsx'))
    expect(found.sheets.filter((sheet) => sheet.hidden)).toHaveLength(2)
    expect(found.sheets.find((sheet) => sheet.name === found.sheet)?.hidden).toBe(false)
  })

  test('error cells keep their name', async () => {
    const { cells } = await readRows(fixture('calamine/errors.xlsx'))
    expect(
      shown(cells)
        .flat()
        .filter((cell) => cell.startsWith('e:')),
    ).toContain('e:#DIV/0!')
  })

  test('an OpenDocument sheet is read', async () => {
    const { cells } = await readRows(fixture('calamine/covered.ods'), { headerRow: null })
    expect(cells.length).toBeGreaterThan(0)
  })

  test('numbers keep their meaning: zeros shown by the format, percentages, long codes, no float residue', async () => {
    const path = file(
      'numbers.xlsx',
      makeWorkbook({
        formats: ['000000', '0%', 'dd/mm/yyyy', 'General', '#,##0.00 "stuks"', 'h:mm', '[h]:mm', '0.00E+00'],
        sheets: {
          A:
            sheetRow('padded', 'btw', 'datum', 'ean', 'prijs', 'tijd', 'duur', 'sci') +
            '<row><c s="1"><v>42</v></c><c s="2"><v>0.21</v></c><c s="3"><v>45324</v></c><c s="4"><v>8.710000871099E12</v></c>' +
            '<c s="5"><v>0.30000000000000004</v></c><c s="6"><v>0.5625</v></c><c s="7"><v>1.5</v></c><c s="8"><v>8710000871099</v></c></row>',
        },
      }),
    )
    const { cells } = await readRows(path)
    expect(shown(cells)).toEqual([
      ['000042', '21%', 'd:2024-02-02', 'n:8710000871099', 'n:0.3', '13:30:00', 'n:1.5', 'n:8710000871099'],
    ])
  })

  test('long whole numbers keep every digit that was written', async () => {
    const path = file(
      'long.xlsx',
      makeWorkbook({
        sheets: { A: sheetRow('sscc', 'naam') + '<row><c><v>340123450000000018</v></c><c t="str"><v>x</v></c></row>' },
      }),
    )
    expect(shown((await readRows(path)).cells)[0]?.[0]).toBe('n:340123450000000018')
  })

  test('rows and cells without references stand where they come', async () => {
    const path = file(
      'bare.xlsx',
      makeWorkbook({
        sharedStrings: ['sku', 'naam', 'A_x000D_B', 'Lamp &amp; zo'],
        sheets: {
          A: '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row r="5"><c r="A5" t="s"><v>2</v></c><c t="s"><v>3</v></c></row>',
        },
      }),
    )
    const { cells, lines } = await readRows(path)
    expect(cells).toEqual([['A\rB', 'Lamp & zo']])
    expect(lines).toEqual([5])
  })

  test('sheets with last year’s prices of the same products are not read as one', async () => {
    const rows = sheetRow('A1', 'Lamp', '1') + sheetRow('A2', 'Tafel', '2')
    const path = file(
      'years.xlsx',
      makeWorkbook({
        sheets: {
          'Prijzen 2024': sheetRow('sku', 'naam', 'prijs') + rows,
          'Prijzen 2023': sheetRow('sku', 'naam', 'prijs') + rows,
        },
      }),
    )
    const found = await describeSource(path)
    expect(found.sheet).toBe('Prijzen 2024')
    expect(found.warnings).toMatchObject([{ code: 'more-sheets' }])
  })

  test('text with accents survives every possible cut of the part', async () => {
    const texts = Array.from({ length: 3000 }, (_, i) => `${'é'.repeat(i % 40)}€${i}`)
    const path = file(
      'accents.xlsx',
      makeWorkbook({
        sharedStrings: texts,
        sheets: {
          A:
            sheetRow('sku', 'naam') +
            texts
              .map((text, i) => `<row><c t="s"><v>${i}</v></c><c t="inlineStr"><is><t>${text}</t></is></c></row>`)
              .join(''),
        },
      }),
    )
    const { cells } = await readRows(path)
    expect(cells).toEqual(texts.map((text) => [text, text]))
  })

  test('an old xls under its length limit is read, one above it refused', async () => {
    const path = file('big.xls', readFileSync(fixture('calamine/date.xls')))
    truncateSync(path, 33 * 2 ** 20)
    await expect(readRows(path)).rejects.toMatchObject({ details: { reason: 'too-large' } })
  })
})

describe('web pages named .xls', () => {
  test('entities, line breaks, spans and nested markup become plain text', async () => {
    const path = file(
      'page.xls',
      '<html><body><table><tr><th>sku<th>naam<th>prijs</tr><tr><td>0012<td><b>Cr&egrave;me</b> &amp; &euro;<br>zo<td>1.234,50</tr></table></body></html>',
    )
    expect((await readRows(path)).cells).toEqual([['0012', 'Crème & €\nzo', '1.234,50']])
  })
})
