import { expect, test } from 'vitest'
import { tempStore } from '../../../../test/support/catalogue.ts'
import type { RowWrite } from '../../store/change-tx.ts'
import type { StructureModel } from '../structure/model.ts'
import { buildDocument, exportColumns, missingColumns, neededKeys, type ProductRow } from './index.ts'

function structureWith(rows: readonly RowWrite[]): StructureModel {
  const { store } = tempStore()
  store.change({ kind: 'set-up', label: { key: 'test', params: {} }, origin: 'test' }, (tx) => tx.writeRows(rows))
  return store.structure()
}

const row = (values: ProductRow['values'], more: Partial<ProductRow> = {}): ProductRow => ({
  productId: 1,
  sku: 'A',
  kind: 'product',
  familyId: 1,
  familyVariantId: null,
  categories: [],
  values,
  ...more,
})

const locales = ['nl_NL', 'en_GB']

function documentOf(structure: StructureModel, product: ProductRow, variants: readonly ProductRow[] = []) {
  const channel = structure.channels.get('webshop')!
  return buildDocument(structure, exportColumns(structure, channel), locales, product, variants)
}

test('options speak the language of the reader, other values are what they are', () => {
  const structure = structureWith([])
  const { contents } = documentOf(structure, row({ 'name/nl_NL': 'Schoen', 'price/EUR': 12.5, colour: 'red' }))
  expect(contents).toEqual({
    sku: { nl_NL: { kind: 'text', text: 'A' }, en_GB: { kind: 'text', text: 'A' } },
    name: { nl_NL: { kind: 'text', text: 'Schoen' } },
    'price/EUR': { nl_NL: { kind: 'number', number: 12.5 }, en_GB: { kind: 'number', number: 12.5 } },
    colour: { nl_NL: { kind: 'text', text: 'Rood' }, en_GB: { kind: 'text', text: 'Red' } },
  })
})

test('internal attributes and what others master in the shop have no column to leave by', () => {
  const structure = structureWith([
    { table: 'attribute', id: 20, row: { code: 'margin', type: 'price', is_internal: 1 } },
    { table: 'attribute', id: 21, row: { code: 'season', type: 'simple-select', is_internal: 1 } },
    { table: 'attribute', id: 22, row: { code: 'ean', type: 'identifier', owner: 'supplier' } },
  ])
  const columns = exportColumns(structure, structure.channels.get('webshop')!).map(({ column }) => column)
  expect(columns).toEqual(['sku', 'categories', 'name', 'price/EUR', 'colour', 'ean'])
  const document = documentOf(structure, row({ 'margin/EUR': 5, season: 'CANARY', stock: 9 }))
  expect(JSON.stringify(document)).not.toMatch(/CANARY|margin|stock/)
})

test('an internal axis does not show in the titles of variants either', () => {
  const structure = structureWith([
    { table: 'attribute', id: 3, row: { code: 'colour', type: 'simple-select', is_internal: 1 } },
  ])
  const model = row({}, { kind: 'model', familyVariantId: 1 })
  const { variants } = documentOf(structure, model, [
    row({ colour: 'red' }, { productId: 2, sku: 'A-1', kind: 'variant' }),
  ])
  expect(variants[0]?.axisLabels).toEqual({ nl_NL: [], en_GB: [] })
})

test('variants are told apart by the labels of their axes, per language', () => {
  const structure = structureWith([])
  const model = row({ 'name/nl_NL': 'Schoen' }, { kind: 'model', familyVariantId: 1 })
  const document = documentOf(structure, model, [row({ colour: 'red' }, { productId: 2, sku: 'A-1', kind: 'variant' })])
  expect(document.isSimple).toBe(false)
  expect(document.variants.map(({ sku, axisLabels }) => [sku, axisLabels])).toEqual([
    ['A-1', { nl_NL: ['Rood'], en_GB: ['Red'] }],
  ])
})

test('names what is required and empty, per language and currency', () => {
  const structure = structureWith([
    { table: 'family_requirement', id: 1, row: { family_id: 1, attribute_id: 1, channel_id: 1 } },
    { table: 'family_requirement', id: 2, row: { family_id: 1, attribute_id: 2, channel_id: 1 } },
  ])
  const channel = structure.channels.get('webshop')!
  expect(missingColumns(structure, channel, row({ 'name/nl_NL': 'Schoen' }))).toEqual(['price/EUR', 'name/en_GB'])
  expect(missingColumns(structure, channel, row({}, { familyId: null }))).toEqual([])
})

test('asks for the stored columns of every language, and for the axes', () => {
  const structure = structureWith([])
  const channel = structure.channels.get('webshop')!
  const name = exportColumns(structure, channel).filter(({ column }) => column === 'name')
  expect(neededKeys(structure, name, channel)).toEqual(['name/nl_NL', 'name/en_GB', 'colour'])
})
