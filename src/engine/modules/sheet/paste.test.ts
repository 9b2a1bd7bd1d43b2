import { describe, expect, test } from 'vitest'
import type { Input } from '../../../shared/contract/index.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import { allOf, DUTCH, valuesOf, viewAt } from '../../../../test/support/sheet.ts'

const COLUMNS = ['sku', 'name/nl_NL', 'price/EUR', 'ean']

async function lamps(): Promise<Shop> {
  const shop = await tempShop()
  for (const sku of ['L1', 'L2', 'L3', 'L4']) await shop.create(sku, { 'name/nl_NL': `lamp ${sku}`, 'price/EUR': '5' })
  return shop
}

async function pasteAt(
  shop: Shop,
  at: { row: number; column: string; rows?: number; columns?: number },
  table: string[][],
  rest: Partial<Input<'sheet.paste'>> = {},
) {
  const view = await viewAt(shop)
  return shop.engine.runJob('sheet.paste', {
    requestId: newRequest(),
    anchor: { ...view, from: at.row, target: { rows: at.rows ?? 1, columns: at.columns ?? 1 } },
    columns: COLUMNS.slice(COLUMNS.indexOf(at.column)),
    table,
    format: DUTCH,
    ...rest,
  })
}

describe('a paste', () => {
  test('of what was cut empties where it came from, in the same step', async () => {
    const shop = await lamps()
    const view = await viewAt(shop)
    const cut = { kind: 'view' as const, ...view, ranges: [{ from: 0, count: 2, columns: ['name/nl_NL'] }] }
    const result = await pasteAt(shop, { row: 2, column: 'name/nl_NL' }, [['lamp L1'], ['lamp L2']], { cut })
    expect(result).toMatchObject({ changed: 4, refused: 0, kept: 0 })
    expect(await valuesOf(shop, 'name/nl_NL')).toEqual({ L1: null, L2: null, L3: 'lamp L1', L4: 'lamp L2' })
    await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
    expect(await valuesOf(shop, 'name/nl_NL')).toEqual({ L1: 'lamp L1', L2: 'lamp L2', L3: 'lamp L3', L4: 'lamp L4' })
  })

  test('comes down from its cell, reads numbers as the person writes them, and refuses one by one', async () => {
    const shop = await lamps()
    const result = await pasteAt(shop, { row: 1, column: 'name/nl_NL' }, [
      ['Schemerlamp', '1.299,50'],
      ['', 'duur'],
    ])
    expect(result).toMatchObject({ cells: 4, changed: 3, refused: 1, kept: 0, cutColumns: 0, created: 0 })
    expect(await valuesOf(shop, 'name/nl_NL')).toEqual({ L1: 'lamp L1', L2: 'Schemerlamp', L3: null, L4: 'lamp L4' })
    expect(await valuesOf(shop, 'price/EUR')).toEqual({ L1: 5, L2: 1299.5, L3: 5, L4: 5 })
    expect(result.changeSet).toMatchObject({ kind: 'paste', cells: 3, label: { params: { count: 3 } } })
    const blanks = await pasteAt(shop, { row: 0, column: 'name/nl_NL' }, [[''], ['x']], { blanks: 'leave' })
    expect(blanks).toMatchObject({ changed: 1, unchanged: 1 })
  })

  test.each([
    ['one text fills a selection', { rows: 4, columns: 1 }, [['x']], ['x', 'x', 'x', 'x']],
    ['two lines fill four', { rows: 4, columns: 1 }, [['x'], ['y']], ['x', 'y', 'x', 'y']],
    [
      'two lines do not fill three: they come once',
      { rows: 3, columns: 1 },
      [['x'], ['y']],
      ['x', 'y', 'lamp L3', 'lamp L4'],
    ],
    [
      'a table larger than the selection comes whole',
      { rows: 1, columns: 1 },
      [['x'], ['y'], ['z']],
      ['x', 'y', 'z', 'lamp L4'],
    ],
  ])('repeats as in Excel: %s', async (_, target, table, expected) => {
    const shop = await lamps()
    await pasteAt(shop, { row: 0, column: 'name/nl_NL', ...target }, table)
    expect(Object.values(await valuesOf(shop, 'name/nl_NL'))).toEqual(expected)
  })

  test('past the last row makes products of lines with a SKU, in the same step', async () => {
    const shop = await lamps()
    const table = [
      ['L4', 'oude lamp', '6'],
      ['L5', 'nieuwe lamp', '7,50'],
      ['', 'zonder nummer', '1'],
      ['L1', 'dubbel', '1'],
      ['', '', ''],
      ['L6', 'fout', 'duur'],
    ]
    const result = await pasteAt(shop, { row: 3, column: 'sku' }, table, {
      defaults: { family: 'lamps', texts: { colour: 'red' } },
    })
    expect(result).toMatchObject({
      created: 2,
      refused: 9,
      reasons: { 'value-required': 1, 'duplicate-sku': 1, 'not-a-number': 1 },
      changeSet: { kind: 'paste' },
    })
    expect(result.changed + result.unchanged + result.refused + result.locked).toBe(result.cells)
    expect(await valuesOf(shop, 'price/EUR')).toMatchObject({ L4: 6, L5: 7.5, L6: null })
    expect(await valuesOf(shop, 'family')).toMatchObject({ L5: 'lamps' })
    expect(await valuesOf(shop, 'colour')).toMatchObject({ L5: 'red', L4: null })
    await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
    expect(Object.keys(await valuesOf(shop, 'sku'))).toEqual(['L1', 'L2', 'L3', 'L4'])
    const nowhere = await pasteAt(shop, { row: 3, column: 'name/nl_NL' }, [['a'], ['b'], ['c']])
    expect(nowhere).toMatchObject({ changed: 1, refused: 2, created: 0, reasons: { 'past-the-end': 2 } })
  })

  test('a value that could not be typed today is left as it is when it comes back unchanged', async () => {
    const shop = await tempShop()
    const model = await shop.create(
      'T',
      { 'name/nl_NL': 'Tent' },
      { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    )
    await shop.create('T-S', { size: 'S' }, { kind: 'variant', parentId: model })
    expect(await pasteAt(shop, { row: 1, column: 'name/nl_NL' }, [['Tent']])).toMatchObject({ unchanged: 1, locked: 0 })
    expect(await pasteAt(shop, { row: 1, column: 'name/nl_NL' }, [['Tipi']])).toMatchObject({ unchanged: 0, locked: 1 })
  })

  test('lines without a SKU are numbered on by the pattern of their family, past what is taken', async () => {
    const shop = await tempShop()
    for (const sku of ['LMP-0008', 'LMP-0009']) await shop.create(sku, {}, { family: 'lamps' })
    await shop.create('TEN-1', {})
    const result = await shop.engine.runJob('sheet.paste', {
      requestId: newRequest(),
      anchor: null,
      columns: ['name/nl_NL', 'price/EUR'],
      table: [['een', '5'], ['twee'], ['', ''], ['drie', 'duur']],
      defaults: { family: 'lamps', texts: {} },
    })
    expect(result).toMatchObject({ created: 3, refused: 1, reasons: { 'not-a-number': 1 } })
    expect(await valuesOf(shop, 'name/nl_NL')).toMatchObject({
      'LMP-0010': 'een',
      'LMP-0011': 'twee',
      'LMP-0012': 'drie',
    })
  })

  test('without a view makes products of every line', async () => {
    const shop = await lamps()
    const result = await shop.engine.runJob('sheet.paste', {
      requestId: newRequest(),
      anchor: null,
      columns: ['sku', 'name/nl_NL'],
      table: [['N1', 'een'], ['N2']],
    })
    expect(result).toMatchObject({ created: 2, changed: 3, refused: 0 })
    expect(result.createdIds).toHaveLength(2)
  })

  test('of barcodes that swap places is possible, of one that another has not', async () => {
    const shop = await lamps()
    await pasteAt(shop, { row: 0, column: 'ean' }, [['8712345678906'], ['4006381333931']])
    expect(await pasteAt(shop, { row: 0, column: 'ean' }, [['4006381333931'], ['8712345678906']])).toMatchObject({
      changed: 2,
    })
    expect(await pasteAt(shop, { row: 2, column: 'ean' }, [['8712345678906']])).toMatchObject({
      refused: 1,
      rejections: [{ code: 'duplicate-value', params: { other: 'L2' } }],
    })
  })

  test('wider than the sheet leaves the surplus out and says how much', async () => {
    const shop = await lamps()
    expect(await pasteAt(shop, { row: 0, column: 'ean' }, [['', 'a', 'b']])).toMatchObject({ cutColumns: 2, cells: 1 })
  })
})

test('what is copied comes back as it was, in both forms', async () => {
  const shop = await lamps()
  await shop.type(1, 'name/nl_NL', 'lamp "groot"\nmet\ttab')
  await shop.type(2, 'name/nl_NL', '=1+1')
  await shop.type(3, 'name/nl_NL', '007')
  const copied = await shop.engine.runJob('sheet.copy', { selection: allOf('name/nl_NL', 'price/EUR'), format: DUTCH })
  expect(copied).toMatchObject({ cells: 8, rows: 4, columns: 2 })
  expect(copied.text).toBe('"lamp ""groot""\nmet\ttab"\t5\n\'=1+1\t5\n007\t5\nlamp L4\t5\n')
  expect(copied.html).toContain('<td sdnum="1033;0;@" x:str>007</td><td class="n" sdval="5" sdnum="1033;">5</td>')
  expect(copied.html).toContain('<br style="mso-data-placement:same-cell">met')
})

test('ranges that make no rectangle are not copied', async () => {
  const shop = await lamps()
  const view = await viewAt(shop)
  const ranges = [
    { from: 0, count: 1, columns: ['sku'] },
    { from: 1, count: 1, columns: ['price/EUR'] },
  ]
  const copy = shop.engine.runJob('sheet.copy', { selection: { kind: 'view', ...view, ranges } })
  await expect(copy).rejects.toMatchObject({ code: 'invalid-input', details: { reason: 'ranges-do-not-fit' } })
})
