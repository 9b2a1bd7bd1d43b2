import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from './filter-text.ts'
import {
  columnOf,
  conditionsOn,
  formatCondition,
  joinFilter,
  parseCondition,
  splitFilter,
  withColumn,
} from './filter-text.ts'

describe('a filter as chips', () => {
  it('is cut where all parts must hold', () => {
    expect(splitFilter('price/EUR > 10 and name/nl_NL contains "salt and pepper" and stock = 0')).toEqual([
      'price/EUR > 10',
      'name/nl_NL contains "salt and pepper"',
      'stock = 0',
    ])
  })

  it('stays whole where one of several may hold', () => {
    expect(splitFilter('a = 1 or b = 2')).toEqual(['a = 1 or b = 2'])
    expect(splitFilter('(a = 1 or b = 2) and c = 3')).toEqual(['a = 1 or b = 2', 'c = 3'])
  })

  it('is put together again with the same meaning', () => {
    expect(joinFilter(['a = 1 or b = 2', 'c = 3'])).toBe('(a = 1 or b = 2) and c = 3')
  })

  it('replaces the condition on a column and leaves the others', () => {
    const filter = 'stock = 0 and price/EUR > 10'
    const more: Condition = { kind: 'compare', column: 'price/EUR', operator: '>=', value: '20' }
    expect(withColumn(filter, 'price/EUR', [more])).toBe('stock = 0 and price/EUR >= 20')
    expect(withColumn(filter, 'stock', [])).toBe('price/EUR > 10')
  })

  it('knows the column of what the dashboard asks for', () => {
    expect(conditionsOn('description/fr_FR is empty', 'description/fr_FR')).toEqual([
      { kind: 'empty', column: 'description/fr_FR', isNot: false },
    ])
    expect(columnOf('missing webshop/fr_FR')).toBeNull()
    expect(columnOf('(a = 1 or b = 2)')).toBeNull()
  })

  it('reads back every condition that the form writes', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('and', 'empty', 'a"b', 'c\\d', 'price/EUR', ''))
    const column = fc.constantFrom('price/EUR', 'name/nl_NL', 'empty')
    const condition: fc.Arbitrary<Condition> = fc.oneof(
      fc.record({
        kind: fc.constant('compare' as const),
        column,
        operator: fc.constantFrom('=' as const, '<=' as const, 'contains' as const, 'starts with' as const),
        value: text,
      }),
      fc.record({ kind: fc.constant('in' as const), column, values: fc.array(text, { minLength: 1, maxLength: 3 }) }),
      fc.record({ kind: fc.constant('empty' as const), column, isNot: fc.boolean() }),
    )
    fc.assert(
      fc.property(condition, (each) => {
        expect(parseCondition(formatCondition(each))).toEqual(each)
        expect(splitFilter(`${formatCondition(each)} and x = 1`)).toHaveLength(2)
      }),
    )
  })
})
