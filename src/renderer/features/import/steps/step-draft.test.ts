import { expect, test } from 'vitest'
import type { ImportStep } from '../../../../shared/contract/import-steps.ts'
import { importSteps } from '../../../../shared/contract/import-steps.ts'
import { fromStep, newStep, readRows, STEP_KINDS, toStep } from './step-draft.ts'

const STEPS: readonly ImportStep[] = importSteps.parse([
  { kind: 'trim', repeats: false },
  { kind: 'case', to: 'title' },
  { kind: 'replace', find: 'a.b', isRegex: true, wholeCell: true, with: '$1' },
  { kind: 'extract', find: String.raw`(\d+)`, take: '$1', otherwise: 'leave', matchCase: true },
  { kind: 'split', separator: '\n', part: -2, isRest: true, otherwise: 'refuse' },
  { kind: 'template', template: '{Merk} {{x}}' },
  { kind: 'first-filled', columns: ['A', 'B'] },
  { kind: 'constant', text: 'Acme', onlyEmpty: true, isOff: true },
  { kind: 'translate', table: [{ from: 'RD', to: 'rood = fel' }], matchCase: true, otherwise: 'refuse' },
  {
    kind: 'lookup',
    table: [
      ['Code', 'Naam'],
      ['A1', 'Tent'],
    ],
    key: 1,
    take: 0,
  },
  {
    kind: 'arithmetic',
    operator: 'divide',
    operand: '1.21',
    rounding: { kind: 'ending', ending: '.95', direction: 'up' },
  },
  { kind: 'arithmetic', operator: 'percent', operand: '-10', rounding: { kind: 'step', step: '0.05' } },
  { kind: 'convert-unit', from: 'KILOGRAM', unit: 'GRAM' },
  { kind: 'date', order: 'mdy' },
  { kind: 'html', to: 'safe' },
])

test.each([',', '.'] as const)('a step comes out of its form as it went in, with %j as decimal mark', (decimal) => {
  expect(STEPS.map((step) => toStep(fromStep(step, decimal), decimal))).toEqual(STEPS)
})

test('every kind has a form, and what needs words is not complete without', () => {
  const complete = STEP_KINDS.filter((kind) => toStep(newStep(kind), ',') !== null)
  expect(new Set(STEPS.map(({ kind }) => kind))).toEqual(new Set(STEP_KINDS))
  expect(complete).toEqual(['trim', 'case', 'split', 'date', 'html'])
})

test.each(['{Merk', 'Merk}', '{}', '{ }', '{a{b}', ''])('%j is no template yet', (template) => {
  expect(toStep({ ...newStep('template'), template }, ',')).toBeNull()
})

test('a table is pasted with tabs or semicolons, and its rows are made as wide as the first', () => {
  expect(readRows('Code\tNaam\nA1\tTent\n\nA2\n')).toEqual([
    ['Code', 'Naam'],
    ['A1', 'Tent'],
    ['A2', ''],
  ])
  expect(readRows('Code;Naam\r\nA1;Tent;x')).toEqual([
    ['Code', 'Naam'],
    ['A1', 'Tent'],
  ])
  expect(readRows('een kolom')).toEqual([])
})
