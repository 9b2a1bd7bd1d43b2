import { expect, test } from 'vitest'
import type { Matrix } from './matrix-layout.ts'
import { matrixLayout } from './matrix-layout.ts'

const matrix = (values: Matrix['values'], variants: Matrix['variants'], missing: Matrix['missing'] = []): Matrix => ({
  sku: 'TEE',
  family: 'clothing',
  scheme: 'by_axes',
  axes: values.map((_, at) => `axis_${at}`),
  parents: ['TEE'],
  below: [],
  values,
  variants,
  missing,
  between: [],
  alike: [],
  inherited: [],
  labels: {},
})
const variant = (productId: number, ...axes: (string | number | null)[]) => ({ productId, sku: `V${productId}`, axes })

test('puts the first axis down and the others across, with what can still be made', () => {
  const layout = matrixLayout(
    matrix(
      [
        ['red', 'blue'],
        ['S', 'M'],
      ],
      [variant(1, 'red', 'S'), variant(2, 'blue', 'M')],
      [{ axes: ['red', 'M'], ownFrom: 0, sku: 'TEE-red-M', parent: 'TEE' }],
    ),
  )
  expect(layout.size).toEqual({ rows: 2, columns: 2 })
  expect(layout.at({ row: 1, column: 1 }).variant?.productId).toBe(2)
  expect(layout.at({ row: 0, column: 1 }).missing?.sku).toBe('TEE-red-M')
  expect(layout.at({ row: 1, column: 0 })).toEqual({ variant: null, missing: null })
  expect(layout.cellOf(2)).toEqual({ row: 1, column: 1 })
})

test('a single axis is one column; a combination twice is told apart', () => {
  const layout = matrixLayout(matrix([['red', 'blue']], [variant(1, 'red'), variant(2, 'blue'), variant(3, 'red')]))
  expect(layout.size).toEqual({ rows: 2, columns: 1 })
  expect(layout.columns).toEqual([[]])
  expect(layout.hidden.map(({ productId }) => productId)).toEqual([3])
  expect(layout.cellOf(3)).toBeNull()
})

test('variants that share next to nothing are a list instead of a field of empty places', () => {
  const many = Array.from({ length: 60 }, (_, at) => variant(at + 1, `c${at}`, `s${at}`))
  const values = [many.map(({ axes }) => axes[0] ?? null), many.map(({ axes }) => axes[1] ?? null)]
  expect(matrixLayout(matrix(values, many)).size).toEqual({ rows: 60, columns: 1 })
})
