import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gtinFault } from '../../src/engine/core/identifiers/gtin.ts'
import { cellText } from '../../src/engine/core/mapping/source-cell.ts'
import { describeSource } from '../../src/engine/modules/import/readers/index.ts'
import { readRows } from '../support/source-rows.ts'

const folder = join(import.meta.dirname, '../../resources/sample')

interface Expected {
  readonly file: string
  readonly sheet?: string
  readonly encoding?: string
  readonly headerRow: number
  readonly rows: number
  readonly known: number
  readonly new: number
  readonly repeated?: readonly string[]
  readonly wrongEans?: readonly string[]
  readonly eansBeginningWithZero?: number
  readonly columns: Readonly<Record<string, string>>
  readonly unknownColumns: readonly string[]
}

function expected(name: string): Expected {
  return JSON.parse(readFileSync(join(folder, `${name}.EXPECT.json`), 'utf8')) as Expected
}

/** Rows of a file as text, by header. */
async function rowsOf(file: string): Promise<Record<string, string>[]> {
  const { columns } = await describeSource(join(folder, file), {})
  const { cells } = await readRows(join(folder, file), {})
  return cells.map((row) =>
    Object.fromEntries(columns.map(({ header }, index) => [header, cellText(row[index] ?? '')] as const)),
  )
}

describe.each(['supplier-hazelhorst-price-list', 'supplier-hazelhorst-later', 'supplier-bruleval-tarif'])(
  '%s',
  (name) => {
    const truth = expected(name)

    it('is read without a question: sheet, header row, encoding, columns and rows', async () => {
      const source = await describeSource(join(folder, truth.file), {})
      expect({ sheet: source.sheet, headerRow: source.headerRow, encoding: source.encoding }).toEqual({
        sheet: truth.sheet ?? null,
        headerRow: truth.headerRow,
        encoding: truth.encoding ?? null,
      })
      const headers = source.columns.map(({ header }) => header)
      expect(headers.toSorted()).toEqual([...Object.keys(truth.columns), ...truth.unknownColumns].toSorted())
      expect(await rowsOf(truth.file)).toHaveLength(truth.rows)
    })

    it('holds as many known, new and repeated articles as its expectation says', async () => {
      const key = Object.entries(truth.columns).find(([, column]) => column === 'sku')?.[0] ?? ''
      const skus = (await rowsOf(truth.file)).map((row) => row[key] ?? '')
      const isNew = (sku: string): boolean => /^(?:HZ|BR)-/.test(sku)
      const seenBefore = skus.filter((sku, index) => skus.indexOf(sku) !== index)
      expect(seenBefore.toSorted()).toEqual([...(truth.repeated ?? [])].toSorted())
      expect(new Set(skus).size).toBe(truth.known + truth.new)
      if (name !== 'supplier-hazelhorst-later') expect(new Set(skus.filter(isNew)).size).toBe(truth.new)
    })
  },
)

it('the first delivery has its EANs partly as numbers, keeps the zeros of the others, and exactly three are wrong', async () => {
  const truth = expected('supplier-hazelhorst-price-list')
  const rows = await rowsOf(truth.file)
  const first = rows.filter(
    (row, index) => rows.findIndex((each) => each['Artikelnummer'] === row['Artikelnummer']) === index,
  )
  const eans = first
    .filter((row) => row['EAN-code'] !== '')
    .map((row) => ({ sku: row['Artikelnummer'] ?? '', ean: row['EAN-code'] ?? '' }))
  expect(
    eans
      .filter(({ ean }) => gtinFault(ean) !== null)
      .map(({ sku }) => sku)
      .toSorted(),
  ).toEqual([...(truth.wrongEans ?? [])].toSorted())
  expect(eans.filter(({ ean }) => ean.startsWith('0'))).toHaveLength(truth.eansBeginningWithZero ?? 0)
})

it("the old program's export has its accents and euro signs", async () => {
  const rows = await rowsOf('supplier-bruleval-tarif.csv')
  expect(rows.map((row) => row['Désignation (fr)'])).toContain('Théière Pruttel « Forêt » 1 l')
  expect(rows.every((row) => row['Prix TTC']?.endsWith(' €'))).toBe(true)
})
