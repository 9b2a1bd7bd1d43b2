import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { memoryFolder } from '../../../../test/support/catalogue.ts'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { benchOn } from '../../../../test/support/import-bench.ts'
import { sampleFile } from '../../../../test/support/sample.ts'
import { newRequest } from '../../../../test/support/shop.ts'
import type { ExportFormat } from '../../../shared/contract/export.ts'
import { EXPORT_FORMATS } from '../../../shared/contract/export.ts'
import type { Input } from '../../../shared/contract/index.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'

vi.setConfig({ testTimeout: 1_200_000 })

/** 100 in a reliability run: CATALOGUES=100 npx vitest run round-trip.property */
const CATALOGUES = Number(process.env['CATALOGUES'] ?? 2)

/** What files, spreadsheet programs and readers trip over. */
const awkward = fc.constantFrom(
  '=1+1',
  '+32 9 123',
  '-5',
  '@home',
  "'=quoted",
  "''=twice",
  '＝ｗｉｄｅ',
  '007',
  '0012.50',
  '8710000871099',
  '1.234',
  '1,234',
  '9E42',
  '31-12-2025',
  '2025-12-31',
  'true',
  'null',
  'Totaal',
  'Subtotal 3',
  'sku',
  '["a","b"]',
  '{"a":1}',
  'a;b|c,d\te',
  'line one\nline two\n\nline four',
  'say "no"',
  '"',
  '<b>bold</b> & more',
  ']]>',
  '<!-- x -->',
  '&amp;lt;',
  '_x0041_ and _x005F_',
  '\uFFFEedge\uFFFF',
  'zero\u200Bwidth',
  'סלון عربى',
  '👩🏽‍🚀 é',
  'no\u00A0break',
  '#REF!',
  'sep=;',
  '%',
  'x'.repeat(40_000),
)
/** With something to see: what has nothing empties its cell, and an empty cell of a file leaves what is there. */
const text = fc
  .oneof({ weight: 3, arbitrary: awkward }, fc.string({ minLength: 1, unit: 'binary', maxLength: 60 }))
  .map((words) => (/[\p{L}\p{N}\p{P}\p{S}]/u.test(words) ? words : `x${words}`))
const decimal = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.nat(6))
  .map(([digits, places]) => String(digits / 10 ** places))
const positive = fc.tuple(fc.nat(99_999_999), fc.nat(2)).map(([digits, places]) => String(digits / 10 ** places))
const measured = (...units: string[]): fc.Arbitrary<string> =>
  fc.tuple(decimal, fc.constantFrom(...units)).map((parts) => parts.join(' '))
const day = fc
  .date({ min: new Date('1600-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const barcode = fc.nat(999_999_999).map((digits) => withCheckDigit(`871${String(digits).padStart(9, '0')}`))

/** What may be typed into a column of the sample; every type of attribute and every axis is here. */
const TYPED: Readonly<Record<string, fc.Arbitrary<string>>> = {
  ean: barcode,
  'name/nl_NL': text,
  'name/fr_FR': text,
  'description/webshop/nl_NL': text.map((words) => `<p>${words}</p><ul><li>x</li></ul>`),
  'pitch/nl_NL': text,
  'pitch/nl_NL/@family': text,
  'pitch/en_GB/@winter': text,
  'warning/fr_FR': text,
  margin_note: text,
  hazard: text,
  care: fc.constantFrom('care-wool', 'x'),
  weight: measured('g', 'kg', 'oz', 'mg'),
  volume: measured('l', 'ml', 'cm³', 'fl oz'),
  comfort_temperature: measured('°C', 'K', '°F'),
  r_value: fc.nat(99).map((tenths) => String(tenths / 10)),
  warranty: fc.nat(999_999).map(String),
  lead_time: fc.nat(99).map(String),
  waterproof: fc.constantFrom('true', 'false'),
  introduced_on: day,
  phase_out_on: day,
  'price/EUR': positive,
  'price/SEK': positive,
  'promo_price/webshop/EUR': positive,
  'recommended_price/EUR': positive,
  status: fc.constantFrom('draft', 'enriching', 'review', 'ready', 'published', 'phase-out'),
}
const COLUMNS = Object.keys(TYPED)
/** Columns whose values are taken from other products: codes, hashes, lists. */
const TAKEN: readonly string[] = ['brand', 'colour', 'activities', 'fabric', 'image', 'gallery', 'manual', 'categories']

interface Edits {
  readonly newSkus: readonly string[]
  readonly cells: readonly { readonly product: number; readonly column: string; readonly text: string }[]
  readonly taken: readonly { readonly product: number; readonly column: string; readonly from: number }[]
  readonly links: readonly { readonly product: number; readonly column: string; readonly to: readonly number[] }[]
  /** Where variants get values of their own beside their model's. */
  readonly own: readonly { readonly product: number; readonly column: string }[]
}

const edits: fc.Arbitrary<Edits> = fc.record({
  links: fc.array(
    fc.record({
      product: fc.nat(400),
      column: fc.constantFrom('cross-sell', 'upsell', 'accessory'),
      to: fc.array(fc.nat(400), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 10, maxLength: 30 },
  ),
  own: fc.array(
    fc.record({ product: fc.nat(400), column: fc.constantFrom('name/nl_NL', 'price/EUR', 'brand', 'warranty') }),
    { minLength: 20, maxLength: 40 },
  ),
  newSkus: fc.uniqueArray(
    fc.oneof(
      // XML has no place for the two characters: what has no SKU in a file is no product of it.
      awkward.filter((sku) => sku.length < 100 && !/[\uFFFE\uFFFF]/.test(sku)),
      fc.string({ minLength: 1, maxLength: 20 }),
    ),
    {
      minLength: 3,
      maxLength: 12,
    },
  ),
  cells: fc.array(
    fc
      .constantFrom(...COLUMNS)
      .chain((column) =>
        fc.record({ product: fc.nat(400), column: fc.constant(column), text: TYPED[column] ?? fc.constant('') }),
      ),
    { minLength: 100, maxLength: 250 },
  ),
  taken: fc.array(fc.record({ product: fc.nat(400), column: fc.constantFrom(...TAKEN), from: fc.nat(400) }), {
    minLength: 20,
    maxLength: 60,
  }),
})

/** Its prices too, however far they are from those there. */
async function importWithPrices({ engine }: ImportBench, path: string): Promise<void> {
  const { importId } = await engine.runJob('import.stage', { ticket: path, unattended: true })
  await engine.call('import.setMapping', { importId, columns: [], policy: { onPriceJump: 'take' } })
  await engine.runJob('import.commit', { importId, requestId: newRequest() })
}

test('any catalogue, in every format: exported and imported nothing changes; imported elsewhere it is the same', async () => {
  const template = sampleFile()
  const setUp = await benchOn(template)
  await apply(setUp, [
    {
      kind: 'change-model',
      change: { entity: 'channel', action: 'update', code: 'webshop', fields: { currencies: ['EUR', 'SEK'] } },
    },
  ])
  await clearFaulty(setUp, 'ean')
  // A catalogue keeps out what its own rules forbid, wherever it comes from: here nothing is forbidden.
  await setUp.engine.call('quality.switchPack', { requestId: newRequest(), pack: 'marketplace', isOn: false })
  await setUp.close()
  await fc.assert(
    fc.asyncProperty(edits, fc.constantFrom(...EXPORT_FORMATS), async (made, format) => {
      const folder = memoryFolder()
      const open = (name: string): Promise<ImportBench> => {
        copyFileSync(template, join(folder, name))
        return benchOn(join(folder, name))
      }
      const here = await open('here.etalage')
      await edit(here, made)
      // The edited catalogue itself, every column of every product.
      const file = join(folder, `export.${format}`)
      const { products } = await exported(here, file, format, null)
      const { receipt, rejections, changeSet } = await here.importFile(file)
      expect({ rejections, changeSet }).toEqual({ rejections: [], changeSet: null })
      expect(receipt).toMatchObject({ read: products, unchanged: products })
      // Another, which has the products as they were before: the file brings it all that it can hold.
      const there = await open('there.etalage')
      const keys = ['sku', 'family', 'own_values', ...COLUMNS, ...TAKEN]
      const partial = join(folder, `partial.${format}`)
      const whole = await exported(here, partial, format, keys)
      await importWithPrices(there, partial)
      if (whole.heldBack === 0) expect(await rowsOf(there, keys)).toEqual(await rowsOf(here, keys))
      await there.close()
      // And one of the same model without products: the file brings them all, with their models, variants and links.
      const bare = await open('bare.etalage')
      await apply(
        bare,
        (await idsOf(bare)).map((productId) => ({ kind: 'delete-product', productId })),
      )
      expect((await bare.importFile(file)).receipt).toMatchObject({ read: products, created: products })
      const all = await columnsOf(here)
      if (whole.heldBack === 0) expect(await rowsOf(bare, all)).toEqual(await rowsOf(here, all))
      const { checks } = await bare.engine.call('catalogue.check', {})
      // The pictures of the sample are not beside these copies.
      expect(checks.filter(({ name, ok }) => !ok && name !== 'media')).toEqual([])
      await here.close()
      await bare.close()
    }),
    { numRuns: CATALOGUES * EXPORT_FORMATS.length, endOnFailure: true },
  )
})

/** Empties the cells of a column whose rules would not let them in again: a new product may not bring them. */
async function clearFaulty(bench: ImportBench, column: string): Promise<void> {
  const ids = await sortedIds(bench)
  const values = await rowsOf(bench, [column])
  const format = { decimal: '.', dateOrder: 'ymd' } as const
  const intents = ids.flatMap((productId, at) => {
    const value = values[at]?.[0] ?? null
    return value === null ? [] : [{ kind: 'set-text' as const, productId, column, text: String(value) }]
  })
  const { rejections } = await bench.engine.call('catalogue.applyIntents', { requestId: newRequest(), format, intents })
  await apply(
    bench,
    rejections.flatMap(({ productId }) => (productId === null ? [] : [{ kind: 'clear-value', productId, column }])),
  )
}

async function edit(bench: ImportBench, { newSkus, cells, taken, links, own }: Edits): Promise<void> {
  await apply(
    bench,
    newSkus.map((sku) => ({ kind: 'create-product', sku, family: 'tents', texts: {} })),
  )
  const ids = await idsOf(bench)
  const idAt = (place: number): number => ids[place % ids.length] ?? 0
  // Most edits go to the products that are new: they have no model or owner above them.
  const idFor = (place: number): number =>
    place % 3 === 0 ? idAt(place) : idAt(ids.length - 1 - (place % newSkus.length))
  await apply(
    bench,
    cells.map(({ product, column, text: typed }) => ({
      kind: 'set-text',
      productId: idFor(product),
      column,
      text: typed,
    })),
  )
  const skus = (await rowsOf(bench, ['sku'])).map(([sku]) => String(sku))
  await apply(
    bench,
    links.map(({ product, column, to }) => ({
      kind: 'set-value',
      productId: idFor(product),
      column,
      value: JSON.stringify([...new Set(to.map((place) => skus[place % skus.length]))]),
    })),
  )
  const placed = await rowsOf(bench, ['parent'])
  const sorted = await sortedIds(bench)
  const variants = sorted.filter((_, at) => placed[at]?.[0] != null)
  const format = { decimal: '.', dateOrder: 'ymd' } as const
  const intents = own.map(({ product, column }) => ({
    kind: 'set-text' as const,
    productId: variants[product % variants.length] ?? 0,
    column,
    text: String(product),
  }))
  await bench.engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    format,
    intents,
    override: ['inherited'],
  })
  const rows = await rowsOf(bench, [...TAKEN])
  await apply(
    bench,
    taken.flatMap(({ product, column, from }) => {
      const value = rows[from % rows.length]?.[TAKEN.indexOf(column)] ?? null
      return value === null ? [] : [{ kind: 'set-value' as const, productId: idFor(product), column, value }]
    }),
  )
}

/** What is refused stays as it was: the catalogue's rules are not what is tested here. */
async function apply({ engine }: ImportBench, intents: Input<'catalogue.applyIntents'>['intents']): Promise<void> {
  const format = { decimal: '.', dateOrder: 'ymd' } as const
  await engine.call('catalogue.applyIntents', { requestId: newRequest(), format, intents })
}

const view = () => ({ kind: 'view' as const, viewKey: newRequest(), query: {}, order: null })

function exported({ engine }: ImportBench, path: string, format: ExportFormat, columns: string[] | null) {
  return engine.runJob('export.write', { ticket: path, format, rows: view(), columns })
}

/** Every column that an export has but for what is computed. */
async function columnsOf({ engine }: ImportBench): Promise<readonly string[]> {
  const { associationTypes } = await engine.call('catalogue.structure', {})
  const system = ['sku', 'kind', 'parent', 'family', 'family_variant', 'own_values', 'status', 'categories']
  return [...system, ...COLUMNS, ...TAKEN, ...associationTypes.map(({ code }) => code)]
}

async function idsOf({ engine }: ImportBench): Promise<readonly number[]> {
  const query = { viewKey: newRequest(), query: {}, columns: [{ column: 'sku' }], from: 0, count: 1_000 }
  return (await engine.call('catalogue.gridPage', query)).ids
}

async function sortedIds({ engine }: ImportBench): Promise<readonly number[]> {
  const query = { viewKey: newRequest(), query: { sort: [{ column: 'sku' }] }, columns: [{ column: 'sku' }] }
  return (await engine.call('catalogue.gridPage', { ...query, from: 0, count: 1_000 })).ids
}

async function rowsOf({ engine }: ImportBench, columns: readonly string[]): Promise<readonly CellValue[][]> {
  const wanted = columns.map((column) => ({ column }))
  const sort = [{ column: 'sku' }]
  const query = { viewKey: newRequest(), query: { sort }, columns: wanted, from: 0, count: 1_000 }
  return (await engine.call('catalogue.gridPage', query)).rows
}

function withCheckDigit(digits: string): string {
  const sum = Array.from(digits).reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
