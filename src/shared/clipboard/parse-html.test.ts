import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { HtmlTable } from './parse-html.ts'
import { readHtmlTable } from './parse-html.ts'

function read(html: string): HtmlTable | null {
  const work = readHtmlTable(html)
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}
const texts = (html: string) => read(html)?.rows.map((row) => row.map(({ text }) => text))

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../test/fixtures/clipboard', name), 'utf8')
const excel = fixture('excel.html')
const libreOffice = fixture('libreoffice.html')

describe('a table from the clipboard', () => {
  it('of Excel keeps zeros in front, line breaks in a cell, and blanks that are meant', () => {
    expect(texts(excel)).toEqual([
      ['SKU', 'Naam', 'Prijs', 'Voorraad'],
      ['0012', 'Tent "Alpine"\nmet luifel', '1.234,50', '3'],
      ['0013', 'Slaapzak & matras, lang genoeg om in de bron over twee regels te staan', '', '12'],
      ['  0014', '=1+1', '-5,00', ''],
    ])
  })

  it('of LibreOffice gives the plain number beside what is shown', () => {
    const table = read(libreOffice)
    expect(texts(libreOffice)).toEqual([
      ['0012', '1.234,50', 'Tent\nmet luifel'],
      ['0013', '12', 'a < b'],
    ])
    expect(table?.rows.map((row) => row[1]?.raw)).toEqual(['1234.5', '12'])
    expect(table?.own).toBeNull()
  })

  it('with merged cells has empty ones where they reach', () => {
    const html =
      '<table><tr><td rowspan=2>a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>'
    expect(texts(html)).toEqual([['a', 'b', ''], ['', 'c', 'd'], ['e']])
  })

  it('is nothing when it stands in a text, or when there is none', () => {
    expect(read('<p>See the list: <table><tr><td>a</td></tr></table></p>')).toBeNull()
    expect(read('<b>bold</b>')).toBeNull()
    expect(read('')).toBeNull()
  })

  it('is read whatever it is made of, and never runs on for ever', () => {
    for (const html of [
      '<table',
      '<table><tr><td>a',
      '<table></table>',
      '<table><td>x</table>',
      '<table><tr><td a=">b</td>',
    ])
      expect(() => read(html)).not.toThrow()
    expect(texts('<table><tr><td>&#128512;&#xe9;&bogus;&#0;</td></tr></table>')).toEqual([['😀é&bogus;\u{fffd}']])
  })

  it('of ours keeps every blank and brings the stored form', () => {
    const table = read(
      '<table data-etalage="id|price"><tr><td data-raw="1.5" class="n">1,50</td><td>  a\u00a0b </td></tr></table>',
    )
    expect(table).toEqual({
      rows: [
        [
          { text: '1,50', raw: '1.5' },
          { text: '  a\u00a0b ', raw: null },
        ],
      ],
      own: 'id|price',
    })
  })
})
