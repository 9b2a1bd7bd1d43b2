import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as xlsx from '@e965/xlsx'
import { describe, expect, onTestFinished, test } from 'vitest'
import { tempFolder } from '../../../../test/support/catalogue.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, seedStructure, tempShop } from '../../../../test/support/shop.ts'
import { createEngine, sourceMigrations } from '../../app.ts'

const placeNow = async ({ engine }: Shop): Promise<number> =>
  (await engine.call('history.moment', { moment: { kind: 'now' } })).place

const values = async ({ engine }: Shop, columns: readonly string[], asOf?: number) => {
  const query = asOf === undefined ? {} : { asOf }
  const asked = columns.map((column) => ({ column }))
  return (
    await engine.call('catalogue.gridPage', { viewKey: newRequest(), query, columns: asked, from: 0, count: 100 })
  ).rows
}

/** Two lamps and a tent with a weight and a price each, and the place in the journal then. */
async function stocked(): Promise<{ shop: Shop; lamp: number; other: number; tent: number; friday: number }> {
  const shop = await tempShop()
  const texts = { weight: '1 KILOGRAM', 'price/EUR': '10' }
  const lamp = await shop.create('LAMP-1', texts, { family: 'lamps' })
  const other = await shop.create('LAMP-2', texts, { family: 'lamps' })
  const tent = await shop.create('TENT-1', texts, { family: 'tents' })
  return { shop, lamp, other, tent, friday: await placeNow(shop) }
}

const kilos = async (shop: Shop, ids: readonly number[], text: string): Promise<void> => {
  for (const id of ids) await shop.type(id, 'weight', text)
}

describe('the steps of the journal', () => {
  test('are found by product, column, person, kind and time, page by page', async () => {
    const { shop, lamp, other } = await stocked()
    const started = new Date().toISOString()
    await kilos(shop, [lamp, other], '2 kg')
    await shop.type(lamp, 'price/EUR', '12')
    const ids = async (input: Parameters<typeof shop.engine.call<'history.steps'>>[1]) =>
      (await shop.engine.call('history.steps', input)).changeSets.map(
        ({ label }) => label.params['column'] ?? label.key,
      )
    expect(await ids({ productId: lamp, kind: 'edit' })).toEqual(['price/EUR', 'weight'])
    expect(await ids({ column: 'weight', since: started })).toEqual(['weight', 'weight'])
    expect(await ids({ productId: other, column: 'price/EUR' })).toEqual(['price/EUR'].slice(1).concat(['']))
    expect(await ids({ actor: 'nobody' })).toEqual([])
    expect(await ids({ until: '2020-01-01T00:00:00.000Z' })).toEqual([])
    const first = await shop.engine.call('history.steps', { limit: 2 })
    expect(first.hasMore).toBe(true)
    const rest = await shop.engine.call('history.steps', { limit: 500, before: first.changeSets.at(-1)?.id ?? null })
    expect(rest.hasMore).toBe(false)
    const facets = await shop.engine.call('history.facets', {})
    expect(facets.columns).toContain('weight')
    expect(facets).toMatchObject({
      actors: ['local', 'test'],
      kinds: ['create', 'edit', 'set-up'],
      origins: ['test', 'user'],
    })
  })
})

describe('the catalogue as it was', () => {
  test('shows values, deleted products and none made since, and cannot be worked on', async () => {
    const { shop, lamp, other, friday } = await stocked()
    await kilos(shop, [lamp], '3 kg')
    await shop.create('NEW-1')
    await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: [{ kind: 'delete-product', productId: other }],
    })
    expect(await values(shop, ['sku', 'weight'])).toEqual([
      ['LAMP-1', '3 KILOGRAM'],
      ['TENT-1', '1 KILOGRAM'],
      ['NEW-1', null],
    ])
    expect(await values(shop, ['sku', 'weight'], friday)).toEqual([
      ['LAMP-1', '1 KILOGRAM'],
      ['LAMP-2', '1 KILOGRAM'],
      ['TENT-1', '1 KILOGRAM'],
    ])
    const selection = {
      kind: 'view' as const,
      viewKey: 'past',
      query: { asOf: friday },
      order: null,
      ranges: [{ from: 0, count: 100, columns: ['weight'] }],
    }
    const clearing = shop.engine.runJob('sheet.apply', {
      requestId: newRequest(),
      selection,
      operation: { kind: 'clear' },
    })
    await expect(clearing).rejects.toMatchObject({ code: 'conflict', details: { reason: 'past' } })
  })

  test('is found by a time, by the step that came after, and says how much happened since', async () => {
    const { shop, lamp, friday } = await stocked()
    const at = new Date().toISOString()
    await new Promise((resolve) => setTimeout(resolve, 5))
    await kilos(shop, [lamp], '3 kg')
    const [step] = (await shop.engine.call('catalogue.history', { limit: 1 })).changeSets
    const byTime = await shop.engine.call('history.moment', { moment: { kind: 'time', at } })
    const byStep = await shop.engine.call('history.moment', {
      moment: { kind: 'before-step', changeSetId: step?.id ?? 0 },
    })
    expect(byTime).toMatchObject({ place: friday, stepsSince: 1 })
    expect(byStep).toEqual(byTime)
    const ages = await shop.engine.call('history.moment', { moment: { kind: 'time', at: '2001-01-01T00:00:00.000Z' } })
    expect(ages).toMatchObject({ place: 0, at: null })
    expect(await values(shop, ['sku'], 0)).toEqual([])
  })
})

describe('the difference of two moments', () => {
  test('lists each cell once with its values of then and now, its last step, and counts by column and person', async () => {
    const { shop, lamp, other, friday } = await stocked()
    await kilos(shop, [lamp, other], '2 kg')
    await kilos(shop, [lamp], '3 kg')
    await shop.type(other, 'price/EUR', '12')
    await shop.type(other, 'price/EUR', '10')
    const difference = { from: friday, to: await placeNow(shop) }
    const found = await shop.engine.call('history.difference', { difference, from: 0, count: 10 })
    expect(found).toMatchObject({
      total: 2,
      products: 2,
      created: 0,
      facets: { columns: [{ key: 'weight', cells: 2 }] },
    })
    expect(found.cells).toMatchObject([
      { sku: 'LAMP-1', column: 'weight', before: '1 KILOGRAM', after: '3 KILOGRAM' },
      { sku: 'LAMP-2', column: 'weight', before: '1 KILOGRAM', after: '2 KILOGRAM' },
    ])
    expect(found.steps).toHaveLength(2)
    const tents = { ...difference, filter: 'family = tents' }
    expect((await shop.engine.call('history.difference', { difference: tents, from: 0, count: 10 })).total).toBe(0)
  })
})

/** What differs in a shop with one product whose name looks like a formula, saved under this name. */
async function savedDifference(fileName: string): Promise<string> {
  const path = join(tempFolder(), fileName)
  const catalogue = join(tempFolder(), 'shop.etalage')
  seedStructure(catalogue)
  const tickets = { resolve: () => ({ path, fileName }) }
  const engine = await createEngine({ catalogue, migrations: sourceMigrations, services: { tickets } })
  onTestFinished(() => engine.close())
  const texts = { 'name/nl_NL': '=1+1, "quoted"', 'price/EUR': '12.5' }
  await engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    intents: [{ kind: 'create-product', sku: '007', texts }],
  })
  const { place } = await engine.call('history.moment', { moment: { kind: 'now' } })
  const difference = { from: 0, to: place, columns: ['name/nl_NL', 'price/EUR'] }
  expect(await engine.runJob('history.export', { difference, ticket: 'chosen' })).toEqual({ cells: 2 })
  return path
}

test('a difference is saved as CSV, in which no value can run as a formula', async () => {
  const path = await savedDifference('difference.csv')
  const [header, line] = readFileSync(path, 'utf8').split('\n')
  expect(header).toBe('\uFEFFsku,column,before,after,by,kind,supplier,at,step')
  expect(line).toMatch(/^007,name\/nl_NL,,"'=1\+1, ""quoted""",local,create,,20/)
})

test('a difference is saved as a workbook: a formula is a text, zeros stay in front and a price is a number', async () => {
  const { Sheets } = xlsx.read(readFileSync(await savedDifference('Difference.XLSX')))
  const sheet = Sheets['difference'] ?? {}
  const rows = xlsx.utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null })
  expect(rows[0]).toEqual(['sku', 'column', 'before', 'after', 'by', 'kind', 'supplier', 'at', 'step'])
  expect(rows[1]?.slice(0, 6)).toEqual(['007', 'name/nl_NL', null, '=1+1, "quoted"', 'local', 'create'])
  expect(rows[2]?.slice(0, 4)).toEqual(['007', 'price/EUR', null, 12.5])
  expect(sheet['D2']).toMatchObject({ t: 's' })
  expect(sheet['D2']).not.toHaveProperty('f')
})

describe('going back', () => {
  test('gives one column of some products its values of then, counted first, and leaves every other cell', async () => {
    const { shop, lamp, other, tent, friday } = await stocked()
    await kilos(shop, [lamp, other, tent], '2 kg')
    await shop.type(lamp, 'price/EUR', '12')
    const difference = {
      from: friday,
      to: await placeNow(shop),
      columns: ['weight'],
      filter: 'family = lamps',
    }
    await shop.type(other, 'weight', '1 kg') // by hand in the meantime
    const preview = await shop.engine.runJob('history.preview', { difference })
    expect(preview).toMatchObject({ cells: 2, changed: 1, unchanged: 1, refused: 0 })
    const { changeSet } = await shop.engine.runJob('history.restore', { requestId: newRequest(), difference })
    expect(changeSet).toMatchObject({ kind: 'restore-values', cells: 1, undoState: 'done' })
    const now = await values(shop, ['sku', 'weight', 'price/EUR'])
    expect(now).toEqual([
      ['LAMP-1', '1 KILOGRAM', 12],
      ['LAMP-2', '1 KILOGRAM', 10],
      ['TENT-1', '2 KILOGRAM', 10],
    ])
    await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
    expect((await values(shop, ['weight']))[0]).toEqual(['2 KILOGRAM'])
  })

  test('refuses a value that a rule made since forbids, and names it in the count', async () => {
    const { shop, lamp, other, friday } = await stocked()
    await shop.type(lamp, 'rating', '9')
    const rated = await placeNow(shop)
    await shop.type(lamp, 'rating', '3')
    await shop.type(other, 'rating', '4')
    await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: [
        {
          kind: 'change-model',
          change: { entity: 'attribute', action: 'update', code: 'rating', fields: { maxNumber: 5 } },
        },
      ],
    })
    const difference = { from: rated, to: await placeNow(shop) }
    const preview = await shop.engine.runJob('history.preview', { difference })
    expect(preview).toMatchObject({ cells: 2, changed: 1, refused: 1, reasons: { 'number-too-large': 1 } })
    await shop.engine.runJob('history.restore', { requestId: newRequest(), difference })
    expect(await values(shop, ['rating'])).toEqual([[3], [null], [null]])
    expect(friday).toBeLessThan(rated)
  })

  test('the same request twice goes back once', async () => {
    const { shop, lamp, friday } = await stocked()
    await kilos(shop, [lamp], '2 kg')
    const input = { requestId: newRequest(), difference: { from: friday, to: await placeNow(shop) } }
    const first = await shop.engine.runJob('history.restore', input)
    await kilos(shop, [lamp], '5 kg')
    const second = await shop.engine.runJob('history.restore', input)
    expect(second.changeSet?.id).toBe(first.changeSet?.id)
    expect((await values(shop, ['weight']))[0]).toEqual(['5 KILOGRAM'])
  })
})
