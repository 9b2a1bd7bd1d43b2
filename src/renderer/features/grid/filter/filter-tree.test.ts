import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatFilter } from '../../../../shared/filter/format.ts'
import { parseFilter } from '../../../../shared/filter/parse.ts'
import type { Group, Item, Row } from './filter-tree.ts'
import { ROW_OPERATORS, groupText, operatorsFor, toGroup } from './filter-tree.ts'

/** The text that comes out of the form when this text goes in. */
function through(text: string): string {
  const parsed = parseFilter(text)
  if (!parsed.ok) throw new Error(parsed.message)
  return groupText(toGroup(parsed.filter))
}

describe('the form of a filter', () => {
  it.each([
    '',
    'price/EUR > 100 and name/nl_NL contains tent',
    'family = tents and (price/EUR is empty or price/EUR > 500)',
    'colour in (red, "sea green") or not has image',
    'missing description webshop/fr_FR and not missing webshop/nl_NL',
    'changed since 2026-01-01 and changed by 12',
    'completeness webshop/nl_NL < 100',
    'not (a = 1 and b = 2)',
    'not name = tent and not not stock = 0',
    'name in ("a, b", c)',
    'description is not empty and not name contains "x y"',
  ])('says %s again as it was written', (text) => {
    expect(through(text)).toBe(text)
  })

  it('leaves out lines that are not filled in', () => {
    const row = (value: string): Row => ({ kind: 'column', column: 'name', operator: '=', value })
    expect(groupText({ kind: 'group', join: 'or', isNot: false, items: [row(''), row('tent')] })).toBe('name = tent')
  })

  it('asks of numbers, dates and options whether they are empty, too', () => {
    for (const kind of ['number', 'date', 'simple-select', 'text'] as const)
      expect(operatorsFor(kind)).toEqual(expect.arrayContaining(['empty', 'not empty']))
  })

  it('means the same as its text, whatever is put together in it', () => {
    const word = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !text.includes(','))
    const row: fc.Arbitrary<Row> = fc.oneof(
      fc.record({
        kind: fc.constant('column' as const),
        column: word,
        operator: fc.constantFrom(...ROW_OPERATORS),
        value: word,
      }),
      fc.record({ kind: fc.constant('image' as const), isNot: fc.boolean() }),
      fc.record({ kind: fc.constant('missing' as const), column: fc.constant(null), scope: word, isNot: fc.boolean() }),
    )
    const { group } = fc.letrec<{ group: Group; item: Item }>((tie) => ({
      item: fc.oneof({ depthSize: 'small' }, row, tie('group')),
      group: fc.record({
        kind: fc.constant('group' as const),
        join: fc.constantFrom('and' as const, 'or' as const),
        isNot: fc.boolean(),
        items: fc.array(tie('item'), { maxLength: 3 }),
      }),
    }))
    fc.assert(
      fc.property(group, (made) => {
        const text = groupText(made)
        const parsed = parseFilter(text)
        expect(parsed.ok && formatFilter(parsed.filter)).toBe(text)
        expect(through(text)).toBe(text)
      }),
    )
  })
})
