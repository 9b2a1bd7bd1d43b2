import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { qualityRule } from '../../../../shared/contract/rules.ts'
import type { Shop } from '../../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'
import { openDatabase } from '../../../store/database.ts'
import { loadStructure } from '../../../store/load-structure.ts'
import { kpiProjection } from '../kpis/kpi-projection.ts'
import { problemProjection } from './problem-projection.ts'

type Rule = z.input<typeof qualityRule>

const rule = (code: string, check: Rule['check'], rest: Partial<Rule> = {}): Rule => ({
  code,
  severity: 'warn',
  labels: { en: code },
  check,
  ...rest,
})

const put = (shop: Shop, ...rules: Rule[]) =>
  shop.engine.call('quality.changeRules', { requestId: newRequest(), put: rules })

/** Cells that break a rule: SKU, column, rule. */
async function found({ engine }: Shop): Promise<string[]> {
  const { rows } = await engine.call('quality.problemRows', { from: 0, count: 1_000 })
  return rows.map((row) => `${row.sku} ${row.column} ${row.rule}`)
}

/** Where what is kept differs from what judging everything anew gives. */
function differences({ path }: Shop): readonly string[] {
  const db = openDatabase(path, 'read')
  const structure = loadStructure(db)
  const told = [problemProjection, kpiProjection].flatMap((each) => each.verify(db, structure).problems)
  db.close()
  return told
}

const undo = ({ engine }: Shop) => engine.runJob('catalogue.undo', { requestId: newRequest() })

describe('rules', () => {
  test('a rule finds what breaks it at once, follows every edit, and is taken back by undo', async () => {
    const shop = await tempShop()
    const lamp = await shop.create('LAMP', { 'name/nl_NL': 'Lamp', 'price/EUR': '0' }, { family: 'lamps' })
    await put(
      shop,
      rule('name-length', { kind: 'length', attributes: ['name'], min: 5 }),
      rule('price', { kind: 'range', attributes: ['price'], min: '0.01' }, { severity: 'block' }),
    )
    expect(await found(shop)).toEqual(['LAMP name/nl_NL name-length', 'LAMP price/EUR price'])
    await shop.type(lamp, 'name/nl_NL', 'Leeslamp')
    await shop.type(lamp, 'name/fr_FR', 'Lam')
    expect(await found(shop)).toEqual(['LAMP name/fr_FR name-length', 'LAMP price/EUR price'])
    await undo(shop)
    await undo(shop)
    await undo(shop)
    expect(await found(shop)).toEqual([])
    expect((await shop.engine.call('quality.rules', {})).rules).toEqual([])
    expect((await shop.engine.call('catalogue.check', {})).checks.filter(({ ok }) => !ok)).toEqual([])
  })

  test('two products with one value are both found, and neither as soon as one of them changes', async () => {
    const shop = await tempShop()
    await put(shop, rule('once', { kind: 'unique', attributes: ['name'] }))
    const [a, b] = [await shop.create('A', { 'name/nl_NL': 'Lamp' }), await shop.create('B', { 'name/nl_NL': 'LAMP ' })]
    const c = await shop.create('C', { 'name/nl_NL': 'lamp', 'name/fr_FR': 'Lamp' })
    expect(await found(shop)).toEqual(['A name/nl_NL once', 'B name/nl_NL once', 'C name/nl_NL once'])
    await shop.type(b, 'name/nl_NL', 'Tent')
    expect(await found(shop)).toEqual(['A name/nl_NL once', 'C name/nl_NL once'])
    await shop.engine.runJob('catalogue.moveProducts', { requestId: newRequest(), productIds: [a], to: 'bin' })
    expect(await found(shop)).toEqual([])
    await undo(shop)
    expect(await found(shop)).toEqual(['A name/nl_NL once', 'C name/nl_NL once'])
    await shop.type(c, 'name/nl_NL', '')
    expect(await found(shop)).toEqual([])
    expect(differences(shop)).toEqual([])
  })

  test('the spelling that few products have is found, until it is what most have', async () => {
    const shop = await tempShop()
    await put(shop, rule('odd', { kind: 'spelling', attributes: ['name'] }))
    const names = ['Kesteren & Zn.', 'Kesteren & Zn.', 'KESTEREN EN ZN', 'Kesterren-Zn B.V.']
    const ids = []
    for (const [index, name] of names.entries()) ids.push(await shop.create(`P${index}`, { 'name/nl_NL': name }))
    expect(await found(shop)).toEqual(['P2 name/nl_NL odd', 'P3 name/nl_NL odd'])
    await shop.type(ids[3] ?? 0, 'name/nl_NL', 'KESTEREN EN ZN')
    expect(await found(shop)).toEqual([])
    await shop.type(ids[0] ?? 0, 'name/nl_NL', 'Tent')
    expect(await found(shop)).toEqual(['P1 name/nl_NL odd'])
    expect(differences(shop)).toEqual([])
  })

  test('letters read in the wrong encoding are found and mended, right capitals are left alone', async () => {
    const shop = await tempShop()
    await put(shop, rule('letters', { kind: 'encoding', attributes: ['name'] }))
    await shop.create('A', { 'name/nl_NL': 'CrÃ¨me brÃ»lÃ©e d’antan', 'name/fr_FR': 'Lâ€™Ã©tÃ© Ã  la mer' })
    await shop.create('B', { 'name/nl_NL': '« DÉJÀ » É® Ångström', 'name/fr_FR': 'Château' })
    expect(await found(shop)).toEqual(['A name/fr_FR letters', 'A name/nl_NL letters'])
    await shop.engine.call('quality.fix', { requestId: newRequest(), cells: { of: {} } })
    expect(await found(shop)).toEqual([])
    expect(
      await shop.skus({ filter: 'name/nl_NL = "Crème brûlée d’antan" and name/fr_FR = "L’été à la mer"' }),
    ).toEqual(['A'])
  })

  test('products that say the same in another order are found, whatever says nothing', async () => {
    const shop = await tempShop()
    await put(shop, rule('twice', { kind: 'alike', attributes: ['name'], ignore: ['nieuw'] }))
    await shop.create('A', { 'name/nl_NL': 'Tent Duin-2 groen' })
    const b = await shop.create('B', { 'name/nl_NL': 'GROEN  Duin 2 tent (nieuw)' })
    await shop.create('C', { 'name/nl_NL': 'Tent Duin-3 groen' })
    expect(await found(shop)).toEqual(['A name/nl_NL twice', 'B name/nl_NL twice'])
    await shop.type(b, 'name/nl_NL', 'Tent Duin-4 groen')
    expect(await found(shop)).toEqual([])
    expect(differences(shop)).toEqual([])
  })

  test('a price is compared with another of the same currency, to the cent', async () => {
    const shop = await tempShop()
    await shop.engine.runJob('model.change', {
      requestId: newRequest(),
      changes: [{ entity: 'attribute', action: 'create', code: 'sale_price', fields: { type: 'price', decimals: 2 } }],
    })
    await put(shop, rule('sale', { kind: 'compare', attributes: ['sale_price'], is: 'below', other: 'price' }))
    const id = await shop.create('A', { 'price/EUR': '0,30', 'sale_price/EUR': '0,30', 'price/SEK': '0,10' })
    await shop.type(id, 'sale_price/SEK', '0,09')
    expect(await found(shop)).toEqual(['A sale_price/EUR sale'])
    await shop.type(id, 'price/EUR', '0,31')
    expect(await found(shop)).toEqual([])
    await shop.type(id, 'price/SEK', '0,09')
    const { rows } = await shop.engine.call('quality.problemRows', { from: 0, count: 5 })
    expect(rows).toMatchObject([
      { column: 'sale_price/SEK', value: 0.09, params: { is: 'below', other: 'price/SEK', otherValue: '0.09' } },
    ])
  })

  test('what a variant shows of its model is counted on the model, once', async () => {
    const shop = await tempShop()
    await put(shop, rule('words', { kind: 'forbidden', attributes: ['name'], words: ['gratis'] }))
    const model = await shop.create(
      'TENT',
      { 'name/nl_NL': 'Tent gratis' },
      { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    )
    await shop.create('TENT-S', { size: 'S' }, { kind: 'variant', parentId: model })
    await shop.create('TENT-M', { size: 'M' }, { kind: 'variant', parentId: model })
    expect(await found(shop)).toEqual(['TENT name/nl_NL words'])
    expect(differences(shop)).toEqual([])
  })

  test('a value is required only where the condition says so, in every language of the sale', async () => {
    const shop = await tempShop()
    await put(
      shop,
      rule(
        'warn-when-wet',
        { kind: 'required', attributes: ['description'] },
        { when: { attribute: 'waterproof', is: 'one-of', values: ['1'] }, where: { channels: ['webshop'] } },
      ),
    )
    const id = await shop.create('A', { 'description/webshop/nl_NL': 'Droog' })
    expect(await found(shop)).toEqual([])
    await shop.type(id, 'waterproof', 'ja')
    expect(await found(shop)).toEqual(['A description/webshop/fr_FR warn-when-wet'])
    await shop.type(id, 'description/webshop/fr_FR', 'Sec')
    expect(await found(shop)).toEqual([])
  })

  test('certain fixes are one step for all that is shown; a check digit is never made up', async () => {
    const shop = await tempShop()
    await put(
      shop,
      rule('blanks', { kind: 'spaces', attributes: ['size'] }),
      rule('grams', { kind: 'unit', attributes: ['weight'], unit: 'GRAM' }),
      rule('code', { kind: 'gtin', attributes: ['size'] }),
    )
    await shop.create('A', { size: '4006381333931', weight: '1,5 kg' })
    await shop.create('B', { size: '40 06381 333931', weight: '20 g' })
    await shop.create('C', { size: '4006381333932' })
    expect(await found(shop)).toEqual(['A weight grams', 'B size code', 'C size code'])
    const before = await shop.engine.call('quality.problems', {})
    expect(before).toMatchObject({ total: 3, products: 3, groups: [{ key: 'code', problems: 2 }, { key: 'grams' }] })
    const { changeSet, changed } = await shop.engine.call('quality.fix', { requestId: newRequest(), cells: { of: {} } })
    expect([changed, changeSet?.cells]).toEqual([2, 2])
    expect(await found(shop)).toEqual(['C size code'])
    await undo(shop)
    expect(await found(shop)).toEqual(['A weight grams', 'B size code', 'C size code'])
  })

  test('groups by rule, attribute, family and supplier each add up to the same total', async () => {
    const shop = await tempShop()
    await put(
      shop,
      rule('long', { kind: 'length', attributes: ['name', 'size'], min: 3 }),
      rule('high', { kind: 'range', attributes: ['rating'], max: '5' }),
    )
    await shop.create('A', { 'name/nl_NL': 'a', 'name/fr_FR': 'b', size: 'S', rating: '9' }, { family: 'tents' })
    await shop.create('B', { 'name/nl_NL': 'b', rating: '2' })
    for (const by of ['rule', 'attribute', 'family', 'supplier'] as const) {
      const { total, products, groups } = await shop.engine.call('quality.problems', { by })
      expect([total, products]).toEqual([5, 2])
      expect(groups.reduce((sum, group) => sum + group.problems, 0)).toBe(5)
    }
    const narrowed = await shop.engine.call('quality.problems', { by: 'rule', attribute: 'name', family: 'tents' })
    expect(narrowed).toMatchObject({ total: 2, groups: [{ key: 'long', problems: 2, products: 1 }] })
  })

  test('trying a rule tells what it would find, and keeps nothing', async () => {
    const shop = await tempShop()
    await shop.create('A', { 'name/nl_NL': 'kort' })
    await shop.create('B', { 'name/nl_NL': 'lang genoeg' })
    const tried = await shop.engine.runJob('quality.tryRule', {
      rule: rule('try', { kind: 'length', attributes: ['name'], min: 6 }),
    })
    expect(tried).toMatchObject({ cells: 1, products: 1, judged: 2, samples: [{ sku: 'A', params: { length: 4 } }] })
    expect(await found(shop)).toEqual([])
  })

  test('the packs speak of attributes the catalogue can be given in the same step', async () => {
    const shop = await tempShop()
    await shop.create('A', {}, { family: 'lamps' })
    await shop.engine.call('quality.switchPack', {
      requestId: newRequest(),
      pack: 'eu-product-safety',
      isOn: true,
      createAttributes: true,
    })
    const { packs, rules } = await shop.engine.call('quality.rules', {})
    expect(packs.find(({ pack }) => pack === 'eu-product-safety')).toMatchObject({ isOn: true, missingAttributes: [] })
    expect(rules.every(({ rule: { source } }) => source?.includes('Article 19'))).toBe(true)
    expect(await found(shop)).toContain('A manufacturer_name eu-manufacturer-name')
    expect(await found(shop)).not.toContain('A eu_responsible_name eu-responsible-name')
    await undo(shop)
    expect((await shop.engine.call('quality.rules', {})).rules).toEqual([])
    expect(differences(shop)).toEqual([])
  })

  test('the filter finds products that break a rule, or any, and the grid marks their cells with its name', async () => {
    const shop = await tempShop()
    await put(shop, rule('short', { kind: 'length', attributes: ['name'], max: 3 }, { labels: { nl: 'Te lang' } }))
    await shop.create('A', { 'name/nl_NL': 'Tent' })
    await shop.create('B', { 'name/nl_NL': 'Mat' })
    expect(await shop.skus({ filter: 'problem short' })).toEqual(['A'])
    expect(await shop.skus({ filter: 'problem and sku != A' })).toEqual([])
    expect(await shop.skus({ filter: 'not problem' })).toEqual(['B'])
    await expect(shop.skus({ filter: 'problem none' })).rejects.toMatchObject({ details: { fault: 'unknown-rule' } })
    const columns = [{ column: 'sku' }, { column: 'name/nl_NL' }]
    const page = await shop.engine.call('catalogue.gridPage', {
      viewKey: 'main',
      query: {},
      columns,
      from: 0,
      count: 5,
    })
    expect(page.marks).toEqual([{ row: 0, column: 1, kind: 'problem', value: '{"nl":"Te lang"}', from: 'short' }])
  })

  test('what is too old is found from the day on that it is', async () => {
    const shop = await tempShop()
    await put(shop, rule('fresh', { kind: 'fresh', attributes: ['released'], days: 30 }))
    await shop.create('OLD', { released: '2020-01-01' })
    await shop.create('NEW', { released: '2999-01-01' })
    expect(await found(shop)).toEqual(['OLD released fresh'])
    expect(differences(shop)).toEqual([])
  })

  test('a pattern that does not compile is refused, with where', async () => {
    const shop = await tempShop()
    await expect(
      put(shop, rule('bad', { kind: 'pattern', attributes: ['size'], pattern: 'a(' })),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      details: { reason: 'rule-pattern', position: 1 },
    })
  })
})

const RULES: readonly Rule[] = [
  rule('length', { kind: 'length', attributes: ['name'], min: 2 }),
  rule('once', { kind: 'unique', attributes: ['name'] }),
  rule('once-in-family', { kind: 'unique', attributes: ['size'], within: 'family' }),
  rule('price', { kind: 'range', attributes: ['price'], min: '2', max: '5' }, { where: { families: ['lamps'] } }),
  rule('blue', { kind: 'options', attributes: ['colour'], allowed: ['blue'] }),
  rule('need', { kind: 'required', attributes: ['description'] }, { when: { attribute: 'colour', is: 'filled' } }),
  rule('less', { kind: 'compare', attributes: ['rating'], is: 'below', other: 'price' }),
  rule('fresh', { kind: 'fresh', attributes: [], days: 3 }),
  rule('odd', { kind: 'spelling', attributes: ['name', 'size'] }),
  rule('alike', { kind: 'alike', attributes: ['name'], ignore: ['3'] }),
]

test('what is kept step by step is what judging everything anew finds, whatever is done and taken back', async () => {
  const place = fc.nat(9)
  const columns = ['name/nl_NL', 'name/fr_FR', 'price/EUR', 'size', 'rating', 'description/webshop/nl_NL', 'colour']
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('set' as const),
      at: place,
      column: fc.constantFrom(...columns),
      text: fc.constantFrom('', '1', '3', '12', 'Ab', 'AB', 'a-b'),
    }),
    fc.record({ kind: fc.constant('family' as const), at: place, text: fc.constantFrom('', 'tents', 'lamps') }),
    fc.record({ kind: fc.constant('many' as const), text: fc.constantFrom('', '2', '33') }),
    fc.record({ kind: fc.constant('create' as const), family: fc.constantFrom(null, 'tents', 'lamps') }),
    fc.record({ kind: fc.constant('move' as const), at: place, text: fc.constantFrom('', 'MODEL') }),
    fc.record({ kind: fc.constant('delete' as const), at: place }),
    fc.record({ kind: fc.constant('rule' as const), which: fc.nat(RULES.length - 1), isOn: fc.boolean() }),
    fc.record({ kind: fc.constant('drop' as const), which: fc.nat(RULES.length - 1) }),
    fc.record({ kind: fc.constant('model' as const), isLocalizable: fc.boolean() }),
    fc.record({ kind: fc.constant('undo' as const) }),
    fc.record({ kind: fc.constant('redo' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 18 }), async (steps) => {
      const shop = await tempShop()
      await put(shop, ...RULES)
      const model = await shop.create(
        'MODEL',
        { 'name/nl_NL': 'm' },
        { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
      )
      const ids = [
        model,
        await shop.create('V1', { 'price/EUR': '4', size: 'S' }, { kind: 'variant', parentId: model }),
        await shop.create('P1', { 'price/EUR': '7', size: 'S', rating: '8' }, { family: 'lamps' }),
      ]
      const apply = (intents: Parameters<typeof shop.engine.call<'catalogue.applyIntents'>>[1]['intents']) =>
        shop.engine.call('catalogue.applyIntents', { requestId: newRequest(), intents })
      for (const action of steps) {
        const productId = ids['at' in action ? action.at % ids.length : 0] as number
        switch (action.kind) {
          case 'set': {
            const text = action.column === 'colour' && action.text !== '' ? 'red' : action.text
            await apply([{ kind: 'set-text', productId, column: action.column, text }])
            break
          }
          case 'family':
            await apply([
              { kind: 'set-text', productId, column: 'family', text: action.text },
              { kind: 'set-text', productId, column: 'size', text: 'S' },
            ])
            break
          case 'many':
            await apply(
              ids.flatMap((id) =>
                ['price/EUR', 'size', 'name/nl_NL'].map((column) => ({
                  kind: 'set-text' as const,
                  productId: id,
                  column,
                  text: action.text,
                })),
              ),
            )
            break
          case 'create': {
            const texts = { 'name/nl_NL': 'n', size: 'S' }
            const made = await apply([{ kind: 'create-product', sku: newRequest(), family: action.family, texts }])
            ids.push(...made.createdIds)
            break
          }
          case 'move':
            await apply([{ kind: 'set-text', productId, column: 'parent', text: action.text }])
            break
          case 'delete':
            await apply([{ kind: 'delete-product', productId }])
            break
          case 'rule':
            await put(
              shop,
              ...RULES.slice(action.which, action.which + 1).map((each) => ({ ...each, isOn: action.isOn })),
            )
            break
          case 'drop':
            await shop.engine.call('quality.changeRules', {
              requestId: newRequest(),
              remove: [RULES[action.which]?.code ?? ''],
            })
            break
          case 'model':
            await shop.engine.runJob('model.change', {
              requestId: newRequest(),
              changes: [
                {
                  entity: 'attribute',
                  action: 'update',
                  code: 'size',
                  fields: { isLocalizable: action.isLocalizable },
                },
              ],
            })
            break
          case 'undo':
          case 'redo':
            await shop.engine.runJob(`catalogue.${action.kind}`, { requestId: newRequest() })
        }
        expect(differences(shop)).toEqual([])
      }
      await shop.close()
    }),
    { numRuns: 15 },
  )
})
