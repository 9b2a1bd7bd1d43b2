import { describe, expect, it } from 'vitest'
import type { AttributeInfo, Structure } from '../../../../shared/contract/catalogue.ts'
import { gridColumns } from './grid-column.ts'

function attribute(code: string, change: Partial<AttributeInfo> = {}): AttributeInfo {
  return {
    id: 1,
    code,
    type: 'text',
    labels: {},
    group: null,
    isScopable: false,
    isLocalizable: false,
    hasContext: false,
    isInternal: false,
    isUnique: false,
    owner: 'pim',
    maxLength: null,
    decimals: null,
    measurementFamily: null,
    defaultUnit: null,
    sortOrder: 0,
    ...change,
  }
}

function structure(...attributes: AttributeInfo[]): Structure {
  return {
    version: 1,
    attributes,
    attributeGroups: [
      { id: 1, code: 'texts', labels: {}, sortOrder: 2 },
      { id: 2, code: 'main', labels: {}, sortOrder: 1 },
    ],
    families: [
      {
        id: 1,
        code: 'boots',
        labels: {},
        attributes: ['name'],
        requirements: { webshop: ['name'] },
        labelAttribute: null,
        imageAttribute: null,
        skuPattern: null,
      },
    ],
    channels: [
      { id: 1, code: 'webshop', labels: {}, locales: ['nl_NL', 'fr_FR'], currencies: ['EUR', 'SEK'] },
      { id: 2, code: 'till', labels: {}, locales: ['nl_NL'], currencies: ['EUR'] },
    ],
    locales: [
      { code: 'nl_NL', isDefault: true },
      { code: 'fr_FR', isDefault: false },
    ],
    contexts: [
      { id: 1, code: 'limburg', labels: {}, kind: 'region', fallback: null },
      { id: 2, code: 'maastricht', labels: {}, kind: 'region', fallback: 'limburg' },
    ],
    categories: [],
    associationTypes: [],
    suppliers: [],
    measurementFamilies: [],
  }
}

const FRENCH_SHOP = { channel: 'webshop', locale: 'fr_FR', context: null }
const DUTCH_SHOP = { ...FRENCH_SHOP, locale: 'nl_NL' }
const DUTCH_TILL = { ...DUTCH_SHOP, channel: 'till' }
const find = (columns: ReturnType<typeof gridColumns>, id: string) => columns.find((column) => column.id === id)

describe('the columns of a scope', () => {
  it('keep their identity in every scope and only change the key', () => {
    const name = structure(attribute('name', { isLocalizable: true }))
    expect(find(gridColumns(name, FRENCH_SHOP), 'name')?.key).toBe('name/fr_FR')
    expect(find(gridColumns(name, DUTCH_SHOP), 'name')?.key).toBe('name/nl_NL')
  })

  it('show the default language where a translation is missing, and nothing else in the default language', () => {
    const name = structure(attribute('name', { isLocalizable: true }))
    expect(find(gridColumns(name, FRENCH_SHOP), 'name')?.fallbacks).toEqual([{ key: 'name/nl_NL', context: null }])
    expect(find(gridColumns(name, DUTCH_SHOP), 'name')?.fallbacks).toEqual([])
  })

  it('look into another channel of the same language for a text that differs per channel', () => {
    const text = structure(attribute('text', { isLocalizable: true, isScopable: true }))
    const columns = gridColumns(text, DUTCH_TILL)
    expect(find(columns, 'text')).toMatchObject({ key: 'text/till/nl_NL', fallbacks: [{ key: 'text/webshop/nl_NL' }] })
  })

  it('are those of the context in view, and look in its fallbacks before another language', () => {
    const columns = gridColumns(
      structure(attribute('dish', { isLocalizable: true, hasContext: true }), attribute('name')),
      { ...FRENCH_SHOP, context: 'maastricht' },
    )
    expect(find(columns, 'name')).toMatchObject({ key: 'name', fallbacks: [] })
    expect(find(columns, 'dish')?.key).toBe('dish/fr_FR/@maastricht')
    expect(find(columns, 'dish')?.fallbacks.map(({ key }) => key)).toEqual([
      'dish/fr_FR/@limburg',
      'dish/fr_FR',
      'dish/nl_NL/@maastricht',
      'dish/nl_NL/@limburg',
      'dish/nl_NL',
    ])
  })

  it('give a price one column per currency of the channel', () => {
    const columns = gridColumns(structure(attribute('price', { type: 'price' })), FRENCH_SHOP)
    expect(columns.filter(({ kind }) => kind === 'price').map(({ key }) => key)).toEqual(['price/EUR', 'price/SEK'])
  })

  it('follow the order of the attribute groups, attributes without a group last', () => {
    const columns = gridColumns(
      structure(attribute('loose'), attribute('long', { group: 'texts' }), attribute('name', { group: 'main' })),
      FRENCH_SHOP,
    )
    expect(columns.filter((column) => column.attribute).map(({ id }) => id)).toEqual(['name', 'long', 'loose'])
  })

  it('know which families require a value in this channel', () => {
    expect(find(gridColumns(structure(attribute('name')), FRENCH_SHOP), 'name')?.requiredBy).toEqual(['boots'])
    expect(find(gridColumns(structure(attribute('name')), DUTCH_TILL), 'name')?.requiredBy).toEqual([])
  })
})
