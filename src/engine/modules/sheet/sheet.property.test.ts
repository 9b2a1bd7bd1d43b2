import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Input } from '../../../shared/contract/index.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../test/support/shop.ts'
import { DUTCH, viewAt } from '../../../../test/support/sheet.ts'
import { stateHash } from '../../../../test/support/state-hash.ts'

/** 1,000 and more in a reliability run: SEQUENCES=1000 npx vitest run sheet.property */
const SEQUENCES = Number(process.env['SEQUENCES'] ?? 40)

const COLUMNS = [
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
async function smallCatalogue(): Promise<Shop> {
  const shop = await tempShop()
  const model = await shop.create(
    'TENT',
    { 'name/nl_NL': 'Tent  "groot"', colour: 'red', weight: '1,5 kg', photos: 'a.jpg, b.jpg' },
    { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
  )
  for (const size of ['S', 'M'])
    await shop.create(`TENT-${size}`, { size, 'price/EUR': '99.95' }, { kind: 'variant', parentId: model })
  await shop.create('L-007', { 'name/nl_NL': '007', ean: '8712345678906', released: '2026-01-31', rating: '7.5' })
  await shop.create('L-008', { 'name/nl_NL': '=1+1\nregel', materials: 'cotton, wool', categories: 'light, camping' })
  await shop.create('L-009', { 'name/fr_FR': '"lampe"', waterproof: 'ja', status: 'ready', accessories: 'L-007, TENT' })
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
const step = fc.oneof(
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

async function run(shop: Shop, action: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<boolean> {
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

test(
  'any run of operations goes back to where it began and forth to where it ended',
  { timeout: 600_000 },
  async () => {
    const shop = await smallCatalogue()
    const initial = stateHash(shop.path)
    const times = async (count: number, op: 'catalogue.undo' | 'catalogue.redo'): Promise<void> => {
      for (let turn = 0; turn < count; turn++)
        expect(await shop.engine.runJob(op, { requestId: newRequest() })).toMatchObject({ kept: 0 })
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (actions) => {
        let steps = 0
        for (const action of actions) if (await run(shop, action)) steps++
        const final = stateHash(shop.path)
        await times(steps, 'catalogue.undo')
        expect(stateHash(shop.path)).toBe(initial)
        await times(steps, 'catalogue.redo')
        expect(stateHash(shop.path)).toBe(final)
        await times(steps, 'catalogue.undo')
        expect(stateHash(shop.path)).toBe(initial)
      }),
      { numRuns: SEQUENCES },
    )
    expect(await shop.engine.call('catalogue.check', {})).toMatchObject({ ok: true })
  },
)

test.each([
  ['with a comma, day first', DUTCH],
  ['with a point, month first', { decimal: '.', dateOrder: 'mdy' } as const],
])('what is copied and pasted in place changes nothing, for every type: %s', async (_, format) => {
  const shop = await smallCatalogue()
  const view = await viewAt(shop)
  const before = stateHash(shop.path)
  const ranges = [{ from: 0, count: 100, columns: COLUMNS }]
  const copied = await shop.engine.runJob('sheet.copy', {
    selection: { kind: 'view', ...view, ranges },
    format,
    language: 'nl',
  })
  for (const [table, isRaw] of [
    [textsOf(copied.html, 'shown'), false],
    [textsOf(copied.html, 'raw'), true],
  ] as const) {
    const result = await shop.engine.runJob('sheet.paste', {
      requestId: newRequest(),
      anchor: { ...view, from: 0, target: { rows: 1, columns: 1 } },
      columns: COLUMNS,
      table,
      isRaw,
      format,
      language: 'nl',
    })
    expect(result).toMatchObject({ changed: 0, refused: 0, changeSet: null })
    expect(stateHash(shop.path)).toBe(before)
  }
})

/** The cells of the copied table: as people read them, or as we write them for ourselves. */
function textsOf(html: string, which: 'shown' | 'raw'): string[][] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*?(?: data-raw="([^"]*)")?>(.*?)<\/td>/gs)].map(([, raw, shown = '']) =>
      (which === 'raw' ? (raw ?? shown) : shown)
        .replace(/<br[^>]*>/g, '\n')
        .replaceAll('&#10;', '\n')
        .replaceAll('&#9;', '\t')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    ),
  )
}
