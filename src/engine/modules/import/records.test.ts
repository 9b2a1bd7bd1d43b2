import { describe, expect, test } from 'vitest'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { importBench } from '../../../../test/support/import-bench.ts'
import { newRequest } from '../../../../test/support/shop.ts'

/** Tents, which the sample splits by colour. */
const TENT = 'sku;kind;parent;family;family_variant;colour;name/nl_NL;price/EUR\n'

async function imported(bench: ImportBench, text: string) {
  return bench.importFile(bench.file('records.csv', text))
}

async function check({ engine }: ImportBench): Promise<void> {
  const { checks } = await engine.call('catalogue.check', {})
  expect(checks.flatMap(({ problems }) => problems)).toEqual([])
}

describe('models and variants', () => {
  test('variants may come before their model; each inherits and shows its own colour', async () => {
    const bench = await importBench('sample')
    const { receipt, rejections } = await imported(
      bench,
      `${TENT}Z-RED;variant;Z;tents;;red;;\nZ-BLU;variant;Z;tents;;blue;;\nZ;model;;tents;tents-colour;;Zeppelin;249.5\n`,
    )
    expect(rejections).toEqual([])
    expect(receipt).toMatchObject({ read: 3, created: 3 })
    const found = await bench.products('kind', 'parent', 'family', 'colour', 'name/nl_NL', 'price/EUR', 'own_values')
    expect(found['Z-RED']).toEqual(['variant', 'Z', 'tents', 'red', 'Zeppelin', 249.5, null])
    expect(found['Z-BLU']).toEqual(['variant', 'Z', 'tents', 'blue', 'Zeppelin', 249.5, null])
    expect(found['Z']?.slice(0, 3)).toEqual(['model', null, 'tents'])
    await check(bench)
  })

  test('what a variant says otherwise than its new model stays its own', async () => {
    const bench = await importBench('sample')
    await imported(bench, `${TENT}Z;model;;tents;tents-colour;;Zeppelin;200\nZ-RED;;Z;;;red;Zeppelin rood;210\n`)
    const found = await bench.products('kind', 'name/nl_NL', 'price/EUR', 'own_values')
    expect(found['Z-RED']).toEqual(['variant', 'Zeppelin rood', 210, '["name/nl_NL","price/EUR"]'])
    await check(bench)
  })

  test('rows that name each other without saying how they split get a scheme by what tells them apart', async () => {
    const bench = await importBench('sample')
    const { rejections } = await imported(
      bench,
      'Artikelnr;Parent SKU;Familie;Kleur;Naam;EAN\nQ;;tents;;Quadra;\nQ-1;Q;tents;red;Quadra;8710000000017\nQ-2;Q;tents;blue;Quadra;8710000000024\n',
    )
    expect(rejections).toEqual([])
    const found = await bench.products('kind', 'parent', 'family_variant', 'colour', 'name/nl_NL')
    expect(found['Q-1']).toEqual(['variant', 'Q', null, 'red', 'Quadra'])
    expect(found['Q']).toEqual(['model', null, 'tents-colour', null, 'Quadra'])
    await check(bench)
  })

  test('an existing product comes under a model and leaves it again; one undo takes each back', async () => {
    const bench = await importBench('sample')
    await imported(bench, `${TENT}Z;model;;tents;tents-colour;;Zeppelin;200\nZ-1;product;;tents;;red;Los;99\n`)
    const before = await bench.products('kind', 'parent', 'name/nl_NL', 'own_values')
    await imported(bench, 'sku;kind;parent;price/EUR\nZ-1;variant;Z;\n')
    expect((await bench.products('kind', 'parent'))['Z-1']).toEqual(['variant', 'Z'])
    await bench.engine.runJob('catalogue.undo', { requestId: newRequest() })
    expect(await bench.products('kind', 'parent', 'name/nl_NL', 'own_values')).toEqual(before)
    await bench.engine.runJob('catalogue.redo', { requestId: newRequest() })
    await imported(bench, 'sku;kind;parent;price/EUR\nZ-1;product;;\n')
    expect((await bench.products('kind', 'parent', 'name/nl_NL'))['Z-1']).toEqual(['product', null, 'Los'])
    await check(bench)
  })

  test('refuses a model that is nowhere, itself, in a circle, no model or of another family, and keeps the rest of the row', async () => {
    const bench = await importBench('sample')
    const { receipt, rejections } = await imported(
      bench,
      TENT +
        'Z;model;;tents;tents-colour;;Zeppelin;200\n' +
        'A;variant;NOWHERE;tents;;red;A;1\n' +
        'B;variant;B;tents;;red;B;1\n' +
        'C1;model;C2;tents;;red;C1;1\nC2;model;C1;tents;;red;C2;1\n' +
        'D0;product;;tents;;red;D0;1\nD;variant;D0;tents;;red;D;1\n' +
        'E;variant;Z;lamps;;;E;1\n' +
        'F;model;;lamps;tents-colour;;F;1\n',
    )
    expect(receipt).toMatchObject({ read: 9, created: 9 })
    expect(rejections.map(({ row, code }) => [row, code])).toEqual([
      [2, 'unknown-parent'],
      [3, 'own-parent'],
      [4, 'parent-cycle'],
      [4, 'no-scheme'],
      [5, 'parent-cycle'],
      [5, 'no-scheme'],
      [7, 'not-a-model'],
      [8, 'wrong-family'],
      [9, 'wrong-family-variant'],
      [9, 'no-scheme'],
    ])
    const found = await bench.products('kind', 'parent', 'price/EUR')
    for (const sku of ['A', 'B', 'C1', 'C2', 'D', 'E', 'F']) expect(found[sku]).toEqual(['product', null, 1])
    await check(bench)
  })
})

describe('links between products', () => {
  test('a row may link to products that come later and to some that are there; unknown ones are named', async () => {
    const bench = await importBench('sample')
    const { receipt, rejections } = await imported(
      bench,
      'sku;cross-sell;accessory;price/EUR\nL-1;L-2, TEN-0101;L-9|L-1;1\nL-2;;L-1;2\n',
    )
    expect(receipt).toMatchObject({ created: 2 })
    expect(rejections.map(({ row, code, params }) => [row, code, params?.['sku']])).toEqual([
      [1, 'unknown-link', 'L-9'],
    ])
    const found = await bench.products('cross-sell', 'accessory')
    expect(found['L-1']).toEqual(['["L-2","TEN-0101"]', '["L-1"]'])
    expect(found['L-2']).toEqual([null, '["L-1"]'])
  })

  test('a list that says what is linked already changes nothing; another order does', async () => {
    const bench = await importBench('sample')
    await imported(bench, 'sku;upsell;price/EUR\nL-1;TEN-0101, TEN-0102;1\n')
    expect((await imported(bench, 'sku;upsell;price/EUR\nL-1;TEN-0101, TEN-0102;1\n')).receipt).toMatchObject({
      unchanged: 1,
    })
    expect((await imported(bench, 'sku;upsell;price/EUR\nL-1;TEN-0102, TEN-0101;1\n')).receipt).toMatchObject({
      updated: 1,
    })
  })

  test.each([
    ['Artikelnummer;Accessoires;Upsells;Cross-sells', ['sku', 'accessory', 'upsell', 'cross-sell']],
    ['SKU;Tillbehör;Ett steg upp;Passar till', ['sku', 'accessory', 'upsell', 'cross-sell']],
  ])('headers %s name them', async (header, targets) => {
    const bench = await importBench('sample')
    const { mapping } = await imported(bench, `${header}\nL-1;TEN-0101;;\n`)
    expect(mapping.map(({ attribute }) => attribute).slice(0, 2)).toEqual(targets.slice(0, 2))
  })
})

describe('variants inside a record', () => {
  const jackets = [
    {
      sku: 'JAS',
      brand: 'Morsund',
      colour: 'blauw',
      variants: [
        { sku: 'JAS-S', size: 'S', price: 99.5 },
        { sku: 'JAS-M', size: 'M', price: 109.5, season: 'winter' },
      ],
    },
    { sku: 'PET', brand: 'Morsund', price: 15 },
  ]
  const products = {
    JAS: ['model', null],
    'JAS-S': ['variant', 'JAS'],
    'JAS-M': ['variant', 'JAS'],
    PET: ['product', null],
  }

  test('of JSON become products under their model, whatever some of them leave out', async () => {
    const bench = await importBench()
    const { receipt } = await bench.importFile(bench.file('jackets.json', JSON.stringify(jackets)))
    expect(receipt).toMatchObject({ read: 4, created: 4 })
    expect(await bench.products('kind', 'parent')).toEqual(products)
    const found = await bench.products('size', 'price/EUR', 'brand', 'season')
    expect(found['JAS-S']).toEqual(['S', 99.5, 'Morsund', null])
    expect(found['JAS-M']).toEqual(['M', 109.5, 'Morsund', 'winter'])
    await check(bench)
  })

  test('of XML do so, too, in a list of their own; read as it stands they stay lists', async () => {
    const bench = await importBench()
    const xml = `<products>
      <product><sku>JAS</sku><name>Regenjas</name><variants>
        <variant><sku>JAS-S</sku><size>S</size></variant><variant><sku>JAS-M</sku><size>M</size></variant>
      </variants></product>
      <product><sku>PET</sku><name>Pet</name></product>
    </products>`
    const path = bench.file('jackets.xml', xml)
    const asItStands = { isDryRun: true, options: { preset: 'none' } } as const
    expect((await bench.importFile(path, asItStands)).receipt.read).toBe(2)
    await bench.importFile(path)
    expect(await bench.products('kind', 'parent')).toEqual(products)
  })
})

test('the preview shows what becomes of kind, model and links, before and after', async () => {
  const bench = await importBench('sample')
  await imported(bench, `${TENT}Z;model;;tents;tents-colour;;Zeppelin;249.5\nY;;;;;;Ypsilon;10\nX;;;;;red;Xeno;12\n`)
  const text = 'sku,kind,parent,accessory\nX,variant,Z,"Y, NOWHERE"\nY,product,,\nNEW,variant,Z,Y\n'
  const importId = await bench.stage(bench.file('places.csv', text))
  await bench.engine.runJob('import.plan', { importId })
  const { rows } = await bench.engine.call('import.preview', { importId, from: 0, count: 10 })
  const shown = (sku: string) =>
    rows
      .find((row) => row.sku === sku)
      ?.cells.slice(1)
      .map(({ before, after, isChanged }) => [before, after, isChanged])
  expect(shown('X')).toEqual([
    ['product', 'variant', true],
    [null, 'Z', true],
    [null, 'Y', true],
  ])
  expect(shown('NEW')).toEqual([
    [null, 'variant', true],
    [null, 'Z', true],
    [null, 'Y', true],
  ])
  expect(rows.find(({ sku }) => sku === 'Y')?.outcome).toBe('unchanged')
})
