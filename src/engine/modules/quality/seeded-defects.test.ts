import { beforeEach, describe, expect, test } from 'vitest'
import type { ProblemRow } from '../../../shared/contract/rules.ts'
import type { ImportBench } from '../../../../test/support/import-bench.ts'
import { importBench } from '../../../../test/support/import-bench.ts'
import type { SeededCatalogue } from '../../../../test/support/seeded-catalogue.ts'
import { seededCatalogue } from '../../../../test/support/seeded-catalogue.ts'
import { newRequest } from '../../../../test/support/shop.ts'
import type { Rejection } from '../../../shared/contract/common.ts'

/** Columns of the file, and where a retailer puts them. */
const COLUMNS: Readonly<Record<string, string>> = {
  sku: 'sku',
  ean: 'ean',
  brand: 'brand',
  supplier_sku: 'supplier_sku',
  category: 'assortment',
  name_nl: 'name/nl_NL',
  name_fr: 'name/fr_FR',
  name_en: 'name/en_GB',
  description_nl: 'pitch/nl_NL',
  description_fr: 'pitch/fr_FR',
  description_en: 'pitch/en_GB',
  colour_nl: 'colour/nl_NL',
  colour_fr: 'colour/fr_FR',
  colour_en: 'colour/en_GB',
  retail_price: 'price/EUR',
  purchase_price: 'purchase_price/EUR',
  promo_price: 'promo_price/EUR',
  promo_from: 'promo_from',
  promo_until: 'promo_until',
  weight_kg: 'weight_kg',
  vat_rate: 'vat_rate',
}

const REQUIRED = ['name', 'brand', 'price', 'ean', 'assortment', 'vat_rate']

type Cells = Readonly<Record<string, string>>

/** By what a kind of defect is found, and which rows besides the seeded ones have it, as the file itself says. */
interface Finder {
  readonly kind: string
  /** `code column` of what is refused at the door; what is refused for a value's own sake never enters. */
  readonly refused?: readonly string[]
  readonly rules?: readonly string[]
  /** Values that come in as they were meant: nothing is left to be found. */
  readonly isMended?: boolean
  readonly also?: (cells: Cells, isRefused: (column: string) => boolean) => boolean
  /** Rows that a found one was copied from are found with it. */
  readonly hasPairs?: boolean
}

const BLANKS = /^\s|\s$|\s\s|\u00a0/
const FINDERS: readonly Finder[] = [
  { kind: 'duplicate_row', refused: ['repeated-key sku'] },
  { kind: 'duplicate_sku', refused: ['repeated-key sku'] },
  { kind: 'duplicate_ean', refused: ['duplicate-value ean'] },
  { kind: 'near_duplicate', rules: ['product-twice'], hasPairs: true },
  { kind: 'ean_check_digit', refused: ['gtin-check-digit ean'] },
  { kind: 'ean_length', refused: ['gtin-check-digit ean', 'gtin-length ean'], rules: ['gtin-digits'] },
  { kind: 'ean_scientific', refused: ['scientific-number ean'] },
  {
    kind: 'missing_required',
    rules: ['missing'],
    also: (cells, isRefused) => cells['ean'] === '' || isRefused('ean') || isRefused('price/EUR'),
  },
  { kind: 'unit_grams_as_kg', rules: ['parcel-weight'] },
  { kind: 'unit_in_value', refused: ['not-a-number weight_kg'] },
  { kind: 'brand_spelling', rules: ['odd-spelling'], isMended: true },
  { kind: 'decimal_style', refused: ['not-a-number price/EUR'], isMended: true },
  { kind: 'retail_below_purchase', rules: ['price-not-below-cost'] },
  { kind: 'mojibake', rules: ['broken-letters'] },
  {
    kind: 'whitespace',
    rules: ['text-spaces'],
    isMended: true,
    also: (cells) =>
      ['name_nl', 'brand', 'description_nl', 'description_fr'].some((name) => BLANKS.test(cells[name] ?? '')),
  },
  { kind: 'html_in_text', rules: ['plain-text-tags'] },
  { kind: 'promo_dates_reversed', refused: ['breaks-rule promo_until'] },
]

/** Kinds that one finder cannot tell apart: a code cut short may end in a right or a wrong check digit. */
const ONE_FINDING: readonly (readonly string[])[] = [
  ['duplicate_row', 'duplicate_sku'],
  ['ean_check_digit', 'ean_length'],
]

describe('a catalogue of 3,000 products with seeded defects', { timeout: 240_000 }, () => {
  let made: SeededCatalogue
  let bench: ImportBench
  let rejections: readonly Rejection[]
  const problems = new Map<string, ProblemRow[]>()

  beforeEach(async () => {
    made = seededCatalogue({ rows: 3_000, seed: 4242, share: 0.1 })
    bench = await importBench()
    await prepare(bench)
    ;({ rejections } = await bench.importFile(made.path, { profile: PROFILE }))
    for (const { rule } of (await bench.engine.call('quality.rules', {})).rules)
      problems.set(rule.code, await allRows(bench, rule.code))
  }, 240_000)

  test('every kind is found, and hardly anything else; completeness is what a recount of the file gives', async () => {
    const stored = await bench.products('brand', 'price/EUR', 'name/nl_NL')
    const told: Record<string, { seeded: number; recall: number; precision: number }> = {}
    for (const finder of FINDERS) {
      const seeded = made.defects.filter(({ kind }) => kind === finder.kind)
      const found = foundRows(finder)
      const mended = finder.isMended
        ? seeded.filter(({ row, column, original }) => isAsMeant(stored, row, column, original))
        : []
      const caught = seeded.filter((defect) => found.has(defect.row) || mended.includes(defect))
      const kinds = ONE_FINDING.find((group) => group.includes(finder.kind)) ?? [finder.kind]
      const truth = new Set(
        made.defects.flatMap(({ kind, row, ref }) =>
          kinds.includes(kind) ? [row, ...(finder.hasPairs && ref !== undefined ? [ref] : [])] : [],
        ),
      )
      const right = [...found].filter(
        (row) => truth.has(row) || finder.also?.(made.rows[row - 1] ?? {}, (column) => isRefused(row, column)),
      )
      told[finder.kind] = {
        seeded: seeded.length,
        recall: caught.length / seeded.length,
        precision: found.size === 0 ? 1 : right.length / found.size,
      }
    }
    expect(Object.keys(told).toSorted()).toEqual([...new Set(made.defects.map(({ kind }) => kind))].toSorted())
    for (const [kind, { recall, precision }] of Object.entries(told))
      expect([kind, recall >= 0.98, precision >= 0.98], JSON.stringify(told)).toEqual([kind, true, true])

    const { scopes, families, attributes } = await bench.engine.call('quality.summary', {
      channel: 'webshop',
      locale: 'fr_FR',
    })
    const rows = firstRows()
    for (const [language, locale] of [
      ['nl', 'nl_NL'],
      ['fr', 'fr_FR'],
      ['en', 'en_GB'],
    ] as const) {
      const columns = [`name_${language}`, 'brand', 'retail_price', 'ean', 'category', 'vat_rate']
      const missing = rows.map(
        (row) =>
          columns.filter((name) => made.rows[row - 1]?.[name]?.trim() === '' || isRefused(row, COLUMNS[name] ?? ''))
            .length,
      )
      expect(scopes.find((scope) => scope.locale === locale)).toMatchObject({
        products: rows.length,
        required: rows.length * columns.length,
        missing: missing.reduce((sum, count) => sum + count, 0),
        complete: missing.filter((count) => count === 0).length,
      })
    }
    const french = scopes.find(({ locale }) => locale === 'fr_FR')
    expect(attributes.reduce((sum, { missing }) => sum + missing, 0)).toBe(french?.missing)
    expect(families.reduce((sum, { missing }) => sum + missing, 0)).toBe(french?.missing)
  })

  function isRefused(row: number, column: string): boolean {
    return rejections.some((refusal) => refusal.row === row && refusal.column === column)
  }

  /** Rows of the file that came in: the first of each SKU. */
  function firstRows(): number[] {
    const first = new Map(made.rows.map(({ sku }, index) => [sku, index + 1] as const).toReversed())
    return [...first.values()].toSorted((a, b) => a - b)
  }

  function foundRows({ refused = [], rules = [] }: Finder): Set<number> {
    const rowOf = new Map(firstRows().map((row) => [made.rows[row - 1]?.['sku'] ?? '', row]))
    const atDoor = rejections.flatMap(({ row, code, column }) =>
      row !== undefined && row !== null && refused.includes(`${code} ${column}`) ? [row] : [],
    )
    const inside = rules.flatMap((code) => problems.get(code) ?? []).flatMap(({ sku }) => rowOf.get(sku) ?? [])
    return new Set([...atDoor, ...inside])
  }

  function isAsMeant(
    stored: Record<string, unknown[]>,
    row: number,
    column: string | null,
    original: string | null,
  ): boolean {
    const cells = stored[made.rows[row - 1]?.['sku'] ?? ''] ?? []
    const at = ['brand', 'retail_price', 'name_nl'].indexOf(column ?? '')
    return typeof cells[at] === 'number' ? cells[at] === Number(original) : cells[at] === original
  }
})

const PROFILE = JSON.stringify({
  importProfileName: 'Seeded',
  fieldMappings: Object.entries(COLUMNS).map(([sourceField, targetAttribute]) => ({
    sourceField,
    targetAttribute,
    ...(sourceField === 'sku' ? { isIdentifier: true } : {}),
    ...(/price|weight/.test(sourceField) ? { decimal: '.' } : {}),
  })),
})

/** What a shop has that lives by these columns: attributes, requirements, and the two packs of rules. */
async function prepare({ engine }: ImportBench): Promise<void> {
  const attribute = (code: string, fields: Record<string, unknown>) => ({
    entity: 'attribute' as const,
    action: 'create' as const,
    code,
    fields,
  })
  const { rejections: refused } = await engine.runJob('model.change', {
    requestId: newRequest(),
    changes: [
      attribute('colour', { type: 'text', isLocalizable: true }),
      attribute('pitch', { type: 'textarea', isLocalizable: true }),
      attribute('weight_kg', { type: 'number', decimals: 3 }),
      attribute('vat_rate', { type: 'number' }),
      attribute('assortment', { type: 'text' }),
      attribute('promo_price', { type: 'price', decimals: 2 }),
      attribute('promo_from', { type: 'date' }),
      attribute('promo_until', { type: 'date' }),
      {
        entity: 'family',
        action: 'update',
        code: 'general',
        fields: {
          attributes: [...new Set(Object.values(COLUMNS).flatMap((column) => column.split('/')[0] ?? []))].slice(1),
          requirements: { webshop: REQUIRED },
        },
      },
    ],
  })
  expect(refused).toEqual([])
  for (const pack of ['marketplace', 'clean-data'])
    await engine.call('quality.switchPack', { requestId: newRequest(), pack, isOn: true })
  const missing = {
    code: 'missing',
    severity: 'warn' as const,
    labels: {},
    where: { locales: ['nl_NL'] },
    check: { kind: 'required' as const, attributes: REQUIRED },
  }
  await engine.call('quality.changeRules', { requestId: newRequest(), put: [missing] })
}

async function allRows({ engine }: ImportBench, rule: string): Promise<ProblemRow[]> {
  const rows: ProblemRow[] = []
  for (;;) {
    const page = await engine.call('quality.problemRows', { rule, from: rows.length, count: 1_000 })
    rows.push(...page.rows)
    if (page.rows.length < 1_000) return rows
  }
}
