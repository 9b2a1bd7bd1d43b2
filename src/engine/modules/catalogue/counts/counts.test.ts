import { describe, expect, test } from 'vitest'
import { tempStore } from '../../../../../test/support/catalogue.ts'
import { SYSTEM_SLOT } from '../../../core/structure/system-slots.ts'
import type { ReadContext } from '../../../runtime/module.ts'
import { rollBackUnfinished } from '../../../store/roll-back.ts'
import type { ChangeTx } from '../../../store/change-tx.ts'
import type { Store } from '../../../store/store.ts'
import { productCountProjection, productCounts } from './product-counts.ts'
import { stepCount } from './step-count.ts'

const STEP = { kind: 'edit', label: { key: 'test', params: {} }, origin: 'test' }

function create(tx: ChangeTx, sku: string, kind: string): number {
  const [id] = tx.writeProducts([{ productId: null, slots: [SYSTEM_SLOT.sku, SYSTEM_SLOT.kind], values: [sku, kind] }])
  return id ?? 0
}

describe('products counted by kind', () => {
  test('follow creation, the bin, return from it and taking away for good', () => {
    const { db, store } = tempStore([productCountProjection])
    const { result } = store.change(STEP, (tx) => ['A', 'B', 'C'].map((sku) => create(tx, sku, 'product')))
    const [a = 0, b = 0, c = 0] = result
    store.change(STEP, (tx) => create(tx, 'M', 'model'))
    const bin = (productId: number, at: string | null): void =>
      void store.change(STEP, (tx) => tx.writeProducts([{ productId, slots: [SYSTEM_SLOT.deletedAt], values: [at] }]))
    bin(a, '2026-01-01T00:00:00Z')
    bin(b, '2026-01-01T00:00:00Z')
    bin(b, null)
    store.change(STEP, (tx) => tx.removeProducts([c, a]))
    expect([...productCounts(db)]).toEqual([
      ['model', 1],
      ['product', 1],
    ])
    expect(productCountProjection.verify(db, store.structure())).toEqual({ checked: 2, problems: [] })
  })

  test('are checked against the products', () => {
    const { db, store } = tempStore([productCountProjection])
    store.change(STEP, (tx) => create(tx, 'A', 'product'))
    db.exec('UPDATE product_count SET live = 7')
    expect(productCountProjection.verify(db, store.structure()).problems).toEqual(['product: 7 instead of 1'])
    productCountProjection.rebuild(db, store.structure())
    expect(productCountProjection.verify(db, store.structure()).problems).toEqual([])
  })
})

describe('steps counted', () => {
  const counter = (): { store: Store; count(): number; counted(): number } => {
    const { db, store } = tempStore()
    const context = { db, memory: new Map(), structure: () => store.structure() } as unknown as ReadContext // what stepCount reads of it
    const counted = db.prepare("SELECT COUNT(*) FROM change_set WHERE state = 'committed'").pluck()
    return { store, count: () => stepCount(context), counted: () => Number(counted.get()) }
  }

  test('are as many as are committed, while an import is under way, after its end and after its rolling back', () => {
    const { store, count, counted } = counter()
    const both = (): readonly [number, number] => [count(), counted()]
    expect(both()).toEqual([1, 1])
    const { changeSetId } = store.change({ ...STEP, stayOpen: true }, (tx) => create(tx, 'A', 'product'))
    store.change(STEP, (tx) => create(tx, 'B', 'product'))
    expect(both()).toEqual([2, 2])
    store.change({ ...STEP, continueId: changeSetId ?? 0 }, (tx) => create(tx, 'C', 'product'))
    expect(both()).toEqual([3, 3])
    store.change({ ...STEP, stayOpen: true }, (tx) => create(tx, 'D', 'product'))
    store.change(STEP, (tx) => create(tx, 'E', 'product'))
    expect(both()).toEqual([4, 4])
    rollBackUnfinished(store)
    expect(both()).toEqual([5, 5])
  })
})
