import { expect, test } from 'vitest'
import type { Structure } from '../../../shared/contract/catalogue.ts'
import { gridColumns } from '../grid/columns/grid-column.ts'
import type { CardChoice } from './card-model.ts'
import { cardGroups } from './card-model.ts'

const attribute = (
  code: string,
  rest: Partial<Structure['attributes'][number]> = {},
): Structure['attributes'][number] => ({
  id: 1,
  code,
  type: 'text',
  labels: {},
  group: 'texts',
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
  ...rest,
})

const STRUCTURE = {
  version: 1,
  associationTypes: [{ id: 1, code: 'upsell', labels: {} }],
  attributes: [
    attribute('name', { isLocalizable: true }),
    attribute('description', { isLocalizable: true, isScopable: true }),
    attribute('price', { type: 'price' }),
    attribute('fuel'),
    attribute('dish', { isLocalizable: true, hasContext: true }),
  ],
  attributeGroups: [{ id: 1, code: 'texts', labels: {}, sortOrder: 1 }],
  families: [
    {
      id: 1,
      code: 'tents',
      labels: {},
      attributes: ['name', 'description', 'price'],
      requirements: { till: ['name'] },
      labelAttribute: 'name',
      imageAttribute: null,
    },
  ],
  channels: [
    { id: 1, code: 'webshop', labels: {}, locales: ['nl_NL', 'fr_FR'], currencies: ['EUR'] },
    { id: 2, code: 'till', labels: {}, locales: ['nl_NL'], currencies: ['EUR', 'SEK'] },
  ],
  locales: [{ code: 'nl_NL', isDefault: true }],
  contexts: [
    { id: 1, code: 'limburg', labels: {}, kind: 'region', fallback: null },
    { id: 2, code: 'maastricht', labels: {}, kind: 'region', fallback: 'limburg' },
  ],
} as unknown as Structure // of the rest the card asks nothing

const CHOICE: CardChoice = { family: 'tents', filled: new Set(), scope: null, isWhole: false }
const find = (id: string, choice: Partial<CardChoice> = {}) =>
  cardGroups(STRUCTURE, gridColumns, { ...CHOICE, ...choice })
    .flatMap(({ attributes }) => attributes)
    .find((each) => each.id === id)

test('puts the languages beside each other and the channels below each other, each value once', () => {
  expect(find('name')?.cells.map(({ column }) => column.key)).toEqual(['name/nl_NL', 'name/fr_FR'])
  const description = find('description')
  expect(description?.rows.map(({ channel }) => channel)).toEqual(['webshop', 'till'])
  expect(description?.across).toEqual(['nl_NL', 'fr_FR'])
  expect(description?.cellAt({ channel: 'webshop', context: null }, 'fr_FR')?.column.key).toBe(
    'description/webshop/fr_FR',
  )
  expect(description?.cellAt({ channel: 'till', context: null }, 'fr_FR')).toBeUndefined()
  expect(find('price')?.across).toEqual(['EUR', 'SEK'])
})

test('a value is required when any channel that uses it asks for it', () => {
  expect(find('name')?.cellAt({ channel: null, context: null }, 'nl_NL')?.column.requiredBy).toEqual(['tents'])
  expect(find('name')?.cellAt({ channel: null, context: null }, 'fr_FR')?.column.requiredBy).toEqual([])
})

test('shows what the family has, and anything else only where it is filled or asked for', () => {
  expect(find('fuel')).toBeUndefined()
  expect(find('fuel', { filled: new Set(['fuel']) })).toBeDefined()
  expect(find('fuel', { isWhole: true })).toBeDefined()
  expect(find('sku')).toBeDefined()
})

test('one scope shows that scope alone', () => {
  const scope = { channel: 'webshop', locale: 'fr_FR', context: null }
  expect(find('description', { scope })?.cells.map(({ column }) => column.key)).toEqual(['description/webshop/fr_FR'])
})

test('puts contexts below each other, for everybody first, and shows one of them with its fallbacks alone', () => {
  const dish = find('dish', { isWhole: true })
  expect(dish?.rows.map(({ context }) => context)).toEqual([null, 'limburg', 'maastricht'])
  expect(dish?.cellAt({ channel: null, context: 'limburg' }, 'fr_FR')?.column.key).toBe('dish/fr_FR/@limburg')
  const scope = { channel: 'webshop', locale: 'nl_NL', context: 'maastricht' }
  const [cell] = find('dish', { scope, isWhole: true })?.cells ?? []
  expect(cell?.column.key).toBe('dish/nl_NL/@maastricht')
  expect(cell?.column.fallbacks.map(({ key }) => key)).toEqual(['dish/nl_NL/@limburg', 'dish/nl_NL'])
})
