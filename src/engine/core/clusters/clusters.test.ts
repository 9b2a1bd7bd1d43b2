import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CountedValue } from './cluster-values.ts'
import { clusterValues } from './cluster-values.ts'
import { editDistance } from './edit-distance.ts'
import { fingerprint } from './fingerprint.ts'
import { isNear, nearIndex } from './near-texts.ts'

const counted = (counts: Record<string, number>): CountedValue[] =>
  Object.entries(counts).map(([text, count]) => ({ value: text, text, count }))
const clusters = (counts: Record<string, number>, ...methods: ('fingerprint' | 'spelling')[]) =>
  clusterValues(counted(counts), methods.length > 0 ? methods : undefined).map(({ values }) =>
    values.map(({ text }) => text),
  )

describe('similar values', () => {
  test('seven spellings of Katoen are one, the most frequent first; other materials stay apart', () => {
    const found = clusters({
      Katoen: 120,
      katoen: 30,
      'KATOEN ': 4,
      '100% Katoen': 9,
      'katoen.': 2,
      Katoeen: 1,
      Kattoen: 3,
      Wol: 50,
      Polyester: 60,
      Linnen: 8,
    })
    expect(found).toEqual([['Katoen', 'katoen', '100% Katoen', 'KATOEN ', 'Kattoen', 'katoen.', 'Katoeen']])
  })

  test('order of words, accents and punctuation do not make another value', () => {
    expect(fingerprint('Crème, brûlée')).toBe(fingerprint('brulee  CREME'))
    expect(clusters({ 'Zwart / wit': 3, 'wit-zwart': 2, Wit: 9 })).toEqual([['Zwart / wit', 'wit-zwart']])
  })

  test('numbers and short words are never slips of the pen', () => {
    expect(clusters({ 'Maat 38': 5, 'Maat 39': 5 })).toEqual([])
    expect(clusters({ '80% katoen': 3, '60% katoen': 3, '80 % Katoen': 1 })).toEqual([['80% katoen', '80 % Katoen']])
    expect(clusters({ rood: 5, roos: 5, S: 1, M: 1, XL: 2, XS: 2 })).toEqual([])
  })

  test('small differences make no chain: each is like the one that is kept', () => {
    const found = clusters({ abcdefgh: 9, abcdefgx: 1, abcdefyx: 5 })
    expect(found).toEqual([['abcdefgh', 'abcdefgx']])
  })

  test('a method that was not asked for finds nothing', () => {
    expect(clusters({ Katoen: 2, Kattoen: 1, katoen: 1 }, 'fingerprint')).toEqual([['Katoen', 'katoen']])
    expect(clusters({ Katoen: 2, Katoeen: 1 }, 'fingerprint')).toEqual([])
  })

  test('every value is in one cluster at most, and nothing is made up', () => {
    const word = fc.stringMatching(/^[abéA -]{0,7}$/)
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), (words) => {
        const found = clusters(Object.fromEntries(words.map((each, index) => [each, index + 1]))).flat()
        expect(new Set(found).size).toBe(found.length)
        expect(words).toEqual(expect.arrayContaining(found))
      }),
    )
  })
})

describe('near texts', () => {
  test.each([
    ['katoen', 'kateon', 1],
    ['katoen', 'katoenn', 1],
    ['katoen', 'satijn', 3],
    ['', 'abc', 3],
  ])('%s and %s are %i apart', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance)
    expect(editDistance(b, a, 9)).toBe(distance)
    expect(editDistance(a, b, distance - 1)).toBe(distance)
  })

  test('are all found by their pieces: none that looking at each pair would find is missed', () => {
    const text = fc.stringMatching(/^[ab]{0,14}$/)
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 40 }), (texts) => {
        const index = nearIndex(texts)
        for (const one of texts) {
          const near = [...index.candidates(one)].filter((other) => isNear(one, other))
          expect(near.toSorted()).toEqual(texts.filter((other) => isNear(one, other)).toSorted())
        }
      }),
      { numRuns: 300 },
    )
  })
})
