import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shop } from '../../../../../test/support/shop.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'
import { createEngine, sourceMigrations } from '../../../app.ts'
import { openDatabase } from '../../../store/database.ts'

const undo = ({ engine }: Pick<Shop, 'engine'>, changeSetId: number | null = null) =>
  engine.runJob('catalogue.undo', { requestId: newRequest(), changeSetId })
const redo = ({ engine }: Pick<Shop, 'engine'>) => engine.runJob('catalogue.redo', { requestId: newRequest() })
const nameOf = async ({ engine }: Shop, productId: number) =>
  (await engine.call('catalogue.product', { productId })).values['name/nl_NL']

describe('undo and redo', () => {
  test('go back and forth over any number of steps, and say which', async () => {
    const shop = await tempShop()
    const id = await shop.create('TENT-1')
    for (const name of ['a', 'b', 'c']) await shop.type(id, 'name/nl_NL', name)
    expect(await undo(shop)).toMatchObject({
      step: { undoState: 'undone', label: { key: 'history.edit', params: { name: 'TENT-1' } } },
      changeSet: { label: { key: 'history.undo', params: { of: 'history.edit', name: 'TENT-1' } } },
      kept: 0,
    })
    await undo(shop)
    expect(await nameOf(shop, id)).toBe('a')
    await redo(shop)
    expect(await nameOf(shop, id)).toBe('b')
    await undo(shop)
    await undo(shop)
    await undo(shop)
    expect(await undo(shop)).toEqual({ changeSet: null, step: null, kept: 0, first: null })
    for (let step = 0; step < 4; step++) await redo(shop)
    expect(await nameOf(shop, id)).toBe('c')
    expect(await redo(shop)).toEqual({ changeSet: null, step: null, kept: 0, first: null })
  })

  test('a new step makes what was undone unreachable, as in every editor', async () => {
    const shop = await tempShop()
    const id = await shop.create('TENT-1')
    await shop.type(id, 'name/nl_NL', 'a')
    await undo(shop)
    await shop.type(id, 'name/nl_NL', 'b')
    expect(await redo(shop)).toMatchObject({ step: null })
    expect(await shop.engine.call('catalogue.history', {})).toMatchObject({
      canRedo: null,
      canUndo: { key: 'history.edit' },
    })
  })

  test('an old step is taken back and later edits of its cells stay', async () => {
    const shop = await tempShop()
    const id = await shop.create('TENT-1')
    const { changeSet } = await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: ['name/nl_NL', 'name/fr_FR'].map((column) => ({
        kind: 'set-text',
        productId: id,
        column,
        text: 'import',
      })),
    })
    await shop.type(id, 'name/nl_NL', 'mine')
    expect(await undo(shop, changeSet?.id ?? 0)).toMatchObject({ kept: 1 })
    const { values } = await shop.engine.call('catalogue.product', { productId: id })
    expect(values).toMatchObject({ 'name/nl_NL': 'mine' })
    expect(values).not.toHaveProperty('name/fr_FR')
    await expect(undo(shop, changeSet?.id ?? 0)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'already-undone' },
    })
    await redo(shop)
    expect((await shop.engine.call('catalogue.product', { productId: id })).values).toMatchObject({
      'name/nl_NL': 'mine',
      'name/fr_FR': 'import',
    })
  })

  test('an undo that comes twice under one request takes back one step', async () => {
    const shop = await tempShop()
    const id = await shop.create('TENT-1')
    await shop.type(id, 'name/nl_NL', 'a')
    await shop.type(id, 'name/nl_NL', 'b')
    const requestId = newRequest()
    const first = await shop.engine.runJob('catalogue.undo', { requestId })
    expect(await shop.engine.runJob('catalogue.undo', { requestId })).toEqual(first)
    expect(await nameOf(shop, id)).toBe('a')
  })

  test('survive closing the catalogue', async () => {
    const shop = await tempShop()
    const id = await shop.create('TENT-1')
    await shop.type(id, 'name/nl_NL', 'a')
    await undo(shop)
    await shop.close()
    const engine = await createEngine({ catalogue: shop.path, migrations: sourceMigrations })
    await redo({ engine })
    expect((await engine.call('catalogue.product', { productId: id })).values['name/nl_NL']).toBe('a')
    await engine.close()
  })

  test('show every cell of a step with old and new value', async () => {
    const shop = await tempShop()
    const id = await shop.create('TENT-1', { 'name/nl_NL': 'a' }, { family: 'lamps' })
    const { changeSet } = await shop.engine.call('catalogue.applyIntents', {
      requestId: newRequest(),
      intents: [
        { kind: 'set-text', productId: id, column: 'name/nl_NL', text: 'b' },
        { kind: 'set-text', productId: id, column: 'family', text: 'tents' },
        {
          kind: 'change-model',
          change: { entity: 'option', action: 'create', of: 'colour', code: 'green', fields: { labels: {} } },
        },
      ],
    })
    const { total, changes } = await shop.engine.call('catalogue.changes', {
      changeSetId: changeSet?.id ?? 0,
      from: 0,
      count: 10,
    })
    expect(total).toBe(3)
    expect(changes).toMatchObject([
      { productId: null, column: 'attribute_option/green', before: null },
      { productId: id, sku: 'TENT-1', column: 'name/nl_NL', before: 'a', after: 'b' },
      { productId: id, column: 'family', before: 'lamps', after: 'tents' },
    ])
    expect(
      (await shop.engine.call('catalogue.changes', { changeSetId: changeSet?.id ?? 0, from: 1, count: 1 })).changes,
    ).toMatchObject([{ column: 'name/nl_NL' }])
  })
})

test('a change set that a crash cut off is rolled back when the catalogue opens, as a step of its own', async () => {
  const shop = await tempShop()
  const id = await shop.create('TENT-1', { 'name/nl_NL': 'before' })
  await shop.type(id, 'name/nl_NL', 'half an import')
  await shop.close()
  const db = openDatabase(shop.path, 'write')
  db.exec(
    "UPDATE change_set SET state = 'applying', undo_state = 'fixed', committed_at = NULL WHERE id = (SELECT MAX(id) FROM change_set)",
  )
  db.close()
  const engine = await createEngine({ catalogue: shop.path, migrations: sourceMigrations })
  expect((await engine.call('catalogue.product', { productId: id })).values['name/nl_NL']).toBe('before')
  const { changeSets, canUndo } = await engine.call('catalogue.history', {})
  expect(changeSets[0]).toMatchObject({ kind: 'rollback', undoState: 'fixed', label: { key: 'history.rollback' } })
  expect(canUndo).toMatchObject({ key: 'history.create' })
  await engine.close()
})

test('any run of edits, undos and redos ends where a plain list of states says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'undo', 'redo'), { maxLength: 20 }), async (actions) => {
      const shop = await tempShop()
      const id = await shop.create('TENT-1')
      let states: (string | undefined)[] = [undefined]
      let at = 0
      for (const action of actions) {
        if (action === 'undo') {
          if (at > 0) await undo(shop)
          at = Math.max(0, at - 1)
        } else if (action === 'redo') {
          await redo(shop)
          at = Math.min(states.length - 1, at + 1)
        } else if (action !== states[at]) {
          await shop.type(id, 'name/nl_NL', action)
          states = [...states.slice(0, at + 1), action]
          at++
        }
        expect(await nameOf(shop, id)).toBe(states[at])
      }
    }),
    { numRuns: 15 },
  )
})
