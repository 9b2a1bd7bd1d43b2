import { expect, test } from 'vitest'
import { numberOf, skuOf, skuPattern } from './sku-pattern.ts'

test("the way most SKUs are numbered is the shop's pattern", () => {
  expect(skuPattern(['TEN-0101', 'TEN-0102', 'OLD7', 'TEN-0103', 'gift card'])).toEqual({ prefix: 'TEN-', digits: 4 })
  expect(skuPattern(['100417', '100418'])).toEqual({ prefix: '', digits: 6 })
  expect(skuPattern(['gift card'])).toBeNull()
})

test('numbers keep their zeros, and grow when they are used up', () => {
  const pattern = { prefix: 'TEN-', digits: 4 }
  expect(numberOf('TEN-0103', pattern)).toBe(103)
  expect(numberOf('TEN-0103-OLI', pattern)).toBeNull()
  expect(numberOf('TEN-01030', pattern)).toBeNull()
  expect(skuOf(pattern, 104)).toBe('TEN-0104')
  expect(skuOf(pattern, 10_000)).toBe('TEN-10000')
})
