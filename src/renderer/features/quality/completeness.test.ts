import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byMissing, completenessOf, toMatrix, wholePercent } from './completeness.ts'

const score = { products: 3, complete: 1, required: 12, missing: 3 }

describe('completeness on the dashboard', () => {
  it('is the share of required values that are there, and nothing where nothing is required', () => {
    expect(completenessOf(score)).toBe(0.75)
    expect(completenessOf({ required: 0, missing: 0 })).toBeNull()
  })

  it('is rounded down exactly as for a single product, and 100 % only when nothing at all is missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400_000_000 }), fc.nat(), (required, any) => {
        const missing = any % (required + 1)
        const percent = wholePercent(completenessOf({ required, missing }) ?? 0)
        expect(percent).toBe(Number((100n * BigInt(required - missing)) / BigInt(required)))
        expect(percent === 100).toBe(missing === 0)
      }),
    )
  })

  it('leaves a hole where a channel does not publish in a language', () => {
    const matrix = toMatrix([
      { channel: 'webshop', locale: 'nl_NL', ...score },
      { channel: 'webshop', locale: 'fr_FR', ...score },
      { channel: 'till', locale: 'nl_NL', ...score },
    ])
    expect(matrix.channels).toEqual(['webshop', 'till'])
    expect(matrix.locales).toEqual(['nl_NL', 'fr_FR'])
    expect(matrix.cell('till', 'nl_NL')).toMatchObject(score)
    expect(matrix.cell('till', 'fr_FR')).toBeNull()
  })

  it('puts the emptiest attribute first', () => {
    const attribute = (code: string, missing: number) => ({
      attribute: code,
      column: code,
      required: 9,
      missing,
      filter: '',
    })
    const order = byMissing([attribute('b', 1), attribute('a', 1), attribute('c', 5)]).map((entry) => entry.attribute)
    expect(order).toEqual(['c', 'a', 'b'])
  })
})
