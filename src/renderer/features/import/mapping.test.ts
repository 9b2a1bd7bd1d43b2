import { describe, expect, it } from 'vitest'
import type { SourceColumn } from './mapping-groups.ts'
import { attributeCodeFor, columnLetter, groupColumns } from './mapping-groups.ts'
import { lintMapping } from './mapping-lint.ts'

function sourceColumn(
  index: number,
  target: string | null,
  change: Partial<SourceColumn> & { isIdentifier?: boolean } = {},
): SourceColumn {
  const { isIdentifier = false, ...rest } = change
  return {
    index,
    header: `H${index}`,
    samples: [],
    mapping: {
      column: index,
      target: target === null ? { kind: 'ignore' } : { kind: 'column', column: target },
      isIdentifier,
      decimal: null,
      dateOrder: null,
    },
    confidence: 1,
    reason: { key: 'x', params: {} },
    isSure: true,
    ...rest,
  }
}

const codes = (columns: readonly SourceColumn[]): string[] => lintMapping(columns).map(({ code }) => code)

describe('the columns of a supplier file', () => {
  it('asks what is only a guess before showing what is settled and what is left out', () => {
    const groups = groupColumns([
      sourceColumn(0, 'sku'),
      sourceColumn(1, 'name/nl_NL', { isSure: false }),
      sourceColumn(2, null),
      sourceColumn(3, null, { isSure: false }),
    ])
    expect(groups.unsure.map(({ index }) => index)).toEqual([1, 3])
    expect(groups.mapped.map(({ index }) => index)).toEqual([0])
    expect(groups.ignored.map(({ index }) => index)).toEqual([2])
  })

  it('names columns as a spreadsheet does', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })

  it('makes a code of a header, unlike those that exist', () => {
    expect(attributeCodeFor('Gewicht (g)', new Set())).toBe('gewicht_g')
    expect(attributeCodeFor('Été / Hiver', new Set())).toBe('ete_hiver')
    expect(attributeCodeFor('Kleur', new Set(['kleur', 'kleur_2']))).toBe('kleur_3')
    expect(attributeCodeFor('价格', new Set())).toBe('column')
  })
})

describe('what is wrong with a mapping', () => {
  it('finds nothing in a mapping with one identifier and one column for each target', () => {
    expect(codes([sourceColumn(0, 'sku', { isIdentifier: true }), sourceColumn(1, 'name/nl_NL')])).toEqual([])
  })

  it('does not let a key that is only probable pass until it is confirmed', () => {
    const key = (isSure: boolean): SourceColumn => sourceColumn(0, 'sku', { isIdentifier: true, isSure })
    expect(lintMapping([key(false)])).toContainEqual(
      expect.objectContaining({ code: 'unsure-identifier', blocks: true, columns: [0] }),
    )
    expect(codes([key(true)])).toEqual([])
  })

  it('does not let rows go without knowing which product they are', () => {
    const issues = lintMapping([sourceColumn(0, 'sku')])
    expect(issues).toMatchObject([{ code: 'no-identifier', blocks: true }])
    expect(
      codes([sourceColumn(0, 'sku', { isIdentifier: true }), sourceColumn(1, 'ean', { isIdentifier: true })]),
    ).toEqual(['two-identifiers'])
  })

  it('names the columns that fill the same place', () => {
    const columns = [
      sourceColumn(0, 'sku', { isIdentifier: true }),
      sourceColumn(1, 'name/nl_NL'),
      sourceColumn(2, 'name/nl_NL'),
      sourceColumn(3, 'name/fr_FR'),
    ]
    expect(lintMapping(columns)).toMatchObject([{ code: 'same-target', columns: [1, 2], target: 'name/nl_NL' }])
  })

  it('warns of guesses without standing in the way', () => {
    const columns = [sourceColumn(0, 'sku', { isIdentifier: true }), sourceColumn(1, 'color', { isSure: false })]
    expect(lintMapping(columns)).toMatchObject([{ code: 'unsure', blocks: false, columns: [1] }])
  })

  it('says so when nothing would be imported', () => {
    expect(codes([sourceColumn(0, null)])).toEqual(['nothing-mapped'])
  })
})
