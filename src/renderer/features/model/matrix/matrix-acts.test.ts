import { expect, test } from 'vitest'
import type { SheetCommand } from '../../grid/parts.ts'
import { selectCell, selectRange } from '../../grid/parts.ts'
import { actOf } from './matrix-acts.ts'
import { matrixLayout } from './matrix-layout.ts'

const layout = matrixLayout({
  sku: 'TEE',
  family: 'clothing',
  scheme: 'by_colour_size',
  axes: ['colour', 'size'],
  parents: ['TEE'],
  below: [],
  values: [
    ['red', 'blue'],
    ['S', 'M'],
  ],
  variants: [
    { productId: 1, sku: 'R-S', axes: ['red', 'S'] },
    { productId: 2, sku: 'R-M', axes: ['red', 'M'] },
    { productId: 3, sku: 'B-S', axes: ['blue', 'S'] },
  ],
  missing: [{ axes: ['blue', 'M'], ownFrom: 0, sku: 'B-M', parent: 'TEE' }],
  between: [],
  alike: [],
  inherited: [],
  labels: {},
})
const at = (row: number, column: number) => ({ row, column })
const valueAt = ({ row, column }: { row: number; column: number }) => (row === 1 ? null : 10 + column)
const act = (command: SheetCommand['do'], selection = selectRange(at(0, 0), at(1, 1))) =>
  actOf({ do: command } as SheetCommand, { selection, layout, valueAt })

test('filling down takes the values of the first row, also for what is not made yet; a single cell takes the one above', () => {
  expect(act('fill-down')).toEqual({
    do: 'change',
    kind: 'edit',
    changes: [
      { cell: at(1, 0), change: { kind: 'set-value', value: 10 } },
      { cell: at(1, 1), change: { kind: 'set-value', value: 11 } },
    ],
  })
  expect(act('fill-down', selectCell(at(1, 1)))).toMatchObject({ changes: [{ cell: at(1, 1) }] })
  expect(act('fill-down', selectCell(at(0, 1)))).toMatchObject({ changes: [] })
})

test('an empty source clears', () => {
  expect(act('fill-all', selectRange(at(1, 0), at(0, 0)))).toMatchObject({
    changes: [{ cell: at(0, 0), change: { kind: 'clear-value' } }],
  })
})

test('space makes what is missing in the selection, and turns a single cell that is there', () => {
  expect(act('toggle')).toMatchObject({ do: 'make', missing: [{ sku: 'B-M' }] })
  expect(act('toggle', selectCell(at(1, 1)))).toMatchObject({ do: 'make', missing: [{ sku: 'B-M' }] })
  expect(act('toggle', selectCell(at(0, 1)))).toEqual({ do: 'toggle-cell' })
})

test('what is not about cells is left to others', () => {
  expect(act('today')).toBeNull()
})
