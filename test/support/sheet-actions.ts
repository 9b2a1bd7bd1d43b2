import fc from 'fast-check'
import { expect } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { DUTCH, viewAt } from './sheet.ts'
import type { Shop } from './shop.ts'
import { newRequest, openShop } from './shop.ts'

/** A column of every type, and the system’s own that may be written. */
export const COLUMNS = [
  'sku',
  'name/nl_NL',
  'name/fr_FR',
  'description/webshop/nl_NL',
  'ean',
  'price/EUR',
  'rating',
  'waterproof',
  'released',
  'colour',
  'materials',
  'weight',
  'photos',
  'stock',
  'size',
  'status',
  'categories',
  'family',
  'accessories',
]

/** Eight products with a value of every kind, two of them variants of a model. */
export async function smallCatalogue(path: string): Promise<Shop> {
  const shop = await openShop(path)
  const model = await shop.create(
    'TENT',
    { 'name/nl_NL': 'Tent  "groot"', colour: 'red', weight: '1,5 kg', photos: 'a.jpg, b.jpg' },
    { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
  )
  for (const size of ['S', 'M'])
    await shop.create(`TENT-${size}`, { size, 'price/EUR': '99.95' }, { kind: 'variant', parentId: model })
  await shop.create('L-007', { 'name/nl_NL': '007', ean: '8712345678906', released: '2026-01-31', rating: '7.5' })
  await shop.create('L-008', { 'name/nl_NL': '=1+1\nregel', materials: 'cotton, wool', categories: 'light, camping' })
  // A comma in a SKU: lists of links must not come apart there.
  await shop.create('L;1, a')
  await shop.create('L-009', {
    'name/fr_FR': '"lampe"',
    waterproof: 'ja',
    status: 'ready',
    accessories: '["L-007","L;1, a","TENT"]',
  })
  await shop.create('L-010', { 'description/webshop/nl_NL': '\tstart', 'price/EUR': '0.1' }, { family: 'lamps' })
  return shop
}

const column = fc.constantFrom(...COLUMNS)
const text = fc.constantFrom(
  '',
  'a',
  'Lamp 09',
  '12,50',
  '-3',
  'ja',
  'rood',
  'L-007',
  '31-01-2026',
  '2 kg',
  '\t"x"',
  'light',
)
const wool = fc.constant<string[]>(['wool'])
const range = fc.record({
  from: fc.nat(6),
  count: fc.integer({ min: 1, max: 8 }),
  columns: fc.uniqueArray(column, { minLength: 1, maxLength: 4 }),
})
const operation: fc.Arbitrary<Input<'sheet.apply'>['operation']> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), text }),
  fc.constant({ kind: 'clear' as const }),
  fc.record({ kind: fc.constantFrom('append' as const, 'prepend' as const), text, fillsEmpty: fc.boolean() }),
  fc.record({
    kind: fc.constant('replace' as const),
    find: fc.constantFrom('a', '[0-9]+', 'tent', '.'),
    isRegex: fc.boolean(),
    with: text,
    whenEmpty: fc.constantFrom('leave' as const, 'clear' as const),
  }),
  fc.record({
    kind: fc.constant('arithmetic' as const),
    operator: fc.constantFrom('add' as const, 'multiply' as const, 'divide' as const, 'percent' as const),
    operand: fc.constantFrom('0', '3', '-0.05', '1.1'),
  }),
  fc.record({ kind: fc.constant('case' as const), to: fc.constantFrom('upper' as const, 'title' as const) }),
  fc.record({ kind: fc.constant('copy-from' as const), column }),
  fc.constant({ kind: 'template' as const, template: '{sku} {colour} ({weight})' }),
  fc.record({ kind: fc.constant('add-options' as const), options: wool }),
  fc.record({ kind: fc.constant('remove-options' as const), options: wool }),
)
/** An operation, a paste or a fill somewhere in the small catalogue. */
export const sheetAction = fc.oneof(
  fc.record({
    kind: fc.constant('apply' as const),
    ranges: fc.array(range, { minLength: 1, maxLength: 3 }),
    operation,
  }),
  fc.record({
    kind: fc.constant('paste' as const),
    from: fc.nat(7),
    columns: fc.uniqueArray(column, { minLength: 1, maxLength: 3 }),
    table: fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
    rows: fc.constantFrom(1, 2, 4),
  }),
  fc.record({
    kind: fc.constant('fill' as const),
    from: fc.nat(3),
    count: fc.integer({ min: 1, max: 2 }),
    columns: fc.uniqueArray(column, { minLength: 1, maxLength: 3 }),
    mode: fc.constantFrom('copy' as const, 'series' as const),
  }),
)

export type SheetAction = typeof sheetAction extends fc.Arbitrary<infer Action> ? Action : never

/** Does it, and sees that the counts add up; answers with whether it became a step of the history. */
export async function runAction(shop: Pick<Shop, 'engine'>, action: SheetAction): Promise<boolean> {
  const view = await viewAt(shop)
  const written = { requestId: newRequest(), format: DUTCH, language: 'nl' }
  const { engine } = shop
  const outcome = await (action.kind === 'apply'
    ? engine.runJob('sheet.apply', {
        ...written,
        selection: { kind: 'view', ...view, ranges: action.ranges },
        operation: action.operation,
      })
    : action.kind === 'paste'
      ? engine.runJob('sheet.paste', {
          ...written,
          anchor: { ...view, from: action.from, target: { rows: action.rows, columns: 1 } },
          columns: action.columns,
          table: action.table,
        })
      : engine.runJob('sheet.fill', {
          ...written,
          ...view,
          source: { from: action.from, count: action.count, columns: action.columns },
          target: { from: action.from + action.count, count: 3, columns: action.columns },
          direction: 'down',
          mode: action.mode,
        }))
  expect(outcome.changed + outcome.unchanged + outcome.refused + outcome.locked).toBe(outcome.cells)
  expect(outcome.changeSet?.cells ?? 0).toBeGreaterThanOrEqual(outcome.changed)
  expect(outcome.changed > 0).toBe(outcome.changeSet !== null)
  return outcome.changeSet !== null
}
