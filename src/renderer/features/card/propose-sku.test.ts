import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextSkus, skuFilter } from './propose-sku.ts'

test.each([
  ['TEN-0109', 'TEN-0110'],
  ['TEN-0101-OLI', 'TEN-0102-OLI'],
  ['9', '10'],
  ['LAMP', 'LAMP-2'],
])('after %s comes %s', (sku, next) => {
  expect(nextSkus(sku)[0]).toBe(next)
})

test('never proposes the SKU itself, nor one twice', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (sku) => {
      const next = nextSkus(sku)
      expect(new Set([sku, ...next]).size).toBe(next.length + 1)
    }),
  )
})

test('asks for SKUs with quotes in them', () => {
  expect(skuFilter(['a"b'])).toBe('sku in ("a\\"b")')
})
