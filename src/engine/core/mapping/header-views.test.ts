import { describe, expect, it } from 'vitest'
import { headerLabel, headerViews } from './header-views.ts'

describe('the header of a nested value', () => {
  it('is its own name behind parts that only hold others together', () => {
    expect(headerViews('PRODUCT_DETAILS.DESCRIPTION_SHORT').at(-1)).toEqual({ text: 'DESCRIPTION_SHORT', certainty: 1 })
    expect(headerViews('attributes.color').at(-1)).toEqual({ text: 'color', certainty: 1 })
  })

  it('is only perhaps its own name behind others', () => {
    expect(headerViews('variants.sku').at(-1)?.certainty).toBeLessThan(0.87)
    expect(headerViews('brand.attributes.name').at(-1)?.certainty).toBeLessThan(0.87)
  })

  it('keeps the language beside its name', () => {
    expect(headerViews('description.nl').map(({ text }) => text)).toEqual(['description.nl'])
    expect(headerViews('attributes.slug.fr_FR').map(({ text }) => text)).toEqual([
      'attributes.slug.fr_FR',
      'slug.fr_FR',
    ])
    expect(headerLabel('attributes.slug.fr_FR')).toBe('slug fr_FR')
  })

  it('is what the name before "amount" or "value" says', () => {
    expect(headerViews('ean.value').map(({ text }) => text)).toEqual(['ean'])
    expect(headerViews('pricing.rrp.amount').map(({ text }) => text)).toEqual(['pricing.rrp', 'rrp'])
    expect(headerLabel('pricing.rrp.amount')).toBe('rrp')
    expect(headerLabel('ean.value')).toBe('ean')
  })

  it('is left alone when it is no path', () => {
    for (const header of ['Art. nr.', 'Prijs excl. BTW', 'sku', 'parent.sku', 'price/EUR', '1.5 l'])
      expect(headerViews(header)).toEqual([{ text: header, certainty: 1 }])
  })

  it('labels a new attribute by its last name', () => {
    expect(headerLabel('PRODUCT_FEATURES.FEATURE.Netzspannung')).toBe('Netzspannung')
    expect(headerLabel('Product.@productId')).toBe('productId')
    expect(headerLabel('Art. nr.')).toBe('Art. nr.')
  })
})
