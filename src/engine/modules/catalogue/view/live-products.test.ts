import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyTo } from '../../../../../test/support/sheet.ts'
import { newRequest, tempShop } from '../../../../../test/support/shop.ts'
import { openDatabase } from '../../../store/database.ts'
import { LiveProducts } from './live-products.ts'

/** What may happen between two looks: how many products it is about depends on the number. */
const happening = fc.record({
  what: fc.constantFrom('make', 'edit', 'edit all', 'bin', 'bring back', 'undo', 'redo'),
  which: fc.nat(30),
})

test('who follows the products that come and go knows the same as who looks at all of them', async () => {
  const shop = await tempShop()
  const { engine, path } = shop
  const db = openDatabase(path, 'read')
  const all = (): number[] => db.prepare('SELECT id FROM product ORDER BY id').pluck().all() as number[]
  const live = (): number[] =>
    db.prepare('SELECT id FROM product WHERE deleted_at IS NULL ORDER BY id').pluck().all() as number[]
  await shop.create('FIRST')
  const follower = new LiveProducts(db)
  let known: readonly number[] = []
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 4 }), async (happenings) => {
      for (const { what, which } of happenings) {
        const [id = 1] = all().slice(which % all().length)
        const some = all().filter((each) => each % 3 === which % 3)
        if (what === 'make') await shop.create(newRequest())
        else if (what === 'edit') await shop.type(id, 'name/nl_NL', newRequest()).catch(() => {})
        else if (what === 'edit all') await applyTo(shop, ['name/nl_NL'], { kind: 'set', text: newRequest() })
        else if (what === 'undo' || what === 'redo')
          await engine.runJob(`catalogue.${what}`, { requestId: newRequest() }).catch(() => {})
        else if (some.length > 0) {
          const to = what === 'bin' ? 'bin' : 'catalogue'
          await engine.runJob('catalogue.moveProducts', { requestId: newRequest(), productIds: some, to })
        }
      }
      const gone = follower.follow()
      expect([...follower.ids]).toEqual(live())
      const left = known.filter((id) => !live().includes(id))
      expect(gone === null || left.every((id) => gone.has(id))).toBe(true)
      known = live()
    }),
    { numRuns: 40 },
  )
  db.close()
})
