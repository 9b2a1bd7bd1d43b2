import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitsPattern, nextSkus, skuFilter } from './propose-sku.ts'

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

test('a family with a pattern takes only what is like it', () => {
  const next = nextSkus('LMP-0998').filter((sku) => fitsPattern(sku, '^LMP-[0-9]{3,4}$'))
  expect(next[0]).toBe('LMP-0999')
  expect(fitsPattern('LMP-99999', '^LMP-[0-9]{4}$')).toBe(false)
  expect(fitsPattern('anything', null)).toBe(true)
})
