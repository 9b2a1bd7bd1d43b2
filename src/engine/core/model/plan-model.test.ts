import { describe, expect, test } from 'vitest'
import type { ModelChange } from '../../../shared/contract/model-change.ts'
import { modelChange } from '../../../shared/contract/model-change.ts'
import type { Use } from './facts.ts'
import type { ModelRows, Row } from './model-rows.ts'
import { planModel } from './plan-model.ts'

const table = (...rows: readonly Row[]): ReadonlyMap<number, Row> =>
  new Map(rows.map((row, index) => [index + 1, row] as const))
const attribute = (code: string, type = 'text', rest: Row = {}): Row => ({
  code,
  type,
  labels: '{}',
  is_scopable: 0,
  is_localizable: 0,
  is_unique: 0,
  archived_at: null,
  ...rest,
})

const ROWS: ModelRows = new Map([
  ['locale', table({ code: 'nl_NL', is_default: 1 }, { code: 'fr_FR', is_default: 0 })],
  ['channel', table({ code: 'webshop', labels: '{}', locales: '["nl_NL"]', currencies: '["EUR"]', category_id: null })],
  ['attribute_group', table({ code: 'general', labels: '{}', sort_order: 0 })],
  ['attribute', table(attribute('name'), attribute('colour', 'simple-select'), attribute('size'))],
  ['attribute_option', table({ attribute_id: 2, code: 'red', labels: '{}', synonyms: '[]', sort_order: 1 })],
  ['family', table({ code: 'tents', labels: '{}', label_attribute_id: 1, image_attribute_id: null })],
  ['family_attribute', table({ family_id: 1, attribute_id: 1 }, { family_id: 1, attribute_id: 3 })],
  ['family_requirement', table({ family_id: 1, attribute_id: 1, channel_id: 1 })],
  ['category', table({ code: 'camp', parent_id: null }, { code: 'tent', parent_id: 1 })],
  ['association_type', table({ code: 'accessory', labels: '{}', is_two_way: 0 })],
])

function plan(changes: readonly unknown[], uses: readonly (readonly Use[])[] = []) {
  const parsed = changes.map((each): ModelChange => modelChange.parse(each))
  const facts = new Map(parsed.map((each, index) => [each, uses[index] ?? []] as const))
  return planModel(ROWS, parsed, { uses: facts, now: '2026-01-01T00:00:00Z' })
}
const make = (entity: string, code: string, fields: object = {}, of: string | null = null) => ({
  entity,
  action: 'create',
  code,
  of,
  fields,
})
const edit = (entity: string, code: string, fields: object) => ({ entity, action: 'update', code, fields })
const remove = (entity: string, code: string) => ({ entity, action: 'remove', code })
const reasons = (changes: readonly unknown[], uses?: readonly (readonly Use[])[]) =>
  plan(changes, uses).rejections.map(({ code, value }) => `${code} ${value}`)

describe('changes of the model', () => {
  test('make things once, under codes that can be column names', () => {
    const { rows, rejections } = plan([
      make('attribute', 'season', { type: 'simple-select' }),
      make('attribute', 'season', { type: 'text' }),
      make('attribute', 'a/b', { type: 'text' }),
      make('attribute', 'sku', { type: 'text' }),
      make('attribute', 'accessory', { type: 'text' }),
      make('option', 'summer', {}, 'season'),
      make('option', 'red', {}, 'colour'),
      make('option', 'x', {}, 'name'),
      make('attribute', 'typeless'),
    ])
    expect(rows).toMatchObject([
      { table: 'attribute', id: 4, row: { code: 'season', type: 'simple-select', owner: 'pim', labels: '{}' } },
      { table: 'attribute_option', id: 2, row: { attribute_id: 4, code: 'summer', sort_order: 1 } },
    ])
    expect(rejections.map(({ code, value }) => `${code} ${value}`)).toEqual([
      'duplicate-code season',
      'invalid-code a/b',
      'duplicate-code sku',
      'duplicate-code accessory',
      'duplicate-code red',
      'unknown-name x',
      'not-for-type typeless',
    ])
  })

  test('see those before them, and come out as the rows that differ', () => {
    const { rows } = plan([
      make('attribute', 'energy', { type: 'text', group: 'general' }),
      edit('family', 'tents', { requirements: { webshop: ['name', 'energy'] } }),
      edit('attribute', 'size', { labels: {} }),
    ])
    expect(rows.map(({ table: name, row }) => [name, row?.['attribute_id'] ?? row?.['code']])).toEqual([
      ['attribute', 'energy'],
      ['family_attribute', 4],
      ['family_requirement', 4],
    ])
  })

  test('an attribute that leaves a family is no longer required there', () => {
    const { rows } = plan([edit('family', 'tents', { attributes: ['size'] })])
    expect(rows).toMatchObject([
      { table: 'family_requirement', id: 1, row: null },
      { table: 'family_attribute', id: 1, row: null },
    ])
    expect(reasons([edit('family', 'tents', { attributes: ['size'], requirements: { webshop: ['name'] } })])).toEqual([
      'not-in-family tents',
    ])
  })

  test('a new form of an attribute moves its values; another name does not', () => {
    expect(plan([edit('attribute', 'size', { type: 'number' })]).values).toEqual([
      { kind: 'convert', attributeId: 3, code: 'size' },
    ])
    expect(plan([edit('attribute', 'size', { labels: { nl: 'Maat' } })]).values).toEqual([])
  })

  test('what has values goes out of sight, what is empty goes, what is in use stays', () => {
    expect(plan([remove('attribute', 'size')], [[{ what: 'values', count: 3 }]])).toMatchObject({
      archived: ['size'],
      rows: [{ table: 'attribute', row: { archived_at: '2026-01-01T00:00:00Z' } }],
    })
    expect(plan([remove('attribute', 'name')]).rows.map(({ table: name, row }) => [name, row?.['code']])).toEqual([
      ['family', 'tents'],
      ['family_requirement', undefined],
      ['family_attribute', undefined],
      ['attribute', undefined],
    ])
    expect(reasons([remove('category', 'camp')])).toEqual(['in-use camp'])
    expect(reasons([remove('family', 'tents')], [[{ what: 'products', count: 2 }]])).toEqual(['in-use tents'])
  })

  test('refuse loops, a catalogue without a default language, and things nobody knows', () => {
    expect(reasons([edit('category', 'camp', { parent: 'tent' })])).toEqual(['cycle camp'])
    expect(reasons([edit('locale', 'nl_NL', { isDefault: false })])).toEqual(['default-needed nl_NL'])
    expect(reasons([make('locale', 'dutch', {})])).toEqual(['invalid-code dutch'])
    expect(reasons([edit('attribute', 'size', { group: 'nope' })])).toEqual(['unknown-name size'])
    expect(reasons([edit('attribute', 'nope', {})])).toEqual(['unknown-name nope'])
    expect(reasons([edit('channel', 'webshop', { locales: ['sv_SE'] })])).toEqual(['unknown-name webshop'])
    expect(plan([edit('locale', 'fr_FR', { isDefault: true })]).rows).toMatchObject([
      { id: 2, row: { is_default: 1 } },
      { id: 1, row: { is_default: 0 } },
    ])
  })

  test('a scheme of variants has axes of one short value, among the attributes of its family', () => {
    const scheme = (axes: string[][], levels = axes) => [make('family-variant', 's', { family: 'tents', axes, levels })]
    expect(reasons(scheme([['size']]))).toEqual([])
    expect(reasons(scheme([[]]))).toEqual(['not-an-axis s'])
    expect(reasons(scheme([['colour']]))).toEqual(['not-in-family s'])
    expect(reasons([make('family-variant', 's', { family: 'boats', axes: [['size']], levels: [['size']] })])).toEqual([
      'unknown-name s',
    ])
  })
})
