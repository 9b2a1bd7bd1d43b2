import { expect, test } from 'vitest'
import { breaches, DEFAULT_THRESHOLDS, wholePercent } from '../../../shared/kpis.ts'
import type { DeliveredRow, DeliveryLayout } from './delivery.ts'
import { DeliveryCounter } from './score-delivery.ts'

const layout: DeliveryLayout = {
  columns: [
    { index: 0, name: 'Art', key: 'sku', type: null, isIdentifier: true },
    { index: 1, name: 'Naam', key: 'name', type: 'text', isIdentifier: false },
    { index: 2, name: 'Kleur', key: 'colour', type: 'simple-select', isIdentifier: false },
    { index: 3, name: 'Prijs', key: 'price/EUR', type: 'price', isIdentifier: false },
  ],
  asked: { shoes: [0, 1, 3], bags: [0, 1] },
  askedOfAll: [0, 1],
}

function row(n: number, cells: readonly string[], more: Partial<DeliveredRow> = {}): DeliveredRow {
  return { n, line: n + 1, outcome: 'create', family: 'shoes', cells, refused: [], repaired: [], ...more }
}

function score(rows: readonly DeliveredRow[]): ReturnType<DeliveryCounter['result']> {
  const counter = new DeliveryCounter(layout)
  for (const each of rows) counter.note(each)
  return counter.result()
}

test('completeness counts what the family of each row asks for, and of unknown families what all ask for', () => {
  const { score: found, faulty } = score([
    row(1, ['A1', 'Low boot', '', '9,95']),
    row(2, ['A2', 'High boot', 'red', '']),
    row(3, ['A3', '', '', ''], { family: 'bags' }),
    row(4, ['', 'Nameless', '', ''], { family: null, outcome: 'rejected' }),
  ])
  expect(found.kpis.completeness).toEqual({ numerator: 7, denominator: 10 })
  expect(faulty.completeness).toEqual([2, 3, 4])
  expect(found).toMatchObject({ rows: 4, rejected: 1 })
})

test('conformity counts cells that the rules refuse, not what others keep or came too late', () => {
  const refused = [
    { code: 'not-a-number', column: 3, params: {} },
    { code: 'foreign-owner', column: 1, params: {} },
    { code: 'older-row', column: null, params: {} },
  ]
  const { score: found } = score([row(1, ['A1', 'Low boot', '', 'ask us'], { refused })])
  expect(found.kpis.conformity).toEqual({ numerator: 2, denominator: 3 })
})

test('a key that comes again counts against uniqueness, the same row again against redundancy as well', () => {
  const refused = [{ code: 'repeated-key', column: 0, params: {} }]
  const { score: found, faulty } = score([
    row(1, ['A1', 'Low boot', '', '9,95']),
    row(2, ['A1', 'Low boot', '', '8,95'], { refused, outcome: 'skipped' }),
    row(3, ['A1', 'Low boot', '', '9,95', ''], { refused, outcome: 'skipped' }),
  ])
  expect(found.kpis.uniqueness).toEqual({ numerator: 1, denominator: 3 })
  expect(found.kpis.redundancy).toEqual({ numerator: 1, denominator: 3 })
  expect(faulty).toMatchObject({ uniqueness: [2, 3], redundancy: [3] })
})

test('consistency counts options and numbers written otherwise than most of their column', () => {
  const { score: found, faulty } = score([
    row(1, ['A1', 'x', 'Katoen', '9,95']),
    row(2, ['A2', 'x', 'katoen', '8,95']),
    row(3, ['A3', 'x', 'Katoen', '7.95']),
    row(4, ['A4', 'x', 'Wol', '7']),
  ])
  expect(found.kpis.consistency).toEqual({ numerator: 5, denominator: 7 })
  expect(faulty.consistency).toEqual([2, 3])
})

test('percentages are rounded to the worse side, and a figure precisely at its threshold is good', () => {
  expect(wholePercent('completeness', { numerator: 9_999, denominator: 10_000 })).toBe(99)
  expect(wholePercent('redundancy', { numerator: 1, denominator: 10_000 })).toBe(1)
  expect(wholePercent('conformity', { numerator: 0, denominator: 0 })).toBeNull()
  const perfect = score([row(1, ['A1', 'x', '', '9,95'])]).score.kpis
  expect(breaches(perfect, DEFAULT_THRESHOLDS)).toEqual([])
  const at = {
    ...perfect,
    completeness: { numerator: 9, denominator: 10 },
    redundancy: { numerator: 1, denominator: 100 },
  }
  expect(breaches(at, DEFAULT_THRESHOLDS)).toEqual([])
  const past = {
    ...at,
    completeness: { numerator: 899, denominator: 1_000 },
    redundancy: { numerator: 2, denominator: 100 },
  }
  expect(breaches(past, DEFAULT_THRESHOLDS)).toEqual(['completeness', 'redundancy'])
})
