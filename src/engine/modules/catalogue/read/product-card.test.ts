import { describe, expect, test } from 'vitest'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'

describe('the card of a product', () => {
  test('shows every channel and language at once, with the labels of its codes', async () => {
    const shop = await tempShop()
    const id = await shop.create(
      'LAMP-1',
      { 'name/nl_NL': 'Lamp', 'name/fr_FR': 'Lampe', 'description/webshop/fr_FR': 'Claire', colour: 'red' },
      { family: 'lamps' },
    )
    const card = await shop.engine.call('catalogue.productCard', { productId: id, locale: 'fr_FR' })
    expect(card).toMatchObject({
      sku: 'LAMP-1',
      name: 'Lampe',
      family: 'lamps',
      kind: 'product',
      values: { 'name/nl_NL': 'Lamp', 'name/fr_FR': 'Lampe', 'description/webshop/fr_FR': 'Claire', colour: 'red' },
      inherited: [],
      below: [],
      parent: null,
      variants: [],
    })
    expect(card.labels['colour']?.['red']).toMatchObject({ fr_FR: 'Rouge' })
    expect(card.labels['family']?.['lamps']).toMatchObject({ nl: 'Lampen' })
  })

  test('says of a variant what comes from its model, and of a model what its variants fill in, used or not', async () => {
    const shop = await tempShop()
    const model = await shop.create(
      'TENT',
      { 'name/nl_NL': 'Tent' },
      { kind: 'model', family: 'tents', familyVariant: 'tents_by_size' },
    )
    const small = await shop.create('TENT-S', { size: 'S' }, { kind: 'variant', parentId: model })
    const large = await shop.create('TENT-L', { size: 'L' }, { kind: 'variant', parentId: model })
    const variant = await shop.engine.call('catalogue.productCard', { productId: small })
    expect(variant.inherited).toContain('name')
    expect(variant.inherited).toContain('rating')
    expect(variant.inherited).not.toContain('price')
    expect(variant.parent).toMatchObject({ id: model, sku: 'TENT' })
    expect(variant.variants.map(({ id, axes }) => [id, axes])).toEqual([
      [small, [{ column: 'size', value: 'S' }]],
      [large, [{ column: 'size', value: 'L' }]],
    ])
    const top = await shop.engine.call('catalogue.productCard', { productId: model })
    expect(top.below.toSorted()).toEqual(['ean', 'price', 'size'])
    expect(top.variantsTotal).toBe(2)
  })

  test('knows the products it links to, those in the bin too', async () => {
    const shop = await tempShop()
    const peg = await shop.create('PEG', { 'name/nl_NL': 'Haring' })
    const tent = await shop.create('TENT', { accessories: '["PEG"]' })
    await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: [{ kind: 'delete-product', productId: peg }],
    })
    const { linked, values } = await shop.engine.call('catalogue.productCard', { productId: tent, locale: 'nl_NL' })
    expect(values['accessories']).toBe('["PEG"]')
    expect(linked['PEG']).toMatchObject({ id: peg, name: 'Haring', isDeleted: true })
  })

  test('is refused for a product that is nowhere', async () => {
    const shop = await tempShop()
    await expect(shop.engine.call('catalogue.productCard', { productId: 99 })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
