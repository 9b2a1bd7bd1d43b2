import { expect, test } from 'vitest'
import type { Input } from '../../../../shared/contract/index.ts'
import { tempShop } from '../../../../../test/support/shop.ts'
import { allOf, DUTCH, viewAt } from '../../../../../test/support/sheet.ts'

const COLUMNS = ['sku', 'name/nl_NL', 'price/EUR']

async function lamps() {
  const shop = await tempShop()
  const ids: number[] = []
  for (const [sku, name, price] of [
    ['A', 'rode lamp', '12,50'],
    ['B', 'LAMP lamp', '3'],
    ['C', 'éclair', '12'],
    ['LAMP-D', '', '0,1'],
  ] as const)
    ids.push(await shop.create(sku, { 'name/nl_NL': name, 'price/EUR': price.replace(',', '.') }))
  const view = await viewAt(shop)
  const find = async (pattern: Input<'sheet.find'>['pattern'], rest: Partial<Input<'sheet.find'>> = {}) => {
    const { match, isWrapped } = await shop.engine.runJob('sheet.find', {
      ...view,
      columns: COLUMNS,
      pattern,
      after: null,
      format: DUTCH,
      ...rest,
    })
    return match && `${match.row} ${match.column}${isWrapped ? ' again' : ''}`
  }
  return { ...shop, ids, find }
}

test('goes from cell to cell in the order of the sheet, around its end, and back', async () => {
  const { find } = await lamps()
  const lamp = { find: 'lamp' }
  const seen: (string | null)[] = []
  let after: Input<'sheet.find'>['after'] = null
  for (let turn = 0; turn < 4; turn++) {
    const at = await find(lamp, { after })
    seen.push(at)
    const [row, column] = (at ?? '').split(' ')
    after = { row: Number(row), column: column ?? '' }
  }
  expect(seen).toEqual(['0 name/nl_NL', '1 name/nl_NL', '3 sku', '0 name/nl_NL again'])
  expect(await find(lamp, { after: { row: 3, column: 'sku' }, backwards: true })).toBe('1 name/nl_NL')
  expect(await find(lamp, { after: { row: 0, column: 'sku' }, backwards: true })).toBe('3 sku again')
  expect(await find({ find: 'rode' }, { after: { row: 0, column: 'name/nl_NL' } })).toBe('0 name/nl_NL again')
  expect(await find({ find: 'nergens' }, { after: { row: 0, column: 'sku' } })).toBeNull()
})

test('looks at texts as the person sees them', async () => {
  const { find } = await lamps()
  expect(await find({ find: '12,5' })).toBe('0 price/EUR')
  expect(await find({ find: '12', wholeCell: true })).toBe('2 price/EUR')
  expect(await find({ find: 'LAMP', matchCase: true })).toBe('1 name/nl_NL')
  expect(await find({ find: '^.clair$', isRegex: true })).toBe('2 name/nl_NL')
  expect(await find({ find: 'a.*p' })).toBeNull()
})

test('counts what matches, and sums what is selected to the cent', async () => {
  const { engine } = await lamps()
  const count = await engine.runJob('sheet.count', { selection: allOf(...COLUMNS), pattern: { find: 'lamp' } })
  expect(count).toEqual({ cells: 12, matches: 3, products: 3 })
  expect(await engine.runJob('sheet.summary', { selection: allOf(...COLUMNS) })).toEqual({
    cells: 12,
    filled: 11,
    numbers: 4,
    sum: '27.6',
    average: '6.9',
    min: '0.1',
    max: '12.5',
  })
})
