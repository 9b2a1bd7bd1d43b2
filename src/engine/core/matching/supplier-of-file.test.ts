import { expect, test } from 'vitest'
import { supplierNamedIn } from './supplier-of-file.ts'

const suppliers = [
  { id: 1, code: 'nordic', name: 'Nordic Lights' },
  { id: 2, code: 'nordic-tents', name: 'Nordic Tents' },
  { id: 7, code: 'sup_7', name: 'Café Über GmbH' },
]

test.each([
  ['Prices Nordic Lights 2026-05.xlsx', 'nordic'],
  ['sup-7_weights.csv', 'sup_7'],
  ['PRIJZEN cafe uber gmbh.xlsx', 'sup_7'],
  ['weights.csv', null],
  ['nordicstar.csv', null],
])('takes %s for a delivery of %s', (fileName, code) => {
  expect(supplierNamedIn(fileName, suppliers)).toBe(code)
})

test('leaves it open when two suppliers are named', () => {
  expect(supplierNamedIn('Nordic Tents and lights.csv', suppliers)).toBeNull()
})
