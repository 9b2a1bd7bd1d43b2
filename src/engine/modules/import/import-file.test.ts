import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fixtures, importBench } from '../../../../test/support/import-bench.ts'

const catalogues = join(fixtures, 'catalogues')
const odd = join(fixtures, 'spreadsheets/odd')

describe('real files come in whole, with nobody to ask', () => {
  test.each([
    ['oracle-products.csv', 133],
    ['products_gear_bags.csv', 14],
    ['products_gear_watches.csv', 9],
    ['products_gear_fitness_equipment.csv', 9],
    ['sunrise-products.csv', 3],
    ['unopim-1k-products.xlsx', 1000],
    ['adventureworks-product.csv', 504],
    ['bdpm-first-500.txt', 500],
    ['vinmonopolet-first-60.json', 60],
    ['bmecat2005-new_catalog.xml', 1],
  ])('%s: %d products', async (name, count) => {
    const bench = await importBench()
    const { receipt } = await bench.importFile(join(catalogues, name))
    expect(receipt).toEqual({ read: count, created: count, updated: 0, unchanged: 0, skipped: 0, rejected: 0 })
    await expect(bench.engine.call('catalogue.check', {})).resolves.toMatchObject({ ok: true })
    const again = await bench.importFile(join(catalogues, name))
    expect(again.receipt).toEqual({ read: count, created: 0, updated: 0, unchanged: count, skipped: 0, rejected: 0 })
    expect(again.changeSet).toBeNull()
  })

  test.each([
    ['adventureworks-product.csv', 'AR-5381', 'LI-8000'],
    ['bdpm-first-500.txt', '3400949497294', '3400949497706'],
    ['unopim-1k-products.xlsx', '101', '1100'],
  ])('%s: products go by the numbers that are theirs', async (name, ...skus) => {
    const bench = await importBench()
    await bench.importFile(join(catalogues, name))
    expect(Object.keys(await bench.products())).toEqual(expect.arrayContaining(skus))
  })

  test('a later file without headers fills the columns that the first one made, and one laid out otherwise does not', async () => {
    const bench = await importBench()
    const rows = (price: string): string =>
      ['AB-1', 'AB-2', 'AB-3'].map((sku) => `${sku};Lamp ${sku};${price}`).join('\n')
    await bench.importFile(bench.file('first.csv', rows('12,50')))
    const second = await bench.importFile(bench.file('other name.csv', `${rows('13,50')}\nAB-4;Tafel;9,00\n`))
    expect(second.mapping.map(({ attribute, isNew }) => [attribute, isNew])).toEqual([
      ['sku', false],
      ['column_2', false],
      ['column_3', false],
    ])
    expect(second.receipt).toMatchObject({ created: 1, updated: 3 })
    const strangers = ['ZZ-91', 'ZZ-92', 'ZZ-93'].map((sku) => `${sku};Een stoel;12`).join('\n')
    const third = await bench.importFile(bench.file('elsewhere.csv', strangers))
    expect(third.mapping.map(({ attribute, isNew }) => [attribute, isNew])).toEqual([
      ['sku', false],
      ['column_2_2', true],
      ['column_3_2', true],
    ])
  })

  test('columns with the same header twice, or none, are found again by their place', async () => {
    const bench = await importBench()
    const path = join(odd, 'struct-duplicate-and-empty-headers.csv')
    await bench.importFile(path)
    const again = await bench.importFile(path)
    expect(again).toMatchObject({ receipt: { read: 40, unchanged: 40 }, changeSet: null })
    expect(again.mapping.every(({ isNew }) => !isNew)).toBe(true)
  })

  test('texts land in their language, whatever the others are called', async () => {
    const bench = await importBench()
    const { mapping } = await bench.importFile(join(catalogues, 'oracle-products.csv'))
    const targets = Object.fromEntries(mapping.map(({ column, attribute }) => [column, attribute]))
    expect(targets).toMatchObject({
      sku: 'sku',
      'name-nl_NL': 'name/nl_NL',
      'name-fr_FR': 'name/fr_FR',
      'description-nl_NL': 'description/webshop/nl_NL',
    })
    // Not this catalogue's language or currency: kept as they are, not forced into what looks alike.
    expect(targets).toMatchObject({
      'name-sv_SE': 'name_sv_se',
      'price-USD': 'price_usd',
      warranty_months: 'warranty_months',
    })
    const products = await bench.products('name/nl_NL', 'name/fr_FR', 'name_de_de')
    expect(
      Object.values(products).every((values) => values.every((value) => typeof value === 'string' && value !== '')),
    ).toBe(true)
  })

  test('undo takes back every product, attribute and option of an import, redo brings them again', async () => {
    const bench = await importBench()
    const before = await bench.engine.call('catalogue.structure', {})
    await bench.importFile(join(catalogues, 'products_gear_bags.csv'))
    await bench.engine.runJob('catalogue.undo', { requestId: 'undo-the-import' })
    const { attributes } = await bench.engine.call('catalogue.structure', {})
    expect(attributes.map(({ code }) => code)).toEqual(before.attributes.map(({ code }) => code))
    expect(await bench.products()).toEqual({})
    await bench.engine.runJob('catalogue.redo', { requestId: 'redo-the-import' })
    expect(Object.keys(await bench.products())).toHaveLength(14)
  })
})

describe('the odd files', () => {
  test('sums of prices are right to the cent, from every dialect and encoding', async () => {
    for (const name of [
      'delim-caret-decimal-point.csv',
      'delim-comma-with-decimal-comma.csv',
      'enc-windows-1252.csv',
      'enc-utf16le-bom-tab.txt',
      'struct-title-rows.csv',
      'xlsx-pricelist-merged-groups.xlsx',
      'xlsx-sheet-per-group.xlsx',
      'hostile-html-named.xls',
    ]) {
      const bench = await importBench()
      const { receipt } = await bench.importFile(join(odd, name))
      expect(receipt).toMatchObject({ read: 40, created: 40 })
      const prices = Object.values(await bench.products('recommended_price/EUR')).map(([price]) =>
        Math.round(Number(price) * 100),
      )
      expect(prices.reduce((sum, cents) => sum + cents, 0)).toBe(3_016_732)
      await bench.close()
    }
  })

  test('barcodes: bad ones refused with their reason, good ones taken, the products enter all the same', async () => {
    const bench = await importBench()
    const { receipt, rejections } = await bench.importFile(join(odd, 'val-bad-eans.csv'))
    expect(receipt).toMatchObject({ read: 12, created: 12, rejected: 0 })
    const refused = rejections.filter(({ code }) => code.startsWith('gtin'))
    expect(refused.map(({ row }) => row)).toEqual([1, 2, 3, 6, 7, 8, 9, 12])
    expect(refused.every(({ column }) => column === 'ean')).toBe(true)
    expect(rejections.filter(({ code }) => code === 'duplicate-value').map(({ row }) => row)).toEqual([11])
    const eans = Object.values(await bench.products('ean')).map(([ean]) => ean)
    expect(eans.filter((ean) => ean !== null)).toEqual(['8710004012962', '8710000871099', '8710010296707'])
  })

  test('barcodes that a spreadsheet destroyed are all refused, those it only wrote oddly are all recovered', async () => {
    const destroyed = await importBench()
    const lost = await destroyed.importFile(join(odd, 'val-ean-scientific.csv'))
    expect(lost.rejections.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => 'scientific-number'))
    expect(Object.values(await destroyed.products('ean')).flat()).toEqual(Array.from({ length: 10 }, () => null))
    const odds = await importBench()
    const saved = await odds.importFile(join(odd, 'val-ean-dot-zero.csv'))
    expect(saved.rejections).toEqual([])
    expect((await odds.products('ean'))['FR-R92B-58']).toEqual(['8710000871099'])
  })

  test('leading zeros of article numbers stay, those of barcodes are put back', async () => {
    const bench = await importBench()
    await bench.importFile(join(odd, 'val-leading-zeros.csv'))
    const manifest = JSON.parse(readFileSync(join(odd, 'EXPECT.json'), 'utf8')) as Record<
      string,
      { normalised: { sku: string; gtin13: string }[] }
    >
    const expected = manifest['spreadsheets/odd/val-leading-zeros.csv']?.normalised ?? []
    const products = await bench.products('ean')
    expect(Object.fromEntries(expected.map(({ sku, gtin13 }) => [sku, [gtin13]]))).toEqual(products)
  })

  test('numbers, weights, dates and rates in fourteen styles come to what they mean', async () => {
    const bench = await importBench('sample')
    const importId = await bench.stage(join(odd, 'val-mixed-formats.csv'))
    const { columns } = await bench.engine.call('import.describe', { importId })
    const target = (
      header: string,
      type: string,
    ): Parameters<typeof bench.engine.call<'import.setMapping'>>[1]['columns'][number] => {
      const column = columns.find((each) => each.header === header)?.index ?? -1
      return { column, target: { kind: 'new-attribute', code: `test_${header}`, type, label: header, locale: null } }
    }
    await bench.engine.call('import.setMapping', {
      importId,
      columns: [target('actief', 'boolean'), target('datum', 'date')],
    })
    const { receipt, rejections } = await bench.engine.runJob('import.commit', { importId, requestId: 'mixed-formats' })
    expect(receipt).toMatchObject({ read: 14, created: 14 })
    // "12/08/2024" is August by the evidence of "17/01/2024" in the same column.
    expect(rejections).toEqual([])
    const manifest = JSON.parse(readFileSync(join(odd, 'EXPECT.json'), 'utf8')) as Record<
      string,
      { normalised: { sku: string; price: string; weightKg: string; active: boolean; date: string; vat: string }[] }
    >
    const products = await bench.products('price/EUR', 'weight', 'test_actief', 'test_datum')
    for (const { sku, price, weightKg, active, date } of manifest['spreadsheets/odd/val-mixed-formats.csv']
      ?.normalised ?? []) {
      const [storedPrice, weight, isActive, day] = products[sku] ?? []
      expect([storedPrice, day]).toEqual([Number(price), date])
      const [amount, unit] = String(weight).split(' ')
      expect(Number(amount) / (unit === 'GRAM' ? 1000 : 1)).toBeCloseTo(Number(weightKg), 9)
      // An empty cell says nothing: "no" has to be written.
      expect(isActive).toBe(sku === 'BK-M68B-38' ? null : active ? 1 : 0)
    }
  })

  test('text that looks like a formula stays text', async () => {
    const bench = await importBench()
    await bench.importFile(join(odd, 'val-formula-injection.csv'))
    const products = await bench.products('name/nl_NL')
    expect(products['A1']).toEqual(['=HYPERLINK("http://127.0.0.1/?x="&A1,"click")'])
    expect(products['A10']).toEqual(["'=1+1"])
  })

  test('spreadsheet errors are refused by cell, the rest of the row enters', async () => {
    const bench = await importBench()
    const { receipt, rejections } = await bench.importFile(join(odd, 'xlsx-types.xlsx'))
    expect(receipt).toMatchObject({ read: 12, created: 12 })
    expect(rejections.map(({ row, column, code, value }) => [row, column, code, value])).toEqual([
      [1, 'error', 'error-cell', '#N/A'],
      [2, 'error', 'error-cell', '#DIV/0!'],
    ])
  })
})

describe('rows that are no product of their own', () => {
  test('a key that comes again is skipped and points to the row that counts', async () => {
    const bench = await importBench()
    const path = bench.file('twice.csv', 'sku;naam\nA;Lamp\nB;Tafel\nA;Lamp groot\n')
    const { receipt, rejections } = await bench.importFile(path)
    expect(receipt).toEqual({ read: 3, created: 2, updated: 0, unchanged: 0, skipped: 1, rejected: 0 })
    expect(rejections).toMatchObject([{ row: 3, code: 'repeated-key', params: { first: 1 } }])
  })

  test('a row without a key is rejected', async () => {
    const bench = await importBench()
    const { receipt, rejections } = await bench.importFile(
      bench.file('nameless.csv', 'sku;naam;prijs\nA;Lamp;1,50\n;Tafel;2,50\n'),
    )
    expect(receipt).toMatchObject({ read: 2, created: 1, rejected: 1 })
    expect(rejections).toMatchObject([{ row: 2, column: 'sku', code: 'missing-key' }])
  })

  test('a weight is not taken for the article number: better no import than a wrong one', async () => {
    const bench = await importBench()
    const path = bench.file('weights.csv', 'gewicht;kleur\n12 KILOGRAM;rood\n850 GRAM;blauw\n3 KILOGRAM;zwart\n')
    const refused = bench.importFile(path)
    await expect(refused).rejects.toMatchObject({ code: 'conflict', details: { reason: 'no-identifier' } })
    await expect(refused).rejects.toThrow(/none is headed as an article number.*with an import profile/s)
    expect(await bench.products()).toEqual({})
  })

  test('stock per warehouse is refused by the name of the column that looked like the key', async () => {
    const bench = await importBench()
    const rows = ['A-1', 'A-2', 'A-3'].flatMap((sku) => ['W1', 'W2', 'W3'].map((place) => `${sku};${place};5`))
    const path = bench.file('stock.csv', `artikelnr;magazijn;voorraad\n${rows.join('\n')}\n`)
    await expect(bench.importFile(path)).rejects.toThrow(/"artikelnr" may be the article number/)
  })

  test('with a person there, a likely key waits to be confirmed', async () => {
    const bench = await importBench()
    const importId = await bench.stage(bench.file('codes.csv', 'Code;Naam\nAB-1;Lamp\nAB-2;Tafel\nAB-3;Stoel\n'))
    const { columns } = await bench.engine.call('import.describe', { importId })
    expect(columns[0]).toMatchObject({ isSure: false, mapping: { isIdentifier: true, target: { column: 'sku' } } })
    await expect(bench.engine.runJob('import.plan', { importId })).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'unsure-identifier', column: 'Code' },
    })
    await bench.engine.call('import.setMapping', { importId, columns: [columns[0]!.mapping] })
    const { receipt } = await bench.engine.runJob('import.plan', { importId })
    expect(receipt).toMatchObject({ read: 3, created: 3 })
  })

  test('a file in which nothing tells products apart is refused in words', async () => {
    const bench = await importBench()
    const path = bench.file('loose.csv', 'kleur;maat\nrood;L\nrood;L\nblauw;M\n')
    await expect(bench.importFile(path)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'no-identifier' },
    })
    expect(await bench.products()).toEqual({})
  })
})

test('values that can be read two ways are refused, not guessed', async () => {
  const bench = await importBench()
  const path = bench.file('unclear.csv', 'sku;prijs\nA;1.234\nB;2.500\nC;900\n')
  const { receipt, rejections } = await bench.importFile(path)
  expect(receipt).toMatchObject({ created: 3 })
  expect(rejections.map(({ row, code }) => [row, code])).toEqual([
    [1, 'ambiguous-number'],
    [2, 'ambiguous-number'],
  ])
  expect(await bench.products('price/EUR')).toEqual({ A: [null], B: [null], C: [900] })
})

test('a dry run says the same and changes nothing', async () => {
  const bench = await importBench()
  const path = join(catalogues, 'products_gear_bags.csv')
  const dry = await bench.importFile(path, { isDryRun: true })
  expect(dry).toMatchObject({ receipt: { read: 14, created: 14 }, changeSet: null })
  expect(await bench.products()).toEqual({})
  const real = await bench.importFile(path)
  expect(real.receipt).toEqual(dry.receipt)
})

test('a new option is made once, in the spelling it came in first, and undone with the import', async () => {
  const bench = await importBench('sample')
  const path = bench.file('colours.csv', 'sku;kleur\nN-1;Rood\nN-2;Zeegroen\nN-3;zeegroen\nN-4;ZEEGROEN\n')
  await bench.importFile(path)
  const { options } = await bench.engine.call('catalogue.options', { attribute: 'colour', search: 'zee' })
  expect(options).toEqual([{ code: 'zeegroen', labels: { nl_NL: 'Zeegroen' } }])
  expect((await bench.products('colour'))['N-3']).toEqual(['zeegroen'])
})

test('headers that are words of the language itself do no harm', async () => {
  const bench = await importBench()
  const path = bench.file('proto.csv', 'sku,__proto__,constructor,toString,hasOwnProperty\nA,1,2,3,4\n')
  const { receipt } = await bench.importFile(path)
  expect(receipt).toMatchObject({ created: 1 })
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  expect(Object.values(await bench.products('constructor', 'tostring'))).toEqual([['2', '3']])
})
