import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tempStore } from '../../../test/support/catalogue.ts'
import { toEnd } from '../core/to-end.ts'
import { SYSTEM_SLOT } from '../core/structure/system-slots.ts'
import type { CellValue } from '../../shared/vocabulary.ts'
import type { Db } from './database.ts'
import { reverse } from './reverse.ts'
import type { Store } from './store.ts'

const label = { key: 'test', params: {} }

function slotOf(store: Store, key: string) {
  const slot = store.structure().slots.get(key)
  if (!slot) throw new Error(key)
  return slot
}

function create(store: Store, sku: string, values: Record<string, CellValue> = {}): number {
  const slots = [SYSTEM_SLOT.sku, ...Object.keys(values).map((key) => slotOf(store, key))]
  const { result } = store.change({ kind: 'create', label, origin: 'test' }, (tx) =>
    tx.writeProducts([{ productId: null, slots, values: [sku, ...Object.values(values)] }]),
  )
  return result[0] as number
}

function set(store: Store, productId: number, key: string, value: CellValue): number | null {
  return store.change({ kind: 'edit', label, origin: 'test' }, (tx) =>
    tx.writeProducts([{ productId, slots: [slotOf(store, key)], values: [value] }]),
  ).changeSetId
}

function undo(store: Store, changeSetId: number): { id: number | null; kept: number } {
  const { changeSetId: id, result } = store.change(
    { kind: 'undo', label, origin: 'undo', isUndoable: false, reversesId: changeSetId },
    (tx) => toEnd(reverse(store.db, tx, changeSetId)),
  )
  return { id, kept: result }
}

/** Every product row without its time stamp: what must be equal before and after. */
function contents(db: Db): unknown[] {
  return (db.prepare('SELECT * FROM product ORDER BY id').all() as Record<string, unknown>[]).map(
    ({ updated_at: _, ...row }) => row,
  )
}

describe('the write door', () => {
  test('waits for the disk for every step that is done, and not for the parts of one that is still open', () => {
    const { db, store } = tempStore()
    const FULL = 2
    const waiting = (): unknown => db.pragma('synchronous', { simple: true })
    const step = { kind: 'import', label, origin: 'import' }
    const within = (rest: object): unknown => store.change({ ...step, ...rest }, waiting).result
    const { changeSetId } = store.change({ ...step, stayOpen: true }, () => {})
    const continueId = changeSetId ?? 0
    expect(within({ continueId, stayOpen: true })).not.toBe(FULL)
    expect(waiting()).toBe(FULL)
    expect(within({})).toBe(FULL)
    const fails = (): never => {
      throw new Error('as it happens')
    }
    expect(() => store.change({ ...step, continueId, stayOpen: true }, fails)).toThrow('as it happens')
    expect(waiting()).toBe(FULL)
    expect(within({ continueId })).toBe(FULL)
  })

  test('writes values with a change row of old and new, and nothing for a write that changes nothing', () => {
    const { db, store } = tempStore()
    const id = create(store, 'A1', { 'price/EUR': 12.5 })
    expect(set(store, id, 'price/EUR', 12.5)).toBeNull()
    const changeSet = set(store, id, 'price/EUR', 13)
    expect(db.prepare('SELECT before, after FROM change WHERE change_set_id = ?').all(changeSet)).toEqual([
      { before: '[12.5]', after: '[13]' },
    ])
    expect(db.prepare('SELECT products, cells, state, undo_state FROM change_set WHERE id = ?').get(changeSet)).toEqual(
      { products: 1, cells: 1, state: 'committed', undo_state: 'done' },
    )
  })

  test('leaves nothing of a step that throws half-way', () => {
    const { db, store } = tempStore()
    create(store, 'A1')
    const before = contents(db)
    const changes = db.prepare('SELECT COUNT(*) FROM change').pluck().get()
    expect(() =>
      store.change({ kind: 'create', label, origin: 'test' }, (tx) => {
        tx.slot('price/EUR')
        tx.writeProducts([{ productId: null, slots: [SYSTEM_SLOT.sku], values: ['A2'] }])
        tx.writeProducts([{ productId: null, slots: [SYSTEM_SLOT.sku], values: ['A1'] }])
      }),
    ).toThrow(/UNIQUE/)
    expect(contents(db)).toEqual(before)
    expect(db.prepare('SELECT COUNT(*) FROM change').pluck().get()).toBe(changes)
  })

  test('keeps a later edit when an earlier step is taken back, and says how many cells', () => {
    const { db, store } = tempStore()
    const id = create(store, 'A1', { 'price/EUR': 1, 'name/nl_NL': 'een' })
    const both = store.change({ kind: 'edit', label, origin: 'test' }, (tx) =>
      tx.writeProducts([
        { productId: id, slots: [slotOf(store, 'price/EUR'), slotOf(store, 'name/nl_NL')], values: [2, 'twee'] },
      ]),
    ).changeSetId as number
    set(store, id, 'price/EUR', 3)
    expect(undo(store, both).kept).toBe(1)
    expect(contents(db)).toMatchObject([{ v102: 3, v100: 'een' }])
  })

  test('copies what a model holds into its variants, and new variants get it too', () => {
    const { db, store } = tempStore()
    const slots = [
      SYSTEM_SLOT.sku,
      SYSTEM_SLOT.kind,
      SYSTEM_SLOT.family,
      SYSTEM_SLOT.familyVariant,
      slotOf(store, 'name/nl_NL'),
    ]
    const [model] = store.change({ kind: 'create', label, origin: 'test' }, (tx) =>
      tx.writeProducts([{ productId: null, slots, values: ['M', 'model', 1, 1, 'Schoen'] }]),
    ).result
    const child = [SYSTEM_SLOT.sku, SYSTEM_SLOT.kind, SYSTEM_SLOT.parent, SYSTEM_SLOT.family, slotOf(store, 'colour')]
    store.change({ kind: 'create', label, origin: 'test' }, (tx) =>
      tx.writeProducts([{ productId: null, slots: child, values: ['M-red', 'variant', model as number, 1, 'red'] }]),
    )
    set(store, model as number, 'name/nl_NL', 'Laars')
    expect(db.prepare("SELECT v100 AS name, v103 AS colour FROM product WHERE sku = 'M-red'").get()).toEqual({
      name: 'Laars',
      colour: 'red',
    })
  })

  test('gives a product that leaves its model its own values back, also those from before it came there', () => {
    const { db, store } = tempStore()
    const slots = [
      SYSTEM_SLOT.sku,
      SYSTEM_SLOT.kind,
      SYSTEM_SLOT.family,
      SYSTEM_SLOT.familyVariant,
      slotOf(store, 'name/nl_NL'),
    ]
    const [model] = store.change({ kind: 'create', label, origin: 'test' }, (tx) =>
      tx.writeProducts([{ productId: null, slots, values: ['M', 'model', 1, 1, 'Schoen'] }]),
    ).result
    const id = create(store, 'A1', { 'name/nl_NL': 'Eigen', colour: 'red' })
    const name = (): unknown => db.prepare('SELECT v100, v101, v103 FROM product WHERE id = ?').raw().get(id)
    const move = store.change({ kind: 'edit', label, origin: 'test' }, (tx) =>
      tx.writeProducts([
        { productId: id, slots: [SYSTEM_SLOT.parent, SYSTEM_SLOT.kind], values: [model as number, 'variant'] },
      ]),
    ).changeSetId as number
    expect(name()).toEqual(['Schoen', null, 'red'])
    set(store, model as number, 'name/en_GB', 'Shoe')
    undo(store, move)
    expect(name()).toEqual(['Eigen', null, 'red'])
  })

  test('goes on in the overflow table when the product row has no room left', () => {
    const { db, store } = tempStore()
    db.prepare("UPDATE value_slot SET storage = 'overflow' WHERE key = 'stock'").run()
    db.prepare("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'structure_version'").run()
    const id = create(store, 'A1', { stock: 5 })
    const edit = set(store, id, 'stock', 7) as number
    expect(db.prepare('SELECT value FROM product_overflow').pluck().all()).toEqual([7])
    undo(store, edit)
    expect(db.prepare('SELECT value FROM product_overflow').pluck().all()).toEqual([5])
  })
})

test('taking every step back in turn gives the empty catalogue, taking those back gives the full one', () => {
  const key = fc.constantFrom('name/nl_NL', 'name/en_GB', 'price/EUR', 'stock')
  const step = fc.oneof(
    fc.record({ kind: fc.constant('create' as const) }),
    fc.record({
      kind: fc.constant('set' as const),
      product: fc.nat(5),
      key,
      value: fc.option(fc.integer({ min: 0, max: 9 })),
    }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { db, store } = tempStore()
      const sets: number[] = []
      const products: number[] = []
      for (const [index, action] of steps.entries()) {
        if (action.kind === 'create') {
          products.push(create(store, `S${index}`))
          sets.push(Number(db.prepare('SELECT MAX(id) FROM change_set').pluck().get()))
        } else {
          const product = products[action.product]
          if (product === undefined) continue
          const value =
            action.value === null ? null : action.key.startsWith('name') ? String(action.value) : action.value
          const id = set(store, product, action.key, value)
          if (id !== null) sets.push(id)
        }
      }
      const full = contents(db)
      const undone = sets.toReversed().map((id) => undo(store, id))
      expect(undone.every(({ kept }) => kept === 0)).toBe(true)
      expect(contents(db)).toEqual([])
      for (const { id } of undone.toReversed()) if (id !== null) undo(store, id)
      expect(contents(db)).toEqual(full)
    }),
    { numRuns: 40 },
  )
})
