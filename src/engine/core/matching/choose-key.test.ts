import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ColumnObserver } from '../mapping/column-facts.ts'
import { chooseKey, type KeyCandidate, type KeyChoice } from './choose-key.ts'

function column(header: string, values: readonly string[], change: Partial<KeyCandidate> = {}): KeyCandidate {
  const observer = new ColumnObserver()
  for (const value of values) observer.observe(value)
  return { index: 0, header, facts: observer.facts, column: null, isSure: false, ...change }
}

function choose(...columns: readonly KeyCandidate[]): KeyChoice | null {
  return chooseKey(columns.map((each, index) => ({ ...each, index })))
}

const codes = ['FR-R92B-58', 'CA-1098', 'RD-2308', 'FK-5136']
const names = ['Tent Linde 2', 'Lamp', 'Stoel', 'Rugzak Veluwe 30']
const sku = { column: 'sku', isSure: true } as const

/** Values that differ in every row and still say nothing about which product it is. */
const neverKeys: readonly (readonly [what: string, values: readonly string[]])[] = [
  ['weights with their unit', ['12 KILOGRAM', '850 GRAM', '1.5 KILOGRAM', '2 KILOGRAM']],
  ['weights closed up', ['12kg', '850g', '2kg', '3kg']],
  ['volumes', ['500ml', '750ml', '1000ml', '330ml']],
  ['prices', ['12,95', '13,95', '1.249,00', '9,50']],
  ['prices with their sign', ['€ 12', '€ 13', '€ 1249', '€ 9']],
  ['fractions', ['0.125', '0.5', '72.25', '22.2222']],
  ['dates', ['2020-10-01', '2020-10-02', '2020-10-03', '2020-10-04']],
  ['dates run together', ['20240131', '20240201', '20240202', '20240301']],
  ['days', ['1-2-2024', '2-2-2024', '3-2-2024', '14-2-2024']],
  ['counts', ['1', '2', '3', '4']],
  ['larger counts', ['1500', '250', '3', '40000']],
  ['yes and no', ['yes', 'no', 'ja', 'nee']],
  ['names', names],
  ['words of one kind', ['Red', 'Green', 'Yellow', 'Black']],
  ['sentences', codes.map((code) => `A tent numbered ${code} that stands in five minutes, for a weekend outside.`)],
  ['pictures', ['/m/b/mb01.jpg', '/m/b/mb02.jpg', '/m/b/mb03.jpg', '/m/b/mb04.jpg']],
  ['addresses', ['https://x.test/1', 'https://x.test/2', 'https://x.test/3', 'https://x.test/4']],
  ['mail', ['a1@x.test', 'a2@x.test', 'a3@x.test', 'a4@x.test']],
  ['telephone numbers', ['+31 20 1234567', '+31 20 1234568', '+31 20 1234569', '+31 20 1234560']],
  ['row ids', ['a', 'b', 'c', 'd'].map((digit) => `47a24246-6c43-48eb-968f-025738a8a41${digit}`)],
]

describe('what may never be a key', () => {
  test.each(neverKeys)('%s, with or without a name above them', (_, values) => {
    expect(choose(column('', values), column('', names))).toBeNull()
    expect(choose(column('Code', values), column('Naam', names))).toBeNull()
  })

  test.each(neverKeys.filter(([what]) => /weights with|prices|dates$|pictures|sentences|mail/.test(what)))(
    '%s, even under the header of the article number',
    (_, values) => expect(choose(column('Artikelnr', values, sku))).toBeNull(),
  )

  test('a number with any unit, however written', () => {
    const unit = fc.constantFrom('kg', 'KILOGRAM', 'g', 'ml', 'Liter', 'cm', 'watt', 'stuks', 'jaar')
    const amount = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('', ',5', '.25'), unit)
    fc.assert(
      fc.property(fc.uniqueArray(amount, { minLength: 4, selector: ([whole]) => whole }), (amounts) => {
        const values = amounts.map(([whole, decimals, of]) => `${whole}${decimals} ${of}`)
        expect(choose(column('', values))).toBeNull()
        expect(choose(column('Item', values))).toBeNull()
      }),
    )
  })
})

describe('which column is taken', () => {
  test('the sure article number, plain numbers too', () => {
    expect(choose(column('Naam', names), column('Artikelnr', ['1', '2', '3', '4'], sku))).toEqual({
      index: 1,
      column: 'sku',
      reason: null,
    })
  })

  test('barcodes before codes that nothing names', () => {
    const gtins = ['8710000871099', '8710001918380', '8710002965673', '8710004012962']
    const ean = column('', gtins, { column: 'ean', isSure: true })
    expect(choose(column('', codes), ean)).toMatchObject({ index: 1, column: 'ean', reason: null })
  })

  test.each([
    'Code',
    'Artikelcode leverancier',
    'Réf. fournisseur',
    'Bestelnummer',
    'Lieferantenartikelnummer',
    'MPN',
    'Lev. artnr',
  ])('codes under %s', (header) => {
    expect(choose(column('Naam', names), column(header, codes))).toMatchObject({ index: 1, column: 'sku' })
  })

  test('the supplier’s number stays in its own column where the catalogue has one', () => {
    const own = { column: 'supplier_sku', isSure: true }
    expect(choose(column('MPN', codes, own))).toMatchObject({ column: 'supplier_sku', reason: 'key-by-header' })
  })

  test('the only column of codes in a file without headers', () => {
    const rows = ['1', '2', '3', '4']
    expect(choose(column('', rows), column('', names), column('', codes))).toMatchObject({
      index: 2,
      reason: 'key-by-values',
    })
  })

  test('none of two columns of codes: which is it?', () => {
    expect(
      choose(
        column('', codes),
        column(
          '',
          codes.map((code) => `X${code}`),
        ),
      ),
    ).toBeNull()
  })

  test.each(['Factuurnr', 'Order number', 'Klantnummer', 'Colour code', 'Parent SKU', 'N° TVA', 'Serial no', 'Batch'])(
    'no codes of something else: %s',
    (header) => expect(choose(column(header, codes))).toBeNull(),
  )
})

describe('rows that are no products', () => {
  test('a key that comes again and again: stock per warehouse, lines of a till', () => {
    const repeated = [...codes, ...codes, ...codes]
    expect(
      choose(
        column('sku', repeated, sku),
        column(
          '',
          repeated.map((_, at) => `W-${at}00`),
        ),
      ),
    ).toBeNull()
  })

  test('a few repeated keys are no reason to refuse the file', () => {
    const many = Array.from({ length: 40 }, (_, at) => `A-${at}`)
    expect(choose(column('sku', [...many, 'A-1', 'A-2'], sku))).toMatchObject({ index: 0 })
  })

  test('a key that is missing in many rows', () => {
    expect(choose(column('sku', [...codes, '', '', '', '', ''], sku))).toBeNull()
  })
})
