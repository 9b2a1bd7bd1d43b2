import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Shop } from '../../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'
import { KPIS } from '../../../../shared/kpi.ts'
import { openDatabase } from '../../../store/database.ts'

type Scope = { channel?: string; family?: string; supplier?: string; productId?: number }

const figuresOf = async ({ engine }: Shop, scope: Scope = {}) => (await engine.call('quality.kpis', scope)).total

/** A shop with a rule for each figure, and suppliers. */
async function judgedShop(): Promise<Shop> {
  const shop = await tempShop()
  await shop.engine.runJob('model.change', {
    requestId: newRequest(),
    changes: [{ entity: 'attribute', action: 'create', code: 'supplier', fields: { type: 'text' } }],
  })
  const rule = (code: string, check: object) => ({ code, severity: 'warn' as const, labels: {}, check: check as never })
  await shop.engine.call('quality.changeRules', {
    requestId: newRequest(),
    put: [
      rule('long', { kind: 'length', attributes: ['name', 'size'], min: 3 }),
      rule('neat', { kind: 'spelling', attributes: ['size'] }),
      rule('web', { kind: 'length', attributes: ['description'], max: 4 }),
      rule('once', { kind: 'unique', attributes: ['ean'] }),
      rule('twice', { kind: 'alike', attributes: ['name'] }),
      rule('fresh', { kind: 'fresh', attributes: [], days: 1 }),
    ],
  })
  return shop
}

test('each figure counts what was asked and what is wrong of it, and its filter shows those products', async () => {
  const shop = await judgedShop()
  await shop.create('A', { 'name/nl_NL': 'Lamp', size: 'groot', supplier: 'Noord' }, { family: 'lamps' })
  await shop.create('B', { 'name/nl_NL': 'LAMP', size: 'groot', supplier: 'Zuid' }, { family: 'lamps' })
  await shop.create('C', { 'name/nl_NL': 'La', size: 'GROOT' }, { family: 'tents' })
  expect((await figuresOf(shop)).figures).toMatchObject({
    conformity: { of: 6, wrong: 1 },
    consistency: { of: 3, wrong: 1 },
    uniqueness: { of: 0, wrong: 0 },
    redundancy: { of: 3, wrong: 2 },
  })
  expect(await shop.skus({ filter: 'problem conformity' })).toEqual(['C'])
  expect(await shop.skus({ filter: 'problem redundancy' })).toEqual(['A', 'B'])
  expect(await shop.skus({ filter: 'problem uniqueness' })).toEqual([])
  expect((await figuresOf(shop, { supplier: 'Noord' })).figures.redundancy).toEqual({ of: 1, wrong: 1 })
  expect((await figuresOf(shop, { supplier: '' })).figures.consistency).toEqual({ of: 1, wrong: 1 })
  expect(await figuresOf(shop)).toMatchObject({ products: 3, stale: 0 })
})

test('a product that nobody changed for more than a year is not fresh, until somebody does', async () => {
  const shop = await tempShop()
  const a = await shop.create('A', {}, { family: 'lamps' })
  await shop.create('B', {}, { family: 'lamps' })
  const db = openDatabase(shop.path, 'write')
  db.exec(`UPDATE product SET updated_at = '2020-01-31T12:00:00.000Z'`)
  db.close()
  expect(await figuresOf(shop)).toMatchObject({ products: 2, stale: 2 })
  await shop.type(a, 'name/nl_NL', 'Lamp')
  expect(await figuresOf(shop)).toMatchObject({ products: 2, stale: 1 })
  expect(await figuresOf(shop, { family: 'tents' })).toMatchObject({ products: 0, stale: 0 })
})

test('a channel counts what goes to it: its own columns, and those that every channel has', async () => {
  const shop = await judgedShop()
  await shop.create('A', { 'name/nl_NL': 'Lamp', 'name/fr_FR': 'L', 'description/webshop/nl_NL': 'Te lang' })
  expect((await figuresOf(shop)).figures.conformity).toEqual({ of: 3, wrong: 2 })
  expect((await figuresOf(shop, { channel: 'webshop' })).figures.conformity).toEqual({ of: 3, wrong: 2 })
  expect((await figuresOf(shop, { channel: 'till' })).figures.conformity).toEqual({ of: 1, wrong: 0 })
})

test('completeness is that of the dashboard, of a channel as of all', async () => {
  const shop = await judgedShop()
  await shop.create('A', { 'name/nl_NL': 'Lamp', 'price/EUR': '3' }, { family: 'lamps' })
  await shop.create('B', {}, { family: 'tents' })
  const { scopes } = await shop.engine.call('quality.summary', {})
  const sum = (name: 'required' | 'missing', channel?: string): number =>
    scopes
      .filter((scope) => channel === undefined || scope.channel === channel)
      .reduce((all, scope) => all + scope[name], 0)
  expect(sum('required')).toBeGreaterThan(0)
  expect((await figuresOf(shop)).figures.completeness).toEqual({ of: sum('required'), wrong: sum('missing') })
  expect((await figuresOf(shop, { channel: 'webshop' })).figures.completeness).toEqual({
    of: sum('required', 'webshop'),
    wrong: sum('missing', 'webshop'),
  })
})

test('whatever is done, products add up to families and suppliers, and those to the whole, in every channel', async () => {
  const text = fc.constantFrom('', 'a', 'A', 'lang', 'LANG')
  const step = fc.record({
    at: fc.nat(9),
    column: fc.constantFrom(
      'name/nl_NL',
      'size',
      'ean',
      'supplier',
      'family',
      'description/webshop/fr_FR',
      'new',
      'bin',
      'undo',
    ),
    text,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const shop = await judgedShop()
      const ids = [await shop.create('P', { supplier: 'Noord' }, { family: 'lamps' })]
      for (const { at, column, text: value } of steps) {
        const id = ids[at % ids.length] as number
        if (column === 'new') ids.push(await shop.create(newRequest(), { 'name/nl_NL': value }, { family: 'tents' }))
        else if (column === 'bin')
          await shop.engine.runJob('catalogue.moveProducts', {
            requestId: newRequest(),
            productIds: [id],
            to: value === '' ? 'bin' : 'catalogue',
          })
        else if (column === 'undo') await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
        else if (column === 'family') await shop.type(id, 'family', value === '' ? '' : 'tents')
        else if (column === 'ean') await shop.type(id, 'ean', value === '' ? '' : '4006381333931')
        else await shop.type(id, column, value)
      }
      for (const channel of [null, 'webshop', 'till']) {
        const { total } = await shop.engine.call('quality.kpis', { channel })
        for (const by of ['family', 'supplier'] as const) {
          const { groups } = await shop.engine.call('quality.kpis', { by, channel })
          for (const kpi of KPIS)
            for (const side of ['of', 'wrong'] as const)
              expect(groups.reduce((sum, { figures }) => sum + figures[kpi][side], 0)).toBe(total.figures[kpi][side])
        }
        const products = await Promise.all(
          ids.map((productId) => figuresOf(shop, { productId, ...(channel ? { channel } : {}) })),
        )
        for (const kpi of KPIS)
          for (const side of ['of', 'wrong'] as const)
            expect(products.reduce((sum, { figures }) => sum + figures[kpi][side], 0)).toBe(total.figures[kpi][side])
        for (const kpi of KPIS) expect(total.figures[kpi].wrong).toBeLessThanOrEqual(total.figures[kpi].of)
      }
      const { checks } = await shop.engine.call('catalogue.check', {})
      expect(checks.filter(({ ok }) => !ok)).toEqual([])
      await shop.close()
    }),
    { numRuns: 15 },
  )
})
