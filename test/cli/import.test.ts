import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { sourceContent } from '../../src/engine/create-catalogue.ts'
import { cli, cliProcess } from '../support/cli.ts'
import { tempFolder } from '../support/catalogue.ts'
import { sampleFile } from '../support/sample.ts'

// Some commands are processes of their own, and a busy machine must not fail them.
vi.setConfig({ testTimeout: 120_000 })

interface Receipt {
  readonly read: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly skipped: number
  readonly rejected: number
}
interface Imported {
  readonly receipt: Receipt
  readonly rejections: readonly { readonly row: number; readonly column: string; readonly code: string }[]
  readonly mapping: readonly { readonly column: string; readonly attribute: string | null; readonly isNew: boolean }[]
  readonly changeSet: number | null
}
interface Truth {
  readonly rows: number
  readonly new: number
  readonly changed: readonly string[]
  readonly unchanged: number
  readonly repeated: readonly string[]
  readonly wrongEans: readonly string[]
  readonly columns: Readonly<Record<string, string>>
  readonly unknownColumns: readonly string[]
}

const priceList = join(sourceContent.media, 'supplier-hazelhorst-price-list.xlsx')
const truth = JSON.parse(readFileSync(priceList.replace('.xlsx', '.EXPECT.json'), 'utf8')) as Truth

/** A profile that names the columns we know, so that nothing else is taken in. */
function profile(): string {
  const path = join(tempFolder(), 'profile.json')
  const fieldMappings = Object.entries(truth.columns).map(([sourceField, targetAttribute]) => ({
    sourceField,
    targetAttribute,
    ...(targetAttribute === 'sku' ? { isIdentifier: true } : {}),
  }))
  writeFileSync(path, JSON.stringify({ importProfileName: 'Hazelhorst', fieldMappings }))
  return path
}

describe('import', () => {
  it('with a profile finds exactly what is true of the supplier file, and its receipt adds up', async () => {
    const catalogue = sampleFile()
    const { code, json } = await cliProcess(['import', catalogue, priceList, '--profile', profile()])
    const { receipt, rejections } = json<Imported>()
    expect(receipt).toEqual({
      read: truth.rows,
      created: truth.new,
      updated: truth.changed.length,
      unchanged: truth.unchanged,
      skipped: truth.repeated.length,
      rejected: 0,
    })
    expect(code).toBe(4)
    const wrong = rejections.filter(({ column }) => column === 'EAN-code')
    expect(wrong).toHaveLength(truth.wrongEans.length)
    expect(rejections.filter(({ code: why }) => why === 'repeated-key')).toHaveLength(truth.repeated.length)
    expect(rejections.every(({ row, column, code: why }) => row > 0 && column !== '' && why !== '')).toBe(true)

    const prices = await cli([
      'products',
      'list',
      catalogue,
      '--filter',
      'sku in (TEN-0103, HZ-31101)',
      '--columns',
      'sku,price,ean',
    ])
    expect(prices.json()).toMatchObject({
      products: [
        { sku: 'TEN-0103', price: 399.95 },
        { sku: 'HZ-31101', price: 299 },
      ],
    })
    const again = await cli(['import', catalogue, priceList, '--profile', profile()])
    expect(again.json<Imported>()).toMatchObject({ receipt: { created: 0, updated: 0, skipped: 3 }, changeSet: null })
    expect((await cli(['check', catalogue])).code).toBe(0)
  })

  it('with nobody to ask makes text attributes of what it does not know, says so, and undo takes all of it back', async () => {
    const catalogue = sampleFile()
    const everything = [
      'products',
      'list',
      catalogue,
      '--columns',
      'sku,name,price,ean,material,purchase_price,lead_time',
    ]
    const before = (await cli(everything)).out
    const { json } = await cli(['import', catalogue, priceList])
    const { receipt, mapping, changeSet } = json<Imported>()
    expect(Object.values(receipt).reduce((sum, count) => sum + count, 0)).toBe(2 * receipt.read)
    expect(
      Object.fromEntries(mapping.filter(({ isNew }) => !isNew).map(({ column, attribute }) => [column, attribute])),
    ).toEqual(truth.columns)
    expect(mapping.filter(({ isNew }) => isNew).map(({ column }) => column)).toEqual(truth.unknownColumns)
    expect(changeSet).not.toBeNull()
    expect((await cli(everything)).out).not.toBe(before)
    expect((await cli(['history', 'undo', catalogue])).json()).toMatchObject({ step: { id: changeSet }, kept: 0 })
    expect((await cli(everything)).out).toBe(before)
    expect((await cli(['check', catalogue])).code).toBe(0)
  })

  it('as a dry run tells the same and does nothing', async () => {
    const catalogue = sampleFile()
    const dry = await cli(['import', catalogue, priceList, '--profile', profile(), '--dry-run'])
    expect(dry.json<Imported>()).toMatchObject({
      receipt: { created: 15, updated: 25, unchanged: 17 },
      changeSet: null,
    })
    expect((await cli(['history', 'list', catalogue])).json()).toMatchObject({ changeSets: [{ id: 1 }] })
    expect((await cli(['catalogue', 'info', catalogue])).json()).toMatchObject({ products: 157 })
  })

  it('reads an old export in Windows-1252 right, into an empty catalogue too', async () => {
    const catalogue = join(tempFolder(), 'empty.etalage')
    await cli(['catalogue', 'create', catalogue, '--locales', 'fr_FR'])
    const { code, json } = await cli(['import', catalogue, join(sourceContent.media, 'supplier-bruleval-tarif.csv')])
    expect(code).toBe(0)
    expect(json<Imported>().receipt).toMatchObject({ read: 24, created: 24 })
    const tea = await cli(['products', 'list', catalogue, '--filter', 'sku = BR-70411', '--columns', 'name,price'])
    expect(tea.json()).toMatchObject({ products: [{ name: 'Théière Pruttel « Forêt » 1 l', price: 39.5 }] })
  })
})

describe('a source that cannot be read ends with 3 and one clear sentence', () => {
  it.each([
    ['missing.csv', null, /no longer there/],
    ['empty.csv', '', /empty/i],
    ['letter.xlsx', '%PDF-1.7 dear supplier', /PDF/],
    [
      'colours.csv',
      'kleur,omschrijving\nrood,een twee\nrood,een drie\n',
      /not sure which column tells the products apart/,
    ],
  ])('%s', async (name, content, words) => {
    const folder = tempFolder()
    const source = join(folder, name)
    if (content !== null) writeFileSync(source, content)
    const catalogue = sampleFile()
    const { code, json, said } = await cli(['import', catalogue, source])
    expect(code).toBe(3)
    expect(json()).toMatchObject({ error: { code: 'source-unreadable' } })
    expect(said).toMatch(words)
    expect(said.trim().split('\n')).toHaveLength(1)
  })
})
