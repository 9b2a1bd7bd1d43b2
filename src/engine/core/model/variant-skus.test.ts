import { expect, test } from 'vitest'
import type { CellValue } from '../../../shared/vocabulary.ts'
import { variantSkus } from './variant-skus.ts'

const LABELS: Readonly<Record<string, readonly string[]>> = {
  olive: ['olive', 'Olijf', 'Olive'],
  rust: ['rust', 'Roest', 'Rust'],
  petrol: ['petrol', 'Petrol', 'Petrol'],
  medium: ['medium', 'Middel', 'M'],
  large: ['large', 'Groot', 'L'],
}
const namesOf = (_axis: number, value: CellValue): readonly string[] => LABELS[String(value)] ?? [String(value)]

test('goes on as the siblings are called: three letters of the Dutch label', () => {
  const propose = variantSkus(
    'TEN-0101',
    [
      { sku: 'TEN-0101-OLI', axes: ['olive'] },
      { sku: 'TEN-0101-ROE', axes: ['rust'] },
    ],
    namesOf,
  )
  expect(propose(['petrol'])).toBe('TEN-0101-PET')
})

test('takes a whole name, its case, and the order of the axes from the SKUs, from a single sibling as well', () => {
  const propose = variantSkus('TEE', [{ sku: 'TEE_M_olive', axes: ['olive', 'medium'] }], namesOf)
  expect(propose(['rust', 'large'])).toBe('TEE_L_rust')
})

test('keeps what is written for a value it knows, whatever its name, and spells out what it does not', () => {
  const propose = variantSkus(
    'A',
    [
      { sku: 'A.x1.medium', axes: ['olive', 'medium'] },
      { sku: 'A.x2.medium', axes: ['rust', 'medium'] },
    ],
    namesOf,
  )
  expect(propose(['olive', 'large'])).toBe('A.x1.large')
  expect(propose(['petrol', 'medium'])).toBe('A.petrol.medium')
})

test('falls back on the model and the codes where SKUs have nothing in common', () => {
  const propose = variantSkus(
    'A-1',
    [
      { sku: '8710001', axes: ['olive', 'medium'] },
      { sku: 'X-2', axes: ['rust', 'medium'] },
    ],
    namesOf,
  )
  expect(propose(['petrol', 'large'])).toBe('A-1-petrol-large')
  expect(variantSkus('A-1', [], namesOf)(['12 GRAM'])).toBe('A-1-12GRAM')
})
