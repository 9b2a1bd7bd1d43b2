import { describe, expect, it } from 'vitest'
import type { Draft } from './draft.ts'
import { FIRST_DRAFT, readTable, toOperation } from './draft.ts'

const operation = (draft: Partial<Draft>) => toOperation({ ...FIRST_DRAFT, ...draft }, ',')

describe('leave, set and clear', () => {
  it('does nothing until somebody has chosen', () => {
    expect(operation({})).toBeNull()
  })

  it('never takes a blank field for clearing', () => {
    expect(operation({ effect: 'set', text: '  ' })).toBeNull()
    expect(operation({ effect: 'clear' })).toEqual({ kind: 'clear' })
    expect(operation({ effect: 'set', text: '12,50' })).toEqual({ kind: 'set', text: '12,50' })
  })
})

describe('arithmetic', () => {
  const raise = { effect: 'change', change: 'arithmetic', operator: 'percent' } as const

  it('raises by 3 % and rounds to prices that end in ,95', () => {
    expect(operation({ ...raise, operand: '+3 %', rounding: 'ending', roundTo: ',95', direction: 'up' })).toEqual({
      kind: 'arithmetic',
      operator: 'percent',
      operand: '3',
      rounding: { kind: 'ending', ending: '.95', direction: 'up' },
    })
  })

  it('waits for a number, and for what to round to', () => {
    expect(operation({ ...raise, operand: 'drie' })).toBeNull()
    expect(operation({ ...raise, operand: '3', rounding: 'step', roundTo: '0' })).toBeNull()
    expect(operation({ ...raise, operand: '-,5' })).toMatchObject({ operand: '-0.5' })
  })
})

describe('a table of replacements', () => {
  it('takes lines with = and columns pasted from a spreadsheet', () => {
    expect(readTable('katoen = Katoen\r\n100% Katoen\tKatoen\n\nzonder teken\n = leeg')).toEqual([
      { from: 'katoen', to: 'Katoen' },
      { from: '100% Katoen', to: 'Katoen' },
    ])
  })
})

it('does not run a regular expression that is none', () => {
  expect(operation({ effect: 'change', change: 'replace', find: '(a', isRegex: true })).toBeNull()
  expect(operation({ effect: 'change', change: 'replace', find: '(a' })).toMatchObject({ find: '(a' })
})
