import { expect, test } from 'vitest'
import { pastedPlaces } from './matrix-clipboard.ts'

const size = { rows: 3, columns: 3 }
const texts = (table: string[][], target: { top: number; left: number; bottom: number; right: number }): string[] =>
  pastedPlaces(table, target, size).map(
    ({ cell, change }) => `${cell.row},${cell.column}=${change.kind === 'set-text' ? change.text : '∅'}`,
  )

test('one value fills what is selected; a block repeats where it fits a whole number of times', () => {
  expect(texts([['9']], { top: 0, left: 0, bottom: 1, right: 1 })).toEqual(['0,0=9', '0,1=9', '1,0=9', '1,1=9'])
  expect(texts([['1', '2']], { top: 0, left: 0, bottom: 1, right: 1 })).toEqual(['0,0=1', '0,1=2', '1,0=1', '1,1=2'])
})

test('a block that does not fit comes once from the first cell, and what is beyond the edge is left out', () => {
  expect(
    texts(
      [
        ['1', '2'],
        ['3', ''],
      ],
      { top: 2, left: 1, bottom: 2, right: 1 },
    ),
  ).toEqual(['2,1=1', '2,2=2'])
  expect(texts([['1'], ['']], { top: 0, left: 0, bottom: 0, right: 0 })).toEqual(['0,0=1', '1,0=∅'])
})
