import type { ModelEntity } from '../../../shared/contract/model-change.ts'
import type { CellValue } from '../../../shared/vocabulary.ts'

/** How one field of a form lies in its row. */
export type Codec =
  | { readonly kind: 'plain' | 'flag' | 'since'; readonly column: string; readonly missing: CellValue }
  | { readonly kind: 'json'; readonly column: string; readonly missing: '{}' | '[]' }
  /** A code in the form, an id in the row; `needed`: the row cannot be without. */
  | { readonly kind: 'ref'; readonly column: string; readonly entity: ModelEntity; readonly needed: boolean }

export interface EntityShape {
  readonly table: string
  /** The thing it belongs to, by which its code is unique: the attribute of an option. */
  readonly parent: { readonly column: string; readonly entity: ModelEntity } | null
  readonly fields: Readonly<Record<string, Codec>>
}

const plain = (column: string, missing: CellValue = null): Codec => ({ kind: 'plain', column, missing })
const flag = (column: string): Codec => ({ kind: 'flag', column, missing: 0 })
const json = (column: string, missing: '{}' | '[]' = '{}'): Codec => ({ kind: 'json', column, missing })
const ref = (column: string, entity: ModelEntity, needed = false): Codec => ({ kind: 'ref', column, entity, needed })
const shape = (table: string, fields: EntityShape['fields'], parent: EntityShape['parent'] = null): EntityShape => ({
  table,
  parent,
  fields,
})

const LABELS = { labels: json('labels') }
const ORDER = { sortOrder: plain('sort_order', 0) }

/**
 * Where each kind of thing of the model lies and how its fields are written: forms, planner and lists all read this
 * one table. A family's attributes and requirements are rows of their own (core/model/members.ts).
 */
export const ENTITY_SHAPES: Readonly<Record<ModelEntity, EntityShape>> = {
  attribute: shape('attribute', {
    type: plain('type'),
    ...LABELS,
    group: ref('group_id', 'attribute-group'),
    isScopable: flag('is_scopable'),
    isLocalizable: flag('is_localizable'),
    hasContext: flag('has_context'),
    isInternal: flag('is_internal'),
    isUnique: flag('is_unique'),
    owner: plain('owner', 'pim'),
    maxLength: plain('max_length'),
    decimals: plain('decimals'),
    minNumber: plain('min_number'),
    maxNumber: plain('max_number'),
    pattern: plain('pattern'),
    measurementFamily: ref('measurement_family_id', 'measurement-family'),
    defaultUnit: plain('default_unit'),
    synonyms: json('synonyms', '[]'),
    definition: json('definition'),
    purpose: json('purpose'),
    ...ORDER,
    isArchived: { kind: 'since', column: 'archived_at', missing: null },
  }),
  'attribute-group': shape('attribute_group', { ...LABELS, steward: plain('steward'), ...ORDER }),
  option: shape(
    'attribute_option',
    { ...LABELS, synonyms: json('synonyms', '[]'), ...ORDER },
    { column: 'attribute_id', entity: 'attribute' },
  ),
  family: shape('family', {
    ...LABELS,
    labelAttribute: ref('label_attribute_id', 'attribute'),
    imageAttribute: ref('image_attribute_id', 'attribute'),
    skuPattern: plain('sku_pattern'),
    titleTemplate: plain('title_template'),
  }),
  'family-variant': shape('family_variant', {
    ...LABELS,
    family: ref('family_id', 'family', true),
    levels: json('levels', '[]'),
    axes: json('axes', '[]'),
  }),
  category: shape('category', { ...LABELS, parent: ref('parent_id', 'category'), ...ORDER }),
  'association-type': shape('association_type', { ...LABELS, isTwoWay: flag('is_two_way') }),
  channel: shape('channel', {
    ...LABELS,
    locales: json('locales', '[]'),
    currencies: json('currencies', '[]'),
    category: ref('category_id', 'category'),
  }),
  locale: shape('locale', { isDefault: flag('is_default') }),
  'measurement-family': shape('measurement_family', {
    ...LABELS,
    standardUnit: plain('standard_unit', ''),
    units: json('units', '[]'),
  }),
  context: shape('context', {
    ...LABELS,
    kind: plain('kind', 'audience'),
    fallback: ref('fallback_id', 'context'),
    ...ORDER,
  }),
  supplier: shape('supplier', { name: plain('name', ''), email: plain('email'), locale: plain('locale') }),
}

/** Tables besides those of the shapes: which attributes a family has, and which it requires where. */
export const MEMBER_TABLES = ['family_attribute', 'family_requirement'] as const
