import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tempStore } from '../../../test/support/catalogue.ts'
import { SYSTEM_SLOT } from '../core/structure/system-slots.ts'
import type { Db } from '../store/database.ts'
import { abandonLongStep, closeLongStep, continueLongStep, openLongStep } from '../store/long-step.ts'
import { toEnd } from '../core/to-end.ts'
import { reverse } from '../store/reverse.ts'
import { rollBackUnfinished } from '../store/roll-back.ts'
import type { Store } from '../store/store.ts'
import { checkChain } from './check-chain.ts'

const step = { kind: 'edit', label: { key: 'test', params: {} }, origin: 'user' } as const
const long = { kind: 'import', label: { key: 'test', params: {} }, origin: 'import' } as const

const named = (store: Store, id: number | null, name: string): number =>
  store.change(step, (tx) => {
    const slots = [SYSTEM_SLOT.sku, tx.slot('name/nl_NL')]
    return tx.writeProducts([{ productId: id, slots, values: [id === null ? name : undefined, name] }])[0] as number
  }).result

const PLANTED = `INSERT INTO change (seq, change_set_id, entity, entity_id, shape_id, before, after)
  SELECT seq + 100, change_set_id, entity, entity_id, shape_id, before, after FROM change ORDER BY seq DESC LIMIT 1`

const FIELDS = ['before', 'after', 'entity', 'entity_id', 'shape_id', 'change_set_id', 'seq']

/** A catalogue with a dozen steps of every kind: edits, an import cut in three, one taken back, an undo. */
function worked(): { db: Db; store: Store } {
  const { db, store } = tempStore()
  const ids = ['A', 'B', 'C'].map((sku) => named(store, null, sku))
  const [first = 0, second = 0] = ids
  const importId = openLongStep(store, { ...long, requestId: 'import-1' })
  const part = (set: number, values: readonly string[]): void =>
    continueLongStep(store, long, set, (tx) => {
      const slots = [tx.slot('colour')]
      tx.writeProducts(ids.map((productId, index) => ({ productId, slots, values: [values[index] ?? null] })))
    })
  part(importId, ['red', 'red', 'red'])
  named(store, first, 'edited meanwhile')
  part(importId, ['red', 'blue', 'red'])
  part(importId, ['red', 'blue', 'red'])
  closeLongStep(store, long, importId, {})
  const cancelled = openLongStep(store, { ...long, requestId: 'import-2' })
  part(cancelled, ['green', 'green', 'green'])
  named(store, second, 'and here')
  toEnd(abandonLongStep(store, cancelled))
  store.change({ ...step, kind: 'undo', isUndoable: false, reversesId: importId, keepsWhenEmpty: true }, (tx) =>
    toEnd(reverse(db, tx, importId)),
  )
  store.change({ ...step, keepsWhenEmpty: true }, () => {})
  return { db, store }
}

describe('the chain of the journal', () => {
  test('holds over edits, imports in several transactions with edits between them, cancelled ones and undo', () => {
    const { db, store } = worked()
    expect(checkChain(db)).toEqual({
      checked: db.prepare('SELECT COUNT(*) FROM journal_link').pluck().get(),
      problems: [],
    })
    openLongStep(store, { ...long, requestId: 'import-3' }, (tx) =>
      tx.writeProducts([{ productId: 1, slots: [tx.slot('stock')], values: [5] }]),
    )
    expect(checkChain(db).problems).toEqual([])
    rollBackUnfinished(store) // what the next start does after a crash
    named(store, 1, 'later')
    expect(checkChain(db).problems).toEqual([])
  })

  test('finds any altered byte of any change row, and names its step first', () => {
    const { db } = worked()
    db.pragma('foreign_keys = OFF')
    const rows = db.prepare('SELECT seq, change_set_id AS step FROM change').all() as { seq: number; step: number }[]
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (whichRow, whichField, whichByte) => {
        const row = rows[whichRow % rows.length] as (typeof rows)[number]
        const field = FIELDS[whichField % FIELDS.length] as string
        db.exec('BEGIN')
        try {
          tamper(db, row.seq, field, whichByte)
          const [problem] = checkChain(db).problems
          expect(problem).toContain(`Step ${row.step} `)
        } finally {
          db.exec('ROLLBACK')
        }
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    [
      'a change row that is gone',
      'DELETE FROM change WHERE seq = (SELECT MAX(seq) - 4 FROM change)',
      /is not as it was/,
    ],
    ['a change row written past the door', PLANTED, /behind the end of the chain/],
    ['another name for who did it', "UPDATE change_set SET actor = 'somebody' WHERE id = 3", /^Step 3 \(/],
    ['another time', "UPDATE change_set SET committed_at = '2020-01-01T00:00:00.000Z' WHERE id = 3", /^Step 3 \(/],
    ['another place in the order', 'UPDATE journal_link SET last_seq = last_seq + 1 WHERE id = 4', /is not as it was/],
    ['a shape that means other columns', "UPDATE change_shape SET slots = '[1]' WHERE id = 1", /is not as it was/],
    ['a link taken out', 'DELETE FROM journal_link WHERE id = 5', /is not as it was/],
    [
      'a cancelled import made to count',
      "UPDATE change_set SET state = 'committed' WHERE state = 'rolled-back'",
      /the chain does not close it/,
    ],
  ])('finds %s', (_, statement, problem) => {
    const { db } = worked()
    db.pragma('foreign_keys = OFF')
    db.exec(statement)
    expect(checkChain(db).problems[0]).toMatch(problem)
  })
})

/** Changes one character of a text, or another number for a number. */
function tamper(db: Db, seq: number, field: string, byte: number): void {
  const value = db.prepare(`SELECT ${field} FROM change WHERE seq = ?`).pluck().get(seq) as string | number | null
  const altered =
    typeof value === 'number'
      ? value + 1 + (field === 'seq' ? 1_000_000 : byte % 7)
      : value === null
        ? field === 'shape_id'
          ? 1
          : 'x'
        : alteredText(value, byte % value.length)
  db.prepare(`UPDATE change SET ${field} = ? WHERE seq = ?`).run(altered, seq)
}

function alteredText(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1)
}
