import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { tempFolder } from '../../../test/support/catalogue.ts'
import { cli } from '../../../test/support/cli.ts'
import { sampleFile } from '../../../test/support/sample.ts'
import type { ImportFileResult } from '../modules/import/index.ts'
import { csvLine } from '../core/text/csv-line.ts'

vi.setConfig({ testTimeout: 120_000 })

async function exported(catalogue: string, columns: string): Promise<string> {
  return (await cli(['products', 'list', catalogue, '--format', 'csv', '--columns', columns])).out
}

async function imported(catalogue: string, csv: string): Promise<ImportFileResult> {
  const path = join(tempFolder(), 'export.csv')
  writeFileSync(path, csv)
  return (await cli(['import', catalogue, path])).json<ImportFileResult>()
}

describe('an export that is imported again', () => {
  test('changes nothing in the sample, whatever columns it shows', async () => {
    const catalogue = sampleFile()
    const columns =
      'sku,kind,parent,family,status,categories,name/nl_NL,name/fr_FR,description/webshop/nl_NL,price,recommended_price,purchase_price,brand,colour,material,fabric,weight,warranty,vat,lead_time,origin,introduced_on,waterproof,locking,updated,completeness/webshop/nl_NL'
    const csv = await exported(catalogue, columns)
    const { receipt, rejections, changeSet } = await imported(catalogue, csv)
    expect({ rejections, changeSet }).toEqual({ rejections: [], changeSet: null })
    expect(receipt).toEqual({ read: 341, created: 0, updated: 0, unchanged: 341, skipped: 0, rejected: 0 })
    expect(await exported(catalogue, columns)).toBe(csv)
  })

  test('brings every value into an empty catalogue, texts that look like formulas too', async () => {
    const text = fc
      .tuple(fc.constantFrom('', "'", "''"), fc.constantFrom('=', '+', '-', '@', '"', '1', 'é', '＝'), fc.string())
      .map((parts) => parts.join('').replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '').trim())
      .filter((value) => value !== '')
    const rows = fc.array(
      fc.record({ text, cents: fc.integer({ min: 1, max: 5_000_000 }), grams: fc.nat(9_999_999) }),
      {
        minLength: 40,
        maxLength: 40,
      },
    )
    await fc.assert(
      fc.asyncProperty(rows, async (products) => {
        const first = join(tempFolder(), 'first.etalage')
        const second = join(tempFolder(), 'second.etalage')
        for (const catalogue of [first, second]) await cli(['catalogue', 'create', catalogue, '--locales', 'nl_NL'])
        const lines = products.map(({ text: name, cents, grams }, at) =>
          csvLine([`P-${at}`, name, String(cents / 100), `${grams / 1000} kg`]),
        )
        const columns = 'sku,name/nl_NL,price/EUR,weight'
        expect((await imported(first, `${columns}\n${lines.join('')}`)).rejections).toEqual([])
        const csv = await exported(first, columns)
        const { rejections, receipt } = await imported(second, csv)
        expect({ rejections, created: receipt.created }).toEqual({ rejections: [], created: 40 })
        expect(await exported(second, columns)).toBe(csv)
        const list = await cli(['products', 'list', second, '--columns', 'sku,name/nl_NL'])
        expect(list.json<{ products: unknown[] }>().products).toEqual(
          expect.arrayContaining(products.map(({ text: name }, at) => ({ sku: `P-${at}`, 'name/nl_NL': name }))),
        )
      }),
      { numRuns: 2 },
    )
  })
})
