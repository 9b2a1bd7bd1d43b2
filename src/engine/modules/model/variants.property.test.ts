import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tempFolder } from '../../../../test/support/catalogue.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, openShop } from '../../../../test/support/shop.ts'

const COLUMNS = ['name/nl_NL', 'name/fr_FR', 'rating', 'weight'] as const
const TEXTS: Readonly<Record<(typeof COLUMNS)[number], readonly string[]>> = {
  'name/nl_NL': ['Tent rood', 'Tent blauw', 'Tipi'],
  'name/fr_FR': ['Tente', 'Tipi'],
  rating: ['1', '2'],
  weight: ['1 kg', '2 kg'],
}

type Step =
  | { readonly do: 'group'; readonly up: readonly string[] | null }
  | {
      readonly do: 'type' | 'reset'
      readonly product: number
      readonly column: (typeof COLUMNS)[number]
      readonly text: number
    }
  | { readonly do: 'dissolve' }
  | { readonly do: 'undo' | 'redo' }

const place = { product: fc.nat(4), column: fc.constantFrom(...COLUMNS), text: fc.nat(3) }
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('group' as const),
      up: fc.option(fc.subarray(['name', 'rating', 'weight'])),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('type' as const, 'reset' as const), ...place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dissolve' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
)

/** Everything that can be seen of the products, in one text. */
async function stateOf({ engine }: Shop, ids: readonly number[]): Promise<string> {
  const products = await Promise.all(
    ids.map(async (productId) => {
      const { values, inherited, parentId } = await engine.call('catalogue.product', { productId })
      const { own } = await engine.call('catalogue.productCard', { productId })
      return { values, inherited, parentId, own: own.map(({ column }) => column).toSorted() }
    }),
  )
  const { products: alone, models, variants } = await engine.call('catalogue.info', {})
  return JSON.stringify({ products, alone, models, variants })
}

test('whatever is grouped, moved up, overridden, edited on the model, reset and dissolved: undo and redo lead back and forth', async () => {
  const values = fc.record(Object.fromEntries(COLUMNS.map((column) => [column, fc.nat(3)])))
  await fc.assert(
    fc.asyncProperty(
      fc.array(values, { minLength: 3, maxLength: 4 }),
      fc.array(step, { maxLength: 14 }),
      async (start, steps) => {
        const shop = await openShop(join(tempFolder(), 'shop.etalage'))
        const { engine } = shop
        const ids: number[] = []
        for (const [at, texts] of start.entries()) {
          const filled = COLUMNS.flatMap((column) => {
            const text = TEXTS[column][texts[column] ?? 0]
            return text === undefined ? [] : [[column, text]]
          })
          ids.push(await shop.create(`P-${at}`, { ...Object.fromEntries(filled), size: `${at}` }, { family: 'lamps' }))
        }
        const doneSteps = async (): Promise<number> =>
          (await engine.call('catalogue.history', { limit: 500 })).changeSets.filter(
            ({ undoState }) => undoState === 'done',
          ).length
        const made = await doneSteps()
        const before = await stateOf(shop, ids)
        let model: number | null = null
        for (const each of steps) {
          const requestId = newRequest()
          if (each.do === 'group') {
            const done = await engine.runJob('model.groupVariants', {
              requestId,
              productIds: ids,
              axes: ['size'],
              up: each.up as string[] | null,
              sku: `M-${requestId}`,
            })
            if (done.productId !== null) model = done.productId
          } else if (each.do === 'dissolve') {
            if (model !== null) await engine.runJob('model.dissolve', { requestId, productId: model })
          } else if (!('product' in each)) {
            if (each.do === 'undo' && (await doneSteps()) <= made) continue
            await engine.runJob(each.do === 'undo' ? 'catalogue.undo' : 'catalogue.redo', { requestId })
          } else {
            const productId = ids[each.product] ?? model ?? ids[0] ?? 0
            const target = { productId, column: each.column }
            const text = TEXTS[each.column][each.text] ?? ''
            await engine.call('catalogue.applyIntents', {
              requestId,
              override: ['inherited'],
              intents: [
                each.do === 'reset' ? { kind: 'reset-value', ...target } : { kind: 'set-text', ...target, text },
              ],
            })
          }
        }
        expect((await engine.call('catalogue.check', {})).checks.flatMap(({ problems }) => problems)).toEqual([])
        const after = await stateOf(shop, ids)
        let undone = 0
        while ((await doneSteps()) > made) {
          const { kept } = await engine.runJob('catalogue.undo', { requestId: newRequest() })
          expect(kept).toBe(0)
          undone++
        }
        expect(await stateOf(shop, ids)).toBe(before)
        for (let at = 0; at < undone; at++)
          expect(await engine.runJob('catalogue.redo', { requestId: newRequest() })).toMatchObject({ kept: 0 })
        expect(await stateOf(shop, ids)).toBe(after)
        expect((await engine.call('catalogue.check', {})).ok).toBe(true)
        await shop.close()
      },
    ),
    { numRuns: 25 },
  )
})
