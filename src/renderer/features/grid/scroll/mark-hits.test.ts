import { expect, it } from 'vitest'
import { hitsIn } from './mark-hits.ts'

it('marks what was searched for, whatever its case and accents', () => {
  expect(hitsIn('Lommerkade Luilak hangmat', ['hang'])).toEqual([[18, 22]])
  expect(hitsIn('Tente dôme', ['dome'])).toEqual([[6, 10]])
  expect(hitsIn('Sock SOCK', ['sock'])).toEqual([
    [0, 4],
    [5, 9],
  ])
})

it('marks nothing rather than the wrong letters where folding changes the length', () => {
  expect(hitsIn('e\u0301te', ['te'])).toEqual([])
})
