import { describe, expect, test } from 'vitest'
import { testStructure } from '../../../../test/support/structure.ts'
import { keyInScope, resolveColumn, resolveInScope } from './resolve-column.ts'

const structure = testStructure([{ code: 'dish', isLocalizable: true, hasContext: true }])

describe('resolveColumn', () => {
  test.each([
    'sku',
    'name/nl_NL',
    'description/webshop/fr_FR',
    'price/EUR',
    'price/SEK',
    'categories',
    'accessories',
    'ean',
    'dish/nl_NL',
    'dish/nl_NL/@limburg',
  ])('knows %s', (key) => {
    expect(resolveColumn(structure, key)).toMatchObject({ ok: true, column: { key } })
  })

  test('writes a key in its one spelling and says whether a product ever had a value there', () => {
    const resolved = resolveColumn(structure, 'description/nl_NL/webshop')
    expect(resolved).toMatchObject({ ok: true, column: { key: 'description/webshop/nl_NL', slot: { id: 102 } } })
    expect(resolveColumn(structure, 'description/webshop/fr_FR')).toMatchObject({ ok: true, column: { slot: null } })
  })

  test.each([
    ['brand', 'unknown-column'],
    ['', 'unknown-column'],
    ['name', 'scope-missing'],
    ['description/nl_NL', 'scope-missing'],
    ['price', 'scope-missing'],
    ['name/webshop/nl_NL', 'scope-unexpected'],
    ['ean/nl_NL', 'scope-unexpected'],
    ['ean/EUR', 'scope-unexpected'],
    ['ean/@family', 'scope-unexpected'],
    ['sku/nl_NL', 'scope-unexpected'],
    ['accessories/EUR', 'scope-unexpected'],
    ['description/outlet/nl_NL', 'unknown-channel'],
    ['name/de_DE', 'unknown-locale'],
    ['description/till/fr_FR', 'unknown-locale'],
    ['price/USD', 'unknown-currency'],
    ['.uuid', 'unknown-column'],
    ['dish/nl_NL/@brabant', 'unknown-context'],
    ['name/nl_NL/@limburg', 'scope-unexpected'],
    ['sku/@limburg', 'scope-unexpected'],
  ])('refuses %s as %s', (key, code) => {
    expect(resolveColumn(structure, key)).toMatchObject({ ok: false, problem: { code } })
  })
})

describe('short names', () => {
  test('are completed from the scope, else from the first channel and the default language', () => {
    const keyOf = (text: string, scope?: Parameters<typeof resolveInScope>[2]): string => {
      const resolved = resolveInScope(structure, text, scope)
      return resolved.ok ? resolved.column.key : resolved.problem.code
    }
    expect(keyOf('price')).toBe('price/EUR')
    expect(keyOf('name')).toBe('name/nl_NL')
    expect(keyOf('name', { channel: null, locale: 'fr_FR' })).toBe('name/fr_FR')
    expect(keyOf('description', { channel: 'till', locale: 'fr_FR' })).toBe('description/till/nl_NL')
    expect(keyOf('description/fr_FR')).toBe('description/webshop/fr_FR')
    expect(keyOf('dish', { channel: null, locale: 'fr_FR', context: 'limburg' })).toBe('dish/fr_FR/@limburg')
    expect(keyOf('name', { channel: null, locale: 'fr_FR', context: 'limburg' })).toBe('name/fr_FR')
    expect(keyOf('sku')).toBe('sku')
    expect(keyOf('ean/nl_NL')).toBe('scope-unexpected')
  })

  test('give the column an attribute has in the scope of a grid', () => {
    const attribute = structure.attributes.get('description')
    if (!attribute) throw new Error('description')
    expect(keyInScope(structure, attribute, { channel: 'webshop', locale: 'fr_FR' })).toBe('description/webshop/fr_FR')
  })
})
