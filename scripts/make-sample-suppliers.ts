// Writes the supplier files of the guided tour and the tests:  node scripts/make-sample-suppliers.ts
//
// Beside each file lies what is true of it, counted here and not by the importer.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as bruleval from './sample-suppliers/bruleval.ts'
import type { Listed } from './sample-suppliers/catalogue.ts'
import { listed, withCheckDigit } from './sample-suppliers/catalogue.ts'
import { first, firstSheets, GONE, later, laterSheets } from './sample-suppliers/hazelhorst.ts'
import { workbook } from './sample-suppliers/workbook.ts'

const folder = join(import.meta.dirname, '../resources/sample')

write('supplier-hazelhorst-price-list.xlsx', workbook(firstSheets), {
  about:
    'First delivery of a known supplier. Rows count from 1 below the header; counts are against the sample catalogue.',
  sheet: 'Prijslijst',
  headerRow: 4,
  rows: first.length,
  ...compare(first, (sku) => (sku.startsWith('HZ-') ? undefined : listed(sku))),
  repeated: first.filter((row, index) => isRepeated(row, index)).map(({ sku }) => sku),
  wrongEans: distinct(first)
    .filter(({ ean }) => ean !== undefined && !isRight(ean))
    .map(({ sku }) => sku),
  eansBeginningWithZero: distinct(first).filter(({ ean }) => ean?.startsWith('0')).length,
  withoutPrice: distinct(first)
    .filter(({ price }) => price === undefined)
    .map(({ sku }) => sku),
  columns: {
    Artikelnummer: 'sku',
    Bestelnummer: 'supplier_sku',
    Productnaam: 'name/nl_NL',
    Merk: 'brand',
    'EAN-code': 'ean',
    Verkoopprijs: 'price/EUR',
    Inkoopprijs: 'purchase_price/EUR',
    Materiaal: 'material',
    Levertijd: 'lead_time',
  },
  unknownColumns: ['VPE', 'Opmerking'],
})

write('supplier-hazelhorst-later.xlsx', workbook(laterSheets), {
  about:
    'Second delivery: other sheet name, header lower, columns moved and renamed. Counts are against the catalogue after the first delivery.',
  sheet: 'Prijslijst maart',
  headerRow: 6,
  rows: later.length,
  ...compare(later, afterFirst),
  gone: GONE,
  priceChanges: priceChanges(),
  columns: {
    'EAN-code': 'ean',
    Artikelnummer: 'sku',
    Naam: 'name/nl_NL',
    Merk: 'brand',
    Consumentenprijs: 'price/EUR',
    Inkoopprijs: 'purchase_price/EUR',
    Levertijd: 'lead_time',
    Materiaal: 'material',
    Bestelnummer: 'supplier_sku',
  },
  unknownColumns: ['Status'],
})

write('supplier-bruleval-tarif.csv', bruleval.csv(), {
  about: 'Export of an old program. Counts are against the sample catalogue.',
  encoding: 'windows-1252',
  delimiter: ';',
  headerRow: 1,
  rows: bruleval.lines.length,
  known: bruleval.changed.length + bruleval.unchanged.length,
  new: bruleval.fresh.length,
  changed: bruleval.changed,
  unchanged: bruleval.unchanged.length,
  columns: {
    sku: 'sku',
    'Désignation (fr)': 'name/fr_FR',
    'Code-barres': 'ean',
    'Prix TTC': 'price/EUR',
    "Dans l'assortiment depuis": 'introduced_on',
  },
  unknownColumns: [],
})

function write(name: string, bytes: Buffer, expect: object): void {
  writeFileSync(join(folder, name), bytes)
  writeFileSync(
    join(folder, name.replace(/\.\w+$/, '.EXPECT.json')),
    `${JSON.stringify({ file: name, ...expect }, null, 2)}\n`,
  )
}

function distinct(rows: readonly Listed[]): Listed[] {
  return rows.filter((row, index) => rows.findIndex(({ sku }) => sku === row.sku) === index)
}

function isRepeated(row: Listed, index: number): boolean {
  return first.findIndex(({ sku }) => sku === row.sku) !== index
}

function isRight(ean: string | undefined): boolean {
  return ean !== undefined && ean.length === 13 && withCheckDigit(ean.slice(0, 12)) === ean
}

/** A product as the catalogue has it once the first delivery is in: an empty cell or a wrong EAN changed nothing. */
function afterFirst(sku: string): Listed | undefined {
  const row = first.find((each) => each.sku === sku)
  const before = sku.startsWith('HZ-') ? undefined : listed(sku)
  return row && { ...row, price: row.price ?? before?.price, ean: isRight(row.ean) ? row.ean : before?.ean }
}

/** Known, new, changed and unchanged products. */
function compare(rows: readonly Listed[], before: (sku: string) => Listed | undefined): object {
  const known = distinct(rows).flatMap((row) => {
    const old = before(row.sku)
    return old ? [{ row, old }] : []
  })
  const changed = known.filter(({ row, old }) =>
    (Object.keys(row) as (keyof Listed)[]).some((key) => isChange(key, row, old)),
  )
  return {
    known: known.length,
    new: distinct(rows).length - known.length,
    changed: changed.map(({ row }) => row.sku),
    changedPrices: changed.filter(({ row, old }) => isChange('price', row, old)).length,
    unchanged: known.length - changed.length,
  }
}

function isChange(key: keyof Listed, row: Listed, old: Listed): boolean {
  return row[key] !== undefined && row[key] !== old[key] && (key !== 'ean' || isRight(row.ean))
}

function priceChanges(): object {
  const changes = distinct(first).flatMap((old) => {
    const now = later.find(({ sku }) => sku === old.sku)?.price
    return now === undefined || old.price === undefined || now === old.price
      ? []
      : [{ sku: old.sku, share: Math.abs(now - old.price) / old.price }]
  })
  const isTen = (share: number): boolean => Math.abs(share - 0.1) < 1e-9
  return {
    total: changes.length,
    below10: changes.filter(({ share }) => share < 0.1 && !isTen(share)).length,
    exactly10: changes.filter(({ share }) => isTen(share)).map(({ sku }) => sku),
    above10: changes.filter(({ share }) => share > 0.1 && !isTen(share)).map(({ sku }) => sku),
  }
}
