import { expect, test } from 'vitest'
import { makingOrder } from './making-order.ts'

const place = (sku: string, parent: string) => ({ sku, parent, axes: [], ownFrom: 0 })

test('variants go before the models that only others need, and those before what goes under them', () => {
  const between = [place('TEE-red', 'TEE'), place('TEE-red-cotton', 'TEE-red'), place('TEE-green', 'TEE')]
  const asked = [place('TEE-red-cotton-S', 'TEE-red-cotton'), place('TEE-blue-S', 'TEE-blue')]
  expect(makingOrder(between, asked, (model) => model).map(({ sku }) => sku)).toEqual([
    'TEE-red',
    'TEE-blue-S',
    'TEE-red-cotton',
    'TEE-red-cotton-S',
  ])
})
