import fc from 'fast-check'
import { expect, test } from 'vitest'
import { regexFault } from './regex-fault.ts'

test.each([
  ['(lamp', 'open-group', 0],
  ['a(b)(c', 'open-group', 4],
  ['lamp)', 'lone-bracket', 4],
  ['ab[c-', 'open-class', 2],
  ['a[z-a]', 'other', 4],
  ['*lamp', 'nothing-to-repeat', 0],
  ['la++', 'nothing-to-repeat', 3],
  [String.raw`(\d+) \q`, 'escape', 6],
  [String.raw`\p{Nonsense}x`, 'escape', 0],
  ['a]', 'lone-bracket', 1],
  ['(?<naam', 'other', 0],
])('says where %s is wrong', (source, kind, position) => {
  expect(regexFault(source)).toEqual({ kind, position })
})

test.each([
  String.raw`(?<merk>\p{L}+) (\d{2,3})`,
  String.raw`\k<a>(?<a>x)`,
  '[()]',
  '',
  String.raw`\u{1F600}|\x41`,
  '(?=a)(?!b)',
])('has nothing to say about %s', (source) => {
  expect(regexFault(source)).toBeNull()
})

test('finds a place within the text for whatever is typed, and none for what works', () => {
  const typed = fc.string({
    unit: fc.constantFrom('a', '(', ')', '[', ']', '\\', '*', '?', '{', '}', '-', '^', '|', '2'),
  })
  fc.assert(
    fc.property(typed, (source) => {
      const fault = regexFault(source)
      const works = () => new RegExp(source, 'u')
      if (fault === null) expect(works).not.toThrow()
      else {
        expect(works).toThrow(SyntaxError)
        expect(fault.position).toBeGreaterThanOrEqual(0)
        expect(fault.position).toBeLessThan(source.length)
      }
    }),
  )
})
