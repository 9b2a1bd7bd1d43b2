import { describe, expect, it } from 'vitest'
import { parseTsv } from './parse-table.ts'

describe('a block from the clipboard', () => {
  it('is rows and cells, without the line end that spreadsheets add', () => {
    expect(parseTsv('Boot\t89,95\r\nSock\t9,95\r\n')).toEqual([
      ['Boot', '89,95'],
      ['Sock', '9,95'],
    ])
  })

  it('keeps empty cells and empty rows inside', () => {
    expect(parseTsv('a\t\tb\n\nc')).toEqual([['a', '', 'b'], [''], ['c']])
  })

  it('keeps line breaks and tabs inside a quoted cell', () => {
    expect(parseTsv('"two\nlines"\tx')).toEqual([['two\nlines', 'x']])
  })

  it('leaves a quote alone that is only a quote: 5" and "Alpine"', () => {
    expect(parseTsv('5" pipe\t"Alpine"\t"half')).toEqual([['5" pipe', '"Alpine"', '"half']])
  })
})
