import { describe, expect, it, vi } from 'vitest'
import { cli, cliProcess } from '../support/cli.ts'
import { sampleFile } from '../support/sample.ts'

// Some commands are processes of their own, and a busy machine must not fail them.
vi.setConfig({ testTimeout: 120_000 })

interface Listing {
  readonly total: number
  readonly products: readonly Record<string, unknown>[]
}
interface Edited {
  readonly products: number
  readonly changed: number
  readonly unchanged: number
  readonly inherited: number
  readonly rejections: readonly { readonly sku: string; readonly column: string; readonly code: string }[]
  readonly changeSets: readonly number[]
}

describe('products list', () => {
  it('shows what a filter finds, in the columns asked for, with truth as true and lists as lists', async () => {
    const columns = 'sku,name/nl_NL,price,locking,fabric,categories'
    const filter = 'family = knives and price > 60'
    const { code, json } = await cliProcess([
      'products',
      'list',
      sampleFile(),
      '--filter',
      filter,
      '--columns',
      columns,
    ])
    expect(code).toBe(0)
    expect(json<Listing>()).toEqual({
      total: 2,
      products: [
        {
          sku: 'MES-0105',
          'name/nl_NL': 'Snijwerf Duizendpoot multitool',
          price: 79.95,
          locking: true,
          fabric: ['stainless-steel'],
          categories: ['multitools'],
        },
        {
          sku: 'MES-0201',
          'name/nl_NL': 'Snijwerf Elzenkop bijl',
          price: 64.95,
          locking: null,
          fabric: ['wood', 'carbon-steel'],
          categories: ['axes-saws'],
        },
      ],
    })
  })

  it('finds words without their accents, and goes through the pages', async () => {
    const catalogue = sampleFile()
    const search = await cli([
      'products',
      'list',
      catalogue,
      '--search',
      'spang 24',
      '--columns',
      'name',
      '--limit',
      '1',
    ])
    expect(search.json<Listing>().products).toEqual([{ name: 'Tarnholt Spång 24 dagrugzak' }])
    const all = (await cli(['products', 'list', catalogue, '--columns', 'sku'])).json<Listing>()
    expect(all.products).toHaveLength(341)
    const part = await cli(['products', 'list', catalogue, '--columns', 'sku', '--offset', '300', '--limit', '20'])
    expect(part.json<Listing>()).toEqual({ total: 341, products: all.products.slice(300, 320) })
    const beyond = await cli(['products', 'list', catalogue, '--offset', '999'])
    expect(beyond.json<Listing>()).toEqual({ total: 341, products: [] })
  })

  it('writes CSV that a spreadsheet opens and does not run', async () => {
    const catalogue = sampleFile()
    await cli(['products', 'edit', catalogue, '--filter', 'sku = MES-0105', '--set', 'name/en_GB==cmd|"/c calc"!A1'])
    const columns = 'sku,name/en_GB,price,fabric,weight'
    const list = ['products', 'list', catalogue, '--format', 'csv', '--columns', columns]
    const { code, out } = await cliProcess([...list, '--filter', 'sku in (MES-0105, MES-0201)'])
    expect(code).toBe(0)
    expect(out.split('\n')).toEqual([
      'sku,name/en_GB,price/EUR,fabric,weight',
      `MES-0105,"'=cmd|""/c calc""!A1",79.95,stainless-steel,208 g`,
      'MES-0201,Snijwerf Elzenkop hatchet,64.95,"wood, carbon-steel",720 g',
      '',
    ])
  })

  it('refuses a filter and a column that are not understood, with 2 and the place', async () => {
    const catalogue = sampleFile()
    const filter = await cliProcess(['products', 'list', catalogue, '--filter', 'price >'])
    expect(filter.code).toBe(2)
    expect(filter.json()).toMatchObject({ error: { code: 'invalid-input', details: { position: 7 } } })
    const column = await cli(['products', 'list', catalogue, '--columns', 'sku,prijs'])
    expect(column.code).toBe(2)
    expect(column.said).toMatch(/no attribute "prijs"/)
  })
})

describe('products edit', () => {
  it('changes what the filter finds in one step, which undo takes back', async () => {
    const catalogue = sampleFile()
    const before = (await cli(['products', 'list', catalogue, '--columns', 'sku,price,season'])).json()
    const edit = ['products', 'edit', catalogue, '--filter', 'family = tents']
    const { code, json } = await cli([...edit, '--set', 'price=1.234,50', '--decimal', ',', '--clear', 'season'])
    expect(code).toBe(0)
    const edited = json<Edited>()
    expect(edited).toMatchObject({ products: 24, rejections: [], changeSets: [2] })
    // Ten variants get both from their models.
    expect(edited.inherited).toBe(20)
    expect(edited.changed + edited.unchanged + edited.inherited).toBe(48)
    const tents = await cli(['products', 'list', catalogue, '--filter', 'family = tents', '--columns', 'price,season'])
    expect(tents.json<Listing>().products).toEqual(Array.from({ length: 24 }, () => ({ price: 1234.5, season: null })))

    const undo = await cli(['history', 'undo', catalogue])
    expect(undo.json()).toMatchObject({ step: { id: 2, undoState: 'undone' }, kept: 0 })
    expect((await cli(['products', 'list', catalogue, '--columns', 'sku,price,season'])).json()).toEqual(before)
    const redo = await cli(['history', 'redo', catalogue])
    expect(redo.json()).toMatchObject({ step: { id: 2, undoState: 'done' } })
    expect((await cli(['check', catalogue])).code).toBe(0)
  })

  it('ends with 4 when values are refused, names each, and does the others', async () => {
    const catalogue = sampleFile()
    const edit = ['products', 'edit', catalogue, '--filter', 'sku in (MES-0105, MES-0201)']
    const { code, json } = await cliProcess([...edit, '--set', 'price=veel', '--set', 'warranty=7', '--set', 'stock=3'])
    expect(code).toBe(4)
    const { changed, rejections } = json<Edited>()
    expect(changed).toBe(2)
    expect(rejections.map(({ sku, column }) => `${sku} ${column}`).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'MES-0105 price/EUR',
      'MES-0105 stock',
      'MES-0201 price/EUR',
      'MES-0201 stock',
    ])
  })

  it('does nothing without a filter or a wish, and leaves no step when nothing changes', async () => {
    const catalogue = sampleFile()
    expect((await cli(['products', 'edit', catalogue, '--set', 'price=1'])).code).toBe(2)
    expect((await cli(['products', 'edit', catalogue, '--filter', ''])).code).toBe(2)
    const same = await cli(['products', 'edit', catalogue, '--filter', 'sku = MES-0105', '--set', 'price=79.95'])
    expect(same.json<Edited>()).toMatchObject({ changed: 0, unchanged: 1, changeSets: [] })
    const none = await cli(['products', 'edit', catalogue, '--filter', 'sku = GEEN', '--set', 'price=1'])
    expect(none.json<Edited>()).toMatchObject({ products: 0, changed: 0, changeSets: [] })
    expect(none.code).toBe(0)
  })
})

describe('products edit with an operation', () => {
  it('previews what it then does, in one step', async () => {
    const catalogue = sampleFile()
    const edit = ['products', 'edit', catalogue, '--filter', 'family = knives', '--columns', 'price']
    const raise = [...edit, '--arithmetic=+3%', '--ending', '.95']
    const preview = (await cli([...raise, '--preview'])).json<
      Edited & { samples: { before: number; after: number }[] }
    >()
    expect(preview.samples[0]?.after).toBeGreaterThan(preview.samples[0]?.before ?? 0)
    const done = (await cli(raise)).json<Edited>()
    expect(done).toMatchObject({ changed: preview.changed, refused: 0 })
    expect(done.changeSets).toHaveLength(1)
    const list = ['products', 'list', catalogue, '--filter', 'family = knives and price > 0', '--columns', 'price']
    for (const { price } of (await cli(list)).json<Listing>().products) expect(String(price)).toMatch(/\.95$/)
    await cli(['history', 'undo', catalogue])
    expect((await cli([...raise, '--preview'])).json<Edited>().changed).toBe(preview.changed)
  })

  it('says how an operation is written, and takes one at a time', async () => {
    const catalogue = sampleFile()
    const edit = ['products', 'edit', catalogue, '--filter', '', '--columns', 'name/nl_NL']
    expect(await cli([...edit, '--arithmetic', '3%'])).toMatchObject({ code: 2 })
    expect(await cli([...edit, '--append', '!', '--trim'])).toMatchObject({ code: 2 })
    expect(await cli([...edit, '--replace', '(', '--regex'])).toMatchObject({ code: 2 })
    expect(await cli([...edit, '--case', 'upper', '--set', 'name/nl_NL=x'])).toMatchObject({ code: 2 })
  })
})
