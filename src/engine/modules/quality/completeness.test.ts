import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, requires, tempShop } from '../../../../test/support/shop.ts'
import { openDatabase } from '../../store/database.ts'
import { loadStructure } from '../../store/load-structure.ts'
import { completenessProjection } from './completeness-projection.ts'

const summary = ({ engine }: Shop, input: { channel?: string; locale?: string; family?: string } = {}) =>
  engine.call('quality.summary', input)

/** Where what is kept differs from what a recount gives. */
function problems({ path }: Shop): readonly string[] {
  const db = openDatabase(path, 'read')
  const found = completenessProjection.verify(db, loadStructure(db)).problems
  db.close()
  return found
}

describe('completeness', () => {
  test('counts what the family requires, per channel and language, and moves with every edit', async () => {
    const shop = await tempShop()
    const tent = await shop.create('TENT-1', { 'name/nl_NL': 'Tent', 'price/EUR': '10' }, { family: 'tents' })
    await shop.create(
      'LAMP-1',
      { 'name/nl_NL': 'Lamp', 'name/fr_FR': 'Lampe', 'price/EUR': '5', ean: '8712345678906' },
      { family: 'lamps' },
    )
    await shop.create('LOOSE')
    expect(await summary(shop)).toEqual({
      scopes: [
        { channel: 'webshop', locale: 'nl_NL', products: 2, complete: 1, required: 7, missing: 2 },
        { channel: 'webshop', locale: 'fr_FR', products: 2, complete: 1, required: 7, missing: 3 },
        // In the till tents need a price in euros and in crowns, lamps nothing.
        { channel: 'till', locale: 'nl_NL', products: 2, complete: 1, required: 2, missing: 1 },
      ],
      families: [
        { family: 'tents', products: 1, complete: 0, required: 4, missing: 2 },
        { family: 'lamps', products: 1, complete: 1, required: 3, missing: 0 },
      ],
      attributes: [
        { attribute: 'ean', column: 'ean', required: 2, missing: 1, filter: 'missing ean webshop/nl_NL' },
        {
          attribute: 'description',
          column: 'description/webshop/nl_NL',
          required: 1,
          missing: 1,
          filter: 'missing description webshop/nl_NL',
        },
        { attribute: 'name', column: 'name/nl_NL', required: 2, missing: 0, filter: 'missing name webshop/nl_NL' },
        { attribute: 'price', column: 'price/EUR', required: 2, missing: 0, filter: 'missing price webshop/nl_NL' },
      ].toSorted((a, b) => b.missing - a.missing || a.column.localeCompare(b.column)),
      withoutFamily: 1,
    })
    expect(await shop.engine.call('quality.product', { productId: tent })).toMatchObject({
      scopes: [
        { channel: 'webshop', locale: 'nl_NL', required: 4, missingColumns: ['ean', 'description/webshop/nl_NL'] },
        { missingColumns: ['name/fr_FR', 'ean', 'description/webshop/fr_FR'] },
        { required: 2, missingColumns: ['price/SEK'] },
      ],
    })
    await shop.type(tent, 'ean', '4006381333931')
    await shop.type(tent, 'description/webshop/nl_NL', 'Ruim')
    expect((await summary(shop)).scopes[0]).toMatchObject({ complete: 2, missing: 0 })
    await shop.type(tent, 'name/nl_NL', '')
    expect((await summary(shop)).scopes[0]).toMatchObject({ complete: 1, missing: 1 })
    expect(problems(shop)).toEqual([])
  })

  test('is a column of the grid: shown, sorted, filtered; nothing for models and for families that require nothing', async () => {
    const shop = await tempShop()
    const model = await shop.create(
      'TENT',
      { 'name/nl_NL': 'Tent' },
      { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    )
    await shop.create(
      'TENT-S',
      { size: 'S', 'price/EUR': '10', ean: '8712345678906' },
      { kind: 'variant', parentId: model },
    )
    await shop.create('LAMP-1', { 'name/nl_NL': 'Lamp' }, { family: 'lamps' })
    const page = await shop.engine.call('catalogue.gridPage', {
      viewKey: 'main',
      query: { sort: [{ column: 'completeness/webshop/nl_NL' }] },
      columns: ['sku', 'completeness/webshop/nl_NL', 'completeness/till/nl_NL'].map((column) => ({ column })),
      from: 0,
      count: 10,
    })
    expect(page.rows).toEqual([
      ['LAMP-1', 33, null],
      ['TENT-S', 75, 50],
      ['TENT', null, null],
    ])
    expect(await shop.skus({ filter: 'completeness webshop/nl_NL < 50' })).toEqual(['LAMP-1'])
    expect(await shop.skus({ filter: 'missing till/nl_NL' })).toEqual(['TENT-S'])
    await shop.type(model, 'description/webshop/nl_NL', 'Ruim')
    expect(await shop.skus({ filter: 'completeness webshop/nl_NL = 100' })).toEqual(['TENT-S'])
  })

  test('every bar counts exactly the products that its filter shows', async () => {
    const shop = await tempShop()
    const model = await shop.create('TENT', {}, { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' })
    await shop.create('TENT-S', { size: 'S', 'price/EUR': '1' }, { kind: 'variant', parentId: model })
    for (let index = 0; index < 6; index++)
      await shop.create(
        `P${index}`,
        {
          ...(index % 2 ? { 'name/fr_FR': 'x' } : {}),
          ...(index % 3 ? { 'price/EUR': '1' } : {}),
          ...(index === 4 ? { 'price/SEK': '1' } : {}),
        },
        { family: index < 3 ? 'lamps' : 'tents' },
      )
    for (const scope of [
      { channel: 'webshop', locale: 'fr_FR' },
      { channel: 'till', locale: 'nl_NL' },
      { channel: 'webshop', locale: 'nl_NL', family: 'tents' },
    ]) {
      const { attributes } = await summary(shop, scope)
      expect(attributes.some(({ missing }) => missing > 0)).toBe(true)
      for (const { filter, missing } of attributes)
        expect(await shop.engine.call('catalogue.checkFilter', { filter })).toMatchObject({ count: missing })
    }
  })

  test('follows a new requires, and its undo', async () => {
    const shop = await tempShop()
    await shop.create('LAMP-1', {}, { family: 'lamps' })
    await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: [await requires(shop.engine, { family: 'lamps', attribute: 'colour', channel: 'webshop' }, true)],
    })
    expect((await summary(shop)).scopes[0]).toMatchObject({ required: 4, missing: 4 })
    expect((await summary(shop)).attributes.map(({ attribute }) => attribute)).toContain('colour')
    await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })
    expect((await summary(shop)).scopes[0]).toMatchObject({ required: 3, missing: 3 })
    expect(problems(shop)).toEqual([])
  })

  test('says which channel or family it does not know', async () => {
    const shop = await tempShop()
    await expect(summary(shop, { channel: 'outlet' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(summary(shop, { family: 'boats' })).rejects.toMatchObject({ code: 'not-found' })
  })
})

test('keeping up step by step gives the same as counting anew, over any run of changes', async () => {
  const place = fc.nat(7)
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('set' as const),
      at: place,
      column: fc.constantFrom(
        'name/nl_NL',
        'name/fr_FR',
        'price/EUR',
        'price/SEK',
        'description/webshop/nl_NL',
        'colour',
      ),
      text: fc.constantFrom('', '1', ''),
    }),
    fc.record({ kind: fc.constant('family' as const), at: place, text: fc.constantFrom('', 'tents', 'lamps') }),
    fc.record({ kind: fc.constant('many' as const), text: fc.constantFrom('', '2') }),
    fc.record({ kind: fc.constant('create' as const), family: fc.constantFrom(null, 'tents', 'lamps') }),
    fc.record({ kind: fc.constant('move' as const), at: place, text: fc.constantFrom('', 'MODEL') }),
    fc.record({ kind: fc.constant('delete' as const), at: place }),
    fc.record({
      kind: fc.constant('require' as const),
      attribute: fc.constantFrom('colour', 'name', 'price', 'stock'),
      channel: fc.constantFrom('webshop', 'till'),
      isRequired: fc.boolean(),
      withEdit: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('undo' as const) }),
    fc.record({ kind: fc.constant('redo' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const shop = await tempShop()
      const ids = [
        await shop.create(
          'MODEL',
          { 'name/nl_NL': 'm' },
          { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
        ),
      ]
      ids.push(
        await shop.create('V1', { 'price/EUR': '4' }, { kind: 'variant', parentId: ids[0] as number }),
        await shop.create('P1', { 'price/EUR': '4' }, { family: 'lamps' }),
      )
      const apply = (intents: Parameters<typeof shop.engine.call<'catalogue.applyIntents'>>[1]['intents']) =>
        shop.engine.call('catalogue.applyIntents', { requestId: newRequest(), intents })
      for (const action of steps) {
        const productId = ids['at' in action ? action.at % ids.length : 0] as number
        switch (action.kind) {
          case 'set':
            await apply([
              {
                kind: 'set-text',
                productId,
                column: action.column,
                text: action.column === 'colour' && action.text !== '' ? 'red' : action.text,
              },
            ])
            break
          case 'family':
            await apply([
              { kind: 'set-text', productId, column: 'family', text: action.text },
              { kind: 'set-text', productId, column: 'name/nl_NL', text: 'x' },
            ])
            break
          case 'many':
            await apply(
              ids.flatMap((id) =>
                ['price/EUR', 'ean', 'name/nl_NL'].map((column) => ({
                  kind: 'set-text' as const,
                  productId: id,
                  column,
                  text: action.text,
                })),
              ),
            )
            break
          case 'create':
            ids.push(
              ...(
                await apply([
                  { kind: 'create-product', sku: newRequest(), family: action.family, texts: { 'name/nl_NL': 'n' } },
                ])
              ).createdIds,
            )
            break
          case 'move':
            await apply([{ kind: 'set-text', productId, column: 'parent', text: action.text }])
            break
          case 'delete':
            await apply([{ kind: 'delete-product', productId }])
            break
          case 'require':
            await apply([
              await requires(
                shop.engine,
                { family: 'lamps', attribute: action.attribute, channel: action.channel },
                action.isRequired,
              ),
              ...(action.withEdit
                ? ids.map((id) => ({ kind: 'set-text' as const, productId: id, column: 'colour', text: 'blue' }))
                : []),
            ])
            break
          case 'undo':
          case 'redo':
            await shop.engine.runJob(`catalogue.${action.kind}`, { requestId: newRequest() })
        }
        expect(problems(shop)).toEqual([])
      }
      await shop.close()
    }),
    { numRuns: 15 },
  )
})
