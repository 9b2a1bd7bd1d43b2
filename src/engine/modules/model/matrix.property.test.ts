import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Result } from '../../../shared/contract/index.ts'
import { tempFolder } from '../../../../test/support/catalogue.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newRequest, openShop } from '../../../../test/support/shop.ts'
import { stateHash } from '../../../../test/support/state-hash.ts'

const COLOURS = ['red', 'blue']
const SIZES = ['S', 'M', 'L', 'XL']

type ToMake = Result<'model.matrix'>['missing'][number]

/** A model whose colours are models of their own, with the sizes below them. */
async function twoLevels(shop: Shop, made: readonly (readonly [string, string])[]): Promise<number> {
  const { engine } = shop
  await engine.runJob('model.change', {
    requestId: newRequest(),
    changes: [
      {
        entity: 'family-variant',
        action: 'create',
        code: 'lamps_by_colour_size',
        fields: {
          family: 'lamps',
          axes: [['colour'], ['size']],
          levels: [
            ['colour', 'weight'],
            ['size', 'price', 'ean'],
          ],
        },
      },
    ],
  })
  const root = await shop.create('LAMP', {}, { kind: 'model', family: 'lamps', familyVariant: 'lamps_by_colour_size' })
  const models = new Map<string, number>()
  for (const [colour, size] of made) {
    const parentId =
      models.get(colour) ?? (await shop.create(`LAMP-${colour}`, { colour }, { kind: 'model', parentId: root }))
    models.set(colour, parentId)
    await shop.create(`LAMP-${colour}-${size}`, { size }, { kind: 'variant', parentId })
  }
  return root
}

const combination = fc.tuple(fc.constantFrom(...COLOURS), fc.constantFrom(...SIZES))
const nameOf = ({ axes }: { readonly axes: readonly unknown[] }): string => JSON.stringify(axes)

test('combinations made in the matrix of a model with levels between: each under the model of its colour, made where there was none, as one step', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(combination, { selector: String, maxLength: 6 }),
      fc.subarray(COLOURS),
      fc.subarray(SIZES),
      fc.infiniteStream(fc.boolean()),
      async (there, colours, sizes, isWanted) => {
        const shop = await openShop(join(tempFolder(), 'shop.etalage'))
        const productId = await twoLevels(shop, there)
        const more = [colours, sizes]
        const before = await shop.engine.call('model.matrix', { productId, more })
        const all = new Set(before.values.map((each) => each.length).length === 2 ? before.missing.map(nameOf) : [])
        expect(all.size + there.length).toBe((before.values[0]?.length ?? 0) * (before.values[1]?.length ?? 0))

        const wanted = before.missing.filter(() => isWanted.next().value)
        const between = before.between.filter(({ sku }) => wanted.some(({ parent }) => parent === sku))
        const intentOf = (kind: 'model' | 'variant', { axes, ownFrom, sku, parent }: ToMake) => ({
          kind: 'create-product' as const,
          productKind: kind,
          sku,
          parentSku: parent,
          texts: Object.fromEntries(axes.slice(ownFrom).map((v, at) => [before.axes[ownFrom + at] ?? '', String(v)])),
        })
        const hash = stateHash(shop.path)
        const step = { requestId: newRequest(), kind: 'create' as const }
        const intents = [
          ...between.map((each) => intentOf('model', each)),
          ...wanted.map((each) => intentOf('variant', each)),
        ]
        if (intents.length > 0) {
          const done = await shop.engine.call('catalogue.applyIntents', { ...step, intents: intents.toReversed() })
          expect(done.rejections).toEqual([])
          expect(done.createdIds).toHaveLength(intents.length)
        }

        const after = await shop.engine.call('model.matrix', { productId, more })
        expect(new Set(after.variants.map(nameOf))).toEqual(
          new Set([...there.map((axes) => JSON.stringify(axes)), ...wanted.map(nameOf)]),
        )
        const left = before.missing.filter((each) => !wanted.includes(each)).map(nameOf)
        expect(new Set(after.missing.map(nameOf))).toEqual(new Set(left))
        for (const { productId: id, axes } of after.variants) {
          const { values } = await shop.engine.call('catalogue.product', { productId: id })
          const { values: above, parentId } = await shop.engine.call('catalogue.product', {
            productId: Number((await shop.engine.call('catalogue.product', { productId: id })).parentId),
          })
          expect([values['kind'], values['colour'], above['kind'], above['colour']]).toEqual([
            'variant',
            axes[0],
            'model',
            axes[0],
          ])
          expect(parentId).toBe(productId)
        }
        // One model for each colour in use, and none besides.
        const colourModels = after.parents.length - 1
        expect(colourModels).toBe(new Set(after.variants.map(({ axes }) => axes[0])).size)
        expect((await shop.engine.call('catalogue.check', {})).checks.flatMap(({ problems }) => problems)).toEqual([])
        if (intents.length > 0) {
          expect(await shop.engine.runJob('catalogue.undo', { requestId: newRequest() })).toMatchObject({ kept: 0 })
          expect(stateHash(shop.path)).toBe(hash)
        }
        await shop.close()
      },
    ),
    { numRuns: 20 },
  )
})

test('a model that is not there and is not made either: what was to go under it is refused by name', async () => {
  const shop = await openShop(join(tempFolder(), 'shop.etalage'))
  const { createdIds, rejections } = await shop.engine.call('catalogue.applyIntents', {
    requestId: newRequest(),
    intents: [{ kind: 'create-product', productKind: 'variant', sku: 'X-S', parentSku: 'X', texts: { size: 'S' } }],
  })
  expect(createdIds).toEqual([])
  expect(rejections).toMatchObject([{ code: 'unknown-parent', column: 'sku', value: 'X-S' }])
  await shop.close()
})
