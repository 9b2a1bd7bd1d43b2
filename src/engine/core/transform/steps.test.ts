import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importSteps } from '../../../shared/contract/import-steps.ts'
import { testStructure } from '../../../../test/support/structure.ts'
import { cellReader } from '../mapping/cell-reader.ts'
import type { ReadingChoices } from '../mapping/cell-reader.ts'
import { ColumnObserver } from '../mapping/column-facts.ts'
import { resolveColumn } from '../structure/resolve-column.ts'
import { changeCase } from '../sheet/operations/change-case.ts'
import { trimBlanks } from '../sheet/operations/trim-blanks.ts'
import { columnFinder } from './column-names.ts'
import { isRefused } from './cell-step.ts'
import { compileSteps } from './compile-steps.ts'
import { readingFacts } from './reading-facts.ts'

const structure = testStructure([{ code: 'depth', type: 'number' }])

/** A file of one or more columns; the first goes to `target`, through `steps`. */
function file(
  target: string,
  steps: readonly unknown[],
  columns: Record<string, readonly string[]>,
  choices: Partial<ReadingChoices> = {},
) {
  const resolved = resolveColumn(structure, target)
  if (!resolved.ok) throw new Error(resolved.problem.message)
  const facts = Object.values(columns).map((cells) => {
    const observer = new ColumnObserver()
    for (const cell of cells) observer.observe(cell)
    return observer.facts
  })
  const find = columnFinder(
    Object.keys(columns).map((header, index) => ({ header, index })),
    (index) => 'ABCDEFG'[index] ?? '',
  )
  const parsed = importSteps.parse(steps)
  const own = facts[0] ?? new ColumnObserver().facts
  const merged = readingFacts(own, parsed, (name) => facts[find(name) ?? -1] ?? null)
  const all = { decimal: null, dateOrder: null, unit: null, ...choices }
  const place = { column: resolved.column, index: 0, facts: merged, choices: all, find }
  const chain = compileSteps(structure, parsed, place)
  const read = cellReader(structure, resolved.column, all, merged, {
    option: (_, text) => text,
    family: () => 0,
    category: () => 0,
    unit: () => null,
  })
  const length = Math.max(...Object.values(columns).map((cells) => cells.length))
  return Array.from({ length }, (_, at) => {
    const cell = chain.run(Object.values(columns).map((cells) => cells[at] ?? ''))
    if (isRefused(cell)) return { refused: cell.code, step: cell.params['step'] }
    const value = read(cell)
    return value.ok ? value.value : { refused: value.problem.code }
  })
}

const divide = { kind: 'arithmetic', operator: 'divide', operand: '1.21' }

describe('prices', () => {
  test('with tax become prices without, to the cent, whatever the supplier writes around them', () => {
    const prices = ['€ 1.234,50', '12,10', 'EUR 0,10', '121,-', '1.210', 'op aanvraag', '']
    expect(file('price/EUR', [divide], { Prijs: prices })).toEqual([
      1020.25,
      10,
      0.08,
      100,
      1000,
      { refused: 'not-a-number', step: 1 },
      null,
    ])
  })

  test('are rounded to .95 the way that was asked for', () => {
    const rounding = { kind: 'ending', ending: '.95', direction: 'up' }
    expect(file('price/EUR', [{ ...divide, rounding }], { Prijs: ['12,10', '13,31', '1,21'] })).toEqual([
      10.95, 11.95, 1.95,
    ])
  })

  test('lose nothing between two calculations', () => {
    const back = { kind: 'arithmetic', operator: 'multiply', operand: '1.21' }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (cents) => {
        const text = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
        expect(file('price/EUR', [divide, back], { Prijs: [text] })).toEqual([cents / 100])
      }),
    )
  })

  test('in another currency are refused, not taken for ours', () => {
    expect(file('price/EUR', [divide], { Prijs: ['USD 12,10'] })).toEqual([{ refused: 'wrong-currency', step: 1 }])
  })

  test('with a doubtful mark are read as the person says', () => {
    expect(file('price/EUR', [divide], { Prijs: ['1.210'] }, { decimal: ',' })).toEqual([1000])
  })

  test('divided by nothing are refused', () => {
    expect(file('price/EUR', [{ ...divide, operand: '0' }], { Prijs: ['1,00'] })).toEqual([
      { refused: 'division-by-zero', step: 1 },
    ])
  })

  test('keep what a step made of them: no notation of the column is applied to it again', () => {
    const steps = [
      { kind: 'arithmetic', operator: 'divide', operand: '8', rounding: { kind: 'step', step: '0.001' } },
      { kind: 'trim' },
      { kind: 'replace', find: 'x', with: '' },
    ]
    expect(file('depth', steps, { Score: ['83,624', '12,5'] })).toEqual([10.453, 1.563])
  })
})

describe('texts', () => {
  const name = (steps: readonly unknown[], ...cells: readonly string[]) => file('name/nl_NL', steps, { Naam: cells })

  test('are split at a separator, counted from either end', () => {
    const split = (part: number, rest = {}) =>
      name([{ kind: 'split', separator: '/', part, ...rest }], 'Acme / Tent / rood')
    expect([split(1), split(2), split(-1), split(4), split(-4)].flat()).toEqual(['Acme', 'Tent', 'rood', null, null])
    expect(split(2, { isRest: true })).toEqual(['Tent / rood'])
    expect(split(4, { otherwise: 'leave' })).toEqual(['Acme / Tent / rood'])
    expect(split(4, { otherwise: 'refuse' })).toEqual([{ refused: 'no-such-part', step: 1 }])
    expect(name([{ kind: 'split', separator: ' ', part: -1 }], 'Acme   grote  tent')).toEqual(['tent'])
  })

  test('that were joined come apart again', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '7', '.'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        const steps = (part: number) => [
          { kind: 'template', template: '{Merk} | {Type}' },
          { kind: 'split', separator: '|', part },
        ]
        const columns = { Merk: [a], Type: [b] }
        expect([file('name/nl_NL', steps(1), columns), file('name/nl_NL', steps(2), columns)]).toEqual([[a], [b]])
      }),
    )
  })

  test('of several columns are joined; what is empty takes its separator along', () => {
    const columns = { Merk: ['Acme', '', 'Acme', ''], Type: ['X1', 'X2', '', ''], Kleur: ['rood', '', 'blauw', ''] }
    expect(file('name/nl_NL', [{ kind: 'template', template: '{merk} {type} - {Kleur}' }], columns)).toEqual([
      'Acme X1 - rood',
      'X2',
      'Acme - blauw',
      null,
    ])
  })

  test('come from the first column that has one', () => {
    const columns = { Titel: ['', 'A', ''], Kort: ['B', 'B', ''], Lang: ['C', 'C', 'C'] }
    expect(file('name/nl_NL', [{ kind: 'first-filled', columns: ['Kort', 'Lang'] }], columns)).toEqual(['B', 'A', 'C'])
  })

  test('are taken out by the brackets of a pattern', () => {
    const extract = { kind: 'extract', find: String.raw`(\d+)\s*x\s*(?<high>\d+)`, take: '$<high> hoog, $1 breed' }
    expect(name([extract], 'Tent 200 x 140 cm', 'Tent')).toEqual([
      '140 hoog, 200 breed',
      { refused: 'no-match', step: 1 },
    ])
    expect(name([{ kind: 'extract', find: '(?<=nr )\\w+(?= )', otherwise: 'empty' }], 'art nr A7 nieuw', 'x')).toEqual([
      'A7',
      null,
    ])
  })

  test('are replaced by a table, and looked up in one that was pasted in', () => {
    const table = [
      { from: 'RD', to: 'rood' },
      { from: 'BL', to: 'blauw' },
    ]
    expect(name([{ kind: 'translate', table }], 'rd', 'BL', 'GR')).toEqual(['rood', 'blauw', 'GR'])
    const pasted = [
      ['Code', 'Prijs', 'Naam'],
      ['A1', '12', 'Tent'],
      ['', '9', 'niemand'],
    ]
    const lookup = { kind: 'lookup', table: pasted, key: 0, take: 2 }
    expect(name([lookup], 'a1', 'A2', '')).toEqual(['Tent', { refused: 'not-in-table', step: 1 }, null])
  })

  test('lose their HTML, or only what is harmful of it', () => {
    const html = '<p>Een&nbsp;<b>tent</b></p><script>x()</script><ul><li>licht</li><li>&gt; 2 kg</li></ul>'
    expect(name([{ kind: 'html' }], html, 'R&amp;D', 'a < b')).toEqual(['Een tent\nlicht\n> 2 kg', 'R&D', 'a < b'])
    expect(name([{ kind: 'html', to: 'safe' }], '<b onclick="x()">tent</b><script>x()</script>')).toEqual([
      '<strong>tent</strong>',
    ])
  })

  test('are the same in every row, or where there is none', () => {
    expect(name([{ kind: 'constant', text: 'Acme' }], 'x', '')).toEqual(['Acme', 'Acme'])
    expect(name([{ kind: 'constant', text: 'Acme', onlyEmpty: true }], 'x', '')).toEqual(['x', 'Acme'])
  })

  test('are trimmed and cased by the very code of the sheet', () => {
    const all = { kind: 'trim', ends: true, repeats: true, nonBreaking: true, whenEmpty: 'leave' } as const
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(' ', '\u00a0', '\n', 'i', 'J', 'é', '.'), minLength: 1 }),
        (text) => {
          const expected = changeCase(trimBlanks(text, all), 'title', 'nl_NL').trim()
          expect(name([{ kind: 'trim' }, { kind: 'case', to: 'title' }], text)).toEqual([
            expected === '' ? null : expected,
          ])
        },
      ),
    )
  })
})

describe('amounts and dates', () => {
  test('become another unit, also where the number goes to no measurement', () => {
    const steps = [{ kind: 'convert-unit', from: 'KILOGRAM', unit: 'GRAM' }]
    expect(file('weight', steps, { Gewicht: ['1,25', '750 g', '2,5 kg', 'zwaar'] })).toEqual([
      '1250 GRAM',
      '750 GRAM',
      '2500 GRAM',
      { refused: 'not-a-number', step: 1 },
    ])
    expect(file('depth', steps, { Gewicht: ['1,25', '0,1 kg'] })).toEqual([1250, 100])
    expect(() => file('weight', [{ kind: 'convert-unit', unit: 'LITRE' }], { Gewicht: ['1'] })).toThrow('LITRE')
  })

  test('keep their unit through a calculation', () => {
    expect(file('weight', [{ kind: 'arithmetic', operator: 'multiply', operand: '3' }], { G: ['0,1 kg'] })).toEqual([
      '0.3 KILOGRAM',
    ])
  })

  test('dates are read in the order that was said, and no other', () => {
    const steps = [
      { kind: 'split', separator: ' t/m ', part: 2 },
      { kind: 'date', order: 'dmy' },
    ]
    expect(file('released', steps, { Periode: ['01-02-2026 t/m 03-04-2026', '1-1-2026 t/m 12-31-2026'] })).toEqual([
      '2026-04-03',
      { refused: 'not-a-date', step: 2 },
    ])
  })
})

test('a spreadsheet’s error stays one, whatever is done to it or made of it', () => {
  const error = '\u001ee#N/A'
  const columns = { Prijs: [error], Naam: ['Tent'] }
  expect(file('price/EUR', [divide], columns)).toEqual([{ refused: 'error-cell' }])
  expect(file('name/nl_NL', [{ kind: 'template', template: '{Naam} {Prijs}' }], columns)).toEqual([
    { refused: 'error-cell' },
  ])
})

test('columns that write their numbers in two ways are refused where one reading is not proven', () => {
  const columns = { Advies: ['', '12,50'], Verkoop: ['1.234', '9.95'] }
  expect(file('price/EUR', [{ kind: 'first-filled', columns: ['Verkoop'] }], columns)).toEqual([
    { refused: 'ambiguous-number' },
    12.5,
  ])
})

test('a step that is switched off does nothing and need not be right', () => {
  expect(file('name/nl_NL', [{ kind: 'extract', find: '(', isOff: true }], { Naam: ['Tent'] })).toEqual(['Tent'])
})

test.each([
  [{ kind: 'extract', find: '(' }, 'not-a-regex'],
  [{ kind: 'template', template: '{Merk' }, 'template'],
  [{ kind: 'template', template: '{Bestaat niet}' }, 'step-column'],
  [{ kind: 'first-filled', columns: ['Bestaat niet'] }, 'step-column'],
])('%j cannot be carried out anywhere: %s', (step, reason) => {
  const act = (): unknown => file('name/nl_NL', [{ kind: 'trim' }, step], { Naam: ['Tent'] })
  expect(act).toThrow(expect.objectContaining({ details: expect.objectContaining({ reason, step: 2 }) }))
})

test('a table that does not fit into a profile is refused', () => {
  const row = ['a'.repeat(2_000), 'b'.repeat(2_000)]
  expect(
    importSteps.safeParse([{ kind: 'lookup', table: Array.from({ length: 80 }, () => row), key: 0, take: 1 }]).success,
  ).toBe(false)
})
