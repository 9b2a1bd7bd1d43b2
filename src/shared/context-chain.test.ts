import { expect, test } from 'vitest'
import { contextChain } from './context-chain.ts'

const contexts = [
  { code: 'maastricht', fallback: 'limburg' },
  { code: 'limburg', fallback: 'south' },
  { code: 'south', fallback: null },
]

test('a value for Maastricht is looked for there, in Limburg, in the south, and at last in what is for everybody', () => {
  expect(contextChain(contexts, 'maastricht')).toEqual(['maastricht', 'limburg', 'south', null])
  expect(contextChain(contexts, null)).toEqual([null])
})

test('a context that is gone, or a circle in a damaged file, still ends with what is for everybody', () => {
  expect(contextChain(contexts, 'brabant')).toEqual([null])
  const circle = [
    { code: 'a', fallback: 'b' },
    { code: 'b', fallback: 'a' },
  ]
  expect(contextChain(circle, 'a')).toEqual(['a', 'b', null])
})
