import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { expect, test } from 'vitest'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { importBench } from '../../../../test/support/import-bench.ts'
import { withCheckDigit } from '../../../../test/support/supplier-files.ts'
import { MARKER_SHEET } from '../../core/return-sheet/return-sheet.ts'

const sample = join(import.meta.dirname, '../../../../resources/sample/supplier-hazelhorst-price-list.xlsx')
let requests = 0

async function commit(bench: ImportBench, importId: number) {
  requests += 1
  return bench.engine.runJob('import.commit', { importId, requestId: `return-sheet-${requests}` })
}

/** The return sheet of an import, as another program reads it. */
async function ask(bench: ImportBench, importId: number, name = 'back.xlsx') {
  const path = bench.file(name, '')
  const told = await bench.engine.runJob('suppliers.returnSheet', { ticket: path, of: { kind: 'import', importId } })
  return { path, told, ...opened(path) }
}

function opened(path: string) {
  const book = xlsx.read(readFileSync(path), { cellStyles: true, cellDates: false })
  const [name = ''] = book.SheetNames
  const sheet = book.Sheets[name] ?? {}
  const lines = xlsx.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' })
  return { book, sheet, lines }
}

/** Places of the cells with a comment, and what it says. */
function comments(sheet: xlsx.WorkSheet): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sheet).flatMap(([place, cell]) => {
      const notes = (cell as xlsx.CellObject | undefined)?.c
      return notes === undefined || notes.length === 0 ? [] : [[place, notes.map(({ t }) => t).join('')]]
    }),
  )
}

/** Saves a workbook with another program, as a supplier's does. */
function saveAgain(path: string, book: xlsx.WorkBook, bookType: xlsx.BookType = 'xlsx'): void {
  writeFileSync(path, xlsx.write(book, { type: 'buffer', bookType }) as Buffer)
}

/** Answers a question: writes into a cell of the row in which another cell has this text. */
function answer(sheet: xlsx.WorkSheet, row: string, header: string, value: string | number): void {
  const lines = xlsx.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' })
  const r = lines.findIndex((cells) => cells.includes(row))
  const head = lines.find((cells) => cells.includes(header)) ?? []
  const place = xlsx.utils.encode_cell({ r, c: head.indexOf(header) })
  sheet[place] = {
    ...(sheet[place] as xlsx.CellObject | undefined),
    t: typeof value === 'number' ? 'n' : 's',
    v: value,
    w: undefined,
  }
}

async function allValues(bench: ImportBench) {
  return bench.products('name/nl_NL', 'brand', 'ean', 'price/EUR', 'purchase_price/EUR', 'status', 'supplier_sku')
}

const WRONG = { 'EHB-0103': 6, 'HZ-31108': 54, 'HZ-31111': 57 }

test('goes out in the supplier’s own layout, with only the rows that have something missing or wrong', async () => {
  const bench = await importBench('sample')
  const importId = await bench.stage(sample)
  await bench.engine.runJob('import.plan', { importId })
  const { lines, book, sheet, told } = await ask(bench, importId)
  const headers = lines[3]?.slice(0, -1)
  const { columns } = await bench.engine.call('import.describe', { importId })
  expect(headers).toEqual(columns.map(({ header }) => header))
  expect(lines.length).toBe(4 + told.rows)
  for (const key of Object.keys(WRONG)) expect(lines.some((cells) => cells.includes(key))).toBe(true)
  const notes = Object.values(comments(sheet))
  expect(notes).toHaveLength(told.cells)
  expect(notes).toContain('Het controlecijfer van deze barcode klopt niet.')
  expect(notes).toContain('Hier ontbreekt een waarde.')
  expect(lines[0]?.[0]).toContain('Vul alleen de gekleurde cellen in')
  expect(book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 2])
  expect(book.SheetNames[1]).toBe(MARKER_SHEET)
})

test('saved again by another program, its answers enter and nothing else does', async () => {
  for (const bookType of ['xlsx', 'xlsb', 'ods'] as const) {
    const bench = await importBench('sample')
    const first = await bench.stage(sample)
    await commit(bench, first)
    const before = await allValues(bench)
    const { book, sheet } = await ask(bench, first)
    const ean = withCheckDigit('046002190008')
    answer(sheet, 'HZ-31108', 'EAN-code', ean)
    answer(sheet, 'TEN-0191', 'Verkoopprijs', 10.25)
    const path = bench.file(`answers.${bookType}`, '')
    saveAgain(path, book, bookType)
    const second = await bench.stage(path)
    const { returned, supplier } = await bench.engine.call('import.describe', { importId: second })
    expect(returned).toMatchObject({ fileName: 'supplier-hazelhorst-price-list.xlsx', gone: 0, differenceCount: 0 })
    expect(supplier).toBe('hazelhorst')
    await commit(bench, second)
    const after = await allValues(bench)
    const changed = Object.entries(after).filter(
      ([sku, values]) => JSON.stringify(values) !== JSON.stringify(before[sku]),
    )
    expect(changed.map(([sku]) => sku).toSorted()).toEqual(['HZ-31108', 'TEN-0191'])
    const places = changed.map(([sku, values]) => values.map((value, at) => value !== before[sku]?.[at]))
    expect(places.map((each) => each.filter(Boolean).length)).toEqual([1, 1])
    expect(after['HZ-31108']?.[2]).toBe(ean)
    expect(after['TEN-0191']?.[3]).toBe(10.25)
    await bench.close()
  }
})

test('what was not asked is listed and not taken, whatever was done to the sheet', async () => {
  const bench = await importBench('sample')
  const first = await bench.stage(sample)
  await commit(bench, first)
  const before = await allValues(bench)
  const { book, sheet, lines } = await ask(bench, first)
  answer(sheet, 'EHB-0103', 'Productnaam', 'Iets heel anders')
  answer(sheet, 'EHB-0103', 'Verkoopprijs', '0,01')
  xlsx.utils.sheet_add_aoa(sheet, [['NEW-1', '', 'Nooit gevraagd', '', '', '1,00']], {
    origin: { r: lines.length + 2, c: 0 },
  })
  const path = bench.file('tampered.xlsx', '')
  saveAgain(path, book)
  const second = await bench.stage(path)
  const { returned } = await bench.engine.call('import.describe', { importId: second })
  expect(returned?.differences).toMatchObject([
    { column: 'Productnaam', got: 'Iets heel anders' },
    { column: 'Verkoopprijs', got: '0,01' },
    { column: null, got: 'NEW-1 | Nooit gevraagd | 1,00' },
  ])
  await commit(bench, second)
  expect(await allValues(bench)).toEqual(before)
})

test('a cell that is answered wrong again is refused again', async () => {
  const bench = await importBench('sample')
  const first = await bench.stage(sample)
  await commit(bench, first)
  const { book, sheet } = await ask(bench, first)
  answer(sheet, 'EHB-0103', 'EAN-code', '1234567890123')
  const path = bench.file('again.xlsx', '')
  saveAgain(path, book)
  const { rejections } = await commit(bench, await bench.stage(path))
  expect(rejections).toMatchObject([{ code: 'gtin-check-digit', value: '1234567890123' }])
})

test('rows may come back in any order, and some not at all', async () => {
  const bench = await importBench('sample')
  const first = await bench.stage(sample)
  await commit(bench, first)
  const { lines, told } = await ask(bench, first)
  const [head, rows] = [lines.slice(0, 4), lines.slice(4)]
  const ean = lines[3]?.indexOf('EAN-code') ?? 0
  const turned = rows.toReversed().slice(0, -1)
  for (const cells of turned) if (cells.includes('HZ-31111')) cells[ean] = '9520317900110'
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([...head, ...turned]), 'Blad')
  const { book: sent } = opened(join(bench.path, '..', 'back.xlsx'))
  xlsx.utils.book_append_sheet(book, sent.Sheets[MARKER_SHEET] ?? {}, MARKER_SHEET)
  const path = bench.file('turned.xlsx', '')
  saveAgain(path, book)
  const { returned } = await bench.engine.call('import.describe', { importId: await bench.stage(path) })
  expect(returned?.differences).toEqual([])
  expect(returned).toMatchObject({ gone: 1 })
  expect(told.rows).toBeGreaterThan(2)
})

test('a row that never came in comes in whole once its key is answered', async () => {
  const bench = await importBench('sample')
  const rows = ['TL-1;Lamp een;9,95', ';Lamp zonder nummer;8,50', 'TL-3;Lamp drie;7,25']
  const first = await bench.stage(bench.file('Hazelhorst lampen.csv', `Artikelnr;Naam;Prijs\n${rows.join('\n')}\n`))
  await commit(bench, first)
  const { book, sheet } = await ask(bench, first)
  answer(sheet, 'Lamp zonder nummer', 'Artikelnr', 'TL-2')
  const path = bench.file('answers.xlsx', '')
  saveAgain(path, book)
  const { receipt } = await commit(bench, await bench.stage(path))
  expect(receipt).toMatchObject({ created: 1, rejected: 0 })
  expect((await bench.products('name/nl_NL', 'price/EUR'))['TL-2']).toEqual(['Lamp zonder nummer', 8.5])
})

test('texts that could run, look like numbers or break XML come back as they went', async () => {
  const bench = await importBench('sample')
  const names = ['=cmd|"/C calc"!A0', '+31 6 1234', '0012', '_x0041_<b>&"', "'quoted", 'tab\there', '😀 ü', '@SUM(1)']
  const rows = names.map((name, at) => `TL-${at};"${name.replaceAll('"', '""')}";op aanvraag`)
  const first = await bench.stage(
    bench.file('Hazelhorst vijandig.csv', `Artikelnr;Naam;Prijs\n${rows.join('\n')}\nTL-9;Goed;9,95\n`),
  )
  const { columns } = await bench.engine.call('import.describe', { importId: first })
  const price = columns.find(({ header }) => header === 'Prijs')
  if (price === undefined) throw new Error('The file has prices')
  await bench.engine.call('import.setMapping', {
    importId: first,
    columns: [{ ...price.mapping, target: { kind: 'column', column: 'price/EUR' } }],
  })
  await commit(bench, first)
  const { path, book, lines } = await ask(bench, first)
  expect(lines.slice(2).map(([, name]) => name)).toEqual(names)
  for (const cell of Object.values(book.Sheets['Sheet1'] ?? {})) expect(cell as object).not.toHaveProperty('f')
  const { returned } = await bench.engine.call('import.describe', { importId: await bench.stage(path) })
  expect(returned).toMatchObject({ differenceCount: 0, gone: 0, asked: names.length })
})

test('a return sheet of another catalogue is refused, not imported as if it were a price list', async () => {
  const one = await importBench('sample')
  const first = await one.stage(sample)
  const { path } = await ask(one, first)
  const other = await importBench('sample')
  await expect(other.stage(path)).rejects.toMatchObject({ details: { reason: 'foreign-return-sheet' } })
})

test('where nothing is missing or wrong there is nothing to ask', async () => {
  const bench = await importBench('sample')
  const rows = ['TL-1;Lamp een;9,95', 'TL-2;Lamp twee;8,50', 'TL-3;Lamp drie;7,25']
  const importId = await bench.stage(bench.file('lampen.csv', `Artikelnr;Naam;Prijs\n${rows.join('\n')}\n`))
  await expect(ask(bench, importId)).rejects.toMatchObject({ details: { reason: 'nothing-to-ask' } })
})

test('steps of other columns change nothing when answers come back, and those of an answered one do', async () => {
  const bench = await importBench('sample')
  const rows = ['TL-1;Lamp een;9,95;ja', 'TL-2;Lamp twee;op aanvraag;ja', 'TL-3;Lamp drie;7,25;ja']
  const first = await bench.stage(
    bench.file('Hazelhorst lampen.csv', `Artikelnr;Naam;Prijs;Leverbaar\n${rows.join('\n')}\n`),
  )
  const { columns } = await bench.engine.call('import.describe', { importId: first })
  const mappingOf = (header: string) => {
    const found = columns.find((each) => each.header === header)
    if (found === undefined) throw new Error(`There is no column ${header}`)
    return found.mapping
  }
  await bench.engine.call('import.setMapping', {
    importId: first,
    columns: [
      { ...mappingOf('Prijs'), target: { kind: 'column', column: 'price/EUR' }, onEmpty: 'clear', steps: [] },
      {
        ...mappingOf('Naam'),
        target: { kind: 'column', column: 'name/nl_NL' },
        steps: [{ kind: 'template', template: '{Naam} van Hazelhorst' }],
      },
      { ...mappingOf('Leverbaar'), target: { kind: 'ignore' } },
      {
        column: columns.length,
        target: { kind: 'column', column: 'status' },
        name: 'Stand',
        steps: [{ kind: 'constant', text: 'review', onlyEmpty: false }],
      },
    ],
  })
  await commit(bench, first)
  const { products } = { products: await allValues(bench) }
  expect(products['TL-2']?.[0]).toBe('Lamp twee van Hazelhorst')
  const { book, sheet } = await ask(bench, first)
  const product = (
    await bench.engine.call('catalogue.gridPage', {
      viewKey: 'one',
      query: { filter: 'sku = "TL-2"' },
      columns: [],
      from: 0,
      count: 1,
    })
  ).ids[0]
  await bench.engine.call('catalogue.applyIntents', {
    requestId: 'edited-meanwhile',
    intents: [
      { kind: 'set-text', productId: product ?? 0, column: 'status', text: 'ready' },
      { kind: 'set-text', productId: product ?? 0, column: 'name/nl_NL', text: 'Eigen naam' },
    ],
  })
  answer(sheet, 'TL-2', 'Prijs', '8,50')
  const path = bench.file('answers.xlsx', '')
  saveAgain(path, book)
  await commit(bench, await bench.stage(path))
  const after = (await bench.products('name/nl_NL', 'price/EUR', 'status'))['TL-2']
  expect(after).toEqual(['Eigen naam', 8.5, 'ready'])
})
