import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Filter } from './ast.ts'
import { COMPARISONS } from './ast.ts'
import { formatFilter } from './format.ts'
import { parseFilter } from './parse.ts'

/** A filter without the places of its conditions: what must be equal. */
function meaning(filter: Filter): unknown {
  return JSON.parse(JSON.stringify(filter, (key, value: unknown) => (key === 'at' ? undefined : value)))
}

function parsed(text: string): unknown {
  const result = parseFilter(text)
  return result.ok ? meaning(result.filter) : result
}

describe('the filter language', () => {
  test.each([
    ['', { kind: 'all' }],
    ['price/EUR > 100', { kind: 'compare', column: 'price/EUR', operator: '>', value: '100' }],
    [
      'name/nl_NL contains "grote tent"',
      { kind: 'compare', column: 'name/nl_NL', operator: 'contains', value: 'grote tent' },
    ],
    ['sku STARTS WITH TEN-', { kind: 'compare', column: 'sku', operator: 'starts with', value: 'TEN-' }],
    ['stock<>0', { kind: 'compare', column: 'stock', operator: '!=', value: '0' }],
    ['colour in (red, "sea green")', { kind: 'in', column: 'colour', values: ['red', 'sea green'] }],
    ['colour not in (red)', { kind: 'not', filter: { kind: 'in', column: 'colour', values: ['red'] } }],
    ['ean is not empty', { kind: 'not', filter: { kind: 'empty', column: 'ean' } }],
    ['has image', { kind: 'has-image' }],
    ['missing webshop/fr_FR', { kind: 'missing', column: null, scope: 'webshop/fr_FR' }],
    ['missing description webshop/fr_FR', { kind: 'missing', column: 'description', scope: 'webshop/fr_FR' }],
    ['completeness webshop/nl_NL < 100', { kind: 'completeness', scope: 'webshop/nl_NL', operator: '<', value: '100' }],
    ['completeness/webshop/nl_NL < 100', { kind: 'completeness', scope: 'webshop/nl_NL', operator: '<', value: '100' }],
    ['changed since 2026-01-01', { kind: 'changed-since', value: '2026-01-01' }],
    ['changed by 12', { kind: 'changed-by', value: '12' }],
    ['changed by "person:Jan de Vries"', { kind: 'changed-by', value: 'person:Jan de Vries' }],
    ['"missing" = "is empty"', { kind: 'compare', column: 'missing', operator: '=', value: 'is empty' }],
    ['name = "say \\"hi\\" \\\\"', { kind: 'compare', column: 'name', operator: '=', value: 'say "hi" \\' }],
  ])('reads %s', (text, filter) => {
    expect(parsed(text)).toEqual(filter)
  })

  test('binds not before and before or, and brackets before all', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((column) => ({ kind: 'empty', column }))
    expect(parsed('a is empty or b is empty and not c is empty')).toEqual({
      kind: 'or',
      filters: [a, { kind: 'and', filters: [b, { kind: 'not', filter: c }] }],
    })
    expect(parsed('(a is empty or b is empty) and c is empty')).toEqual({
      kind: 'and',
      filters: [{ kind: 'or', filters: [a, b] }, c],
    })
    expect(parsed('a is empty and (b is empty and c is empty)')).toEqual({ kind: 'and', filters: [a, b, c] })
  })

  test.each([
    ['price >', 7, 'Expected a value at the end.'],
    ['price 100', 6, 'Expected a comparison: = != < <= > >= contains, starts with, in, is empty instead of "100".'],
    ['name = "tent', 7, 'A quote is opened here and never closed.'],
    ['(price > 1', 10, 'Expected a closing bracket at the end.'],
    ['price > 1 price < 5', 10, 'Expected "and", "or" or the end instead of "price".'],
    ['price ! 5', 6, '"!" has no meaning here.'],
    ['empty = 5', 0, 'Expected a column instead of "empty"; put "empty" in quotes if it is a name.'],
    ['has picture', 4, 'Expected "image" instead of "picture".'],
    ['colour in ()', 11, 'Expected a value instead of ")".'],
    ['price not 5', 10, 'Expected "in", "contains" or "starts with" instead of "5".'],
  ])('says where %s goes wrong', (text, position, message) => {
    expect(parseFilter(text)).toMatchObject({ ok: false, position, message, code: expect.any(String) })
  })

  test('writes every filter so that it reads back the same', () => {
    const text = fc.oneof(
      fc.constantFrom('price/EUR', 'and', 'Empty', 'name/nl_NL', '100', '2026-01-01', 'a b', ''),
      fc.string(),
      fc.string({ unit: 'grapheme' }),
    )
    const column = text.filter((name) => !name.toLowerCase().startsWith('completeness/'))
    const operator = fc.constantFrom(...COMPARISONS)
    const at = fc.constant(0)
    const condition: fc.Arbitrary<Filter> = fc.oneof(
      fc.record({
        kind: fc.constant('compare' as const),
        at,
        column,
        operator: fc.constantFrom(...COMPARISONS, 'contains' as const, 'starts with' as const),
        value: text,
      }),
      fc.record({
        kind: fc.constant('in' as const),
        at,
        column,
        values: fc.array(text, { minLength: 1, maxLength: 4 }),
      }),
      fc.record({ kind: fc.constant('empty' as const), at, column }),
      fc.record({ kind: fc.constant('has-image' as const), at }),
      fc.record({ kind: fc.constant('missing' as const), at, column: fc.option(text), scope: text }),
      fc.record({ kind: fc.constant('completeness' as const), at, scope: text, operator, value: text }),
      fc.record({ kind: fc.constantFrom('changed-since' as const, 'changed-by' as const), at, value: text }),
    )
    const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
      filter: fc.oneof(
        { maxDepth: 4 },
        condition,
        fc.record({ kind: fc.constant('not' as const), filter: tie('filter') }),
        fc
          .record({
            kind: fc.constantFrom('and' as const, 'or' as const),
            filters: fc.array(tie('filter'), { minLength: 2, maxLength: 4 }),
          })
          .map(({ kind, filters }) => ({
            kind,
            filters: filters.flatMap((each) => (each.kind === kind ? each.filters : [each])),
          })),
      ),
    }))
    fc.assert(
      fc.property(filter, (given) => {
        expect(parsed(formatFilter(given))).toEqual(meaning(given))
      }),
      { numRuns: 500 },
    )
  })
})
