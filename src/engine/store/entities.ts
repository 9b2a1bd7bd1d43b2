/**
 * Structure tables that the write door changes row by row, with their columns beside `id`. Row writes are checked
 * against this list, so that no name from outside ever becomes an SQL identifier.
 */
export const ENTITY_COLUMNS = {
  locale: ['code', 'is_default'],
  channel: ['code', 'labels', 'locales', 'currencies', 'category_id'],
  measurement_family: ['code', 'labels', 'standard_unit', 'units'],
  attribute_group: ['code', 'labels', 'sort_order', 'steward'],
  attribute: [
    'code',
    'type',
    'labels',
    'group_id',
    'is_scopable',
    'is_localizable',
    'has_context',
    'is_internal',
    'is_unique',
    'owner',
    'max_length',
    'decimals',
    'min_number',
    'max_number',
    'pattern',
    'measurement_family_id',
    'default_unit',
    'reference_entity',
    'synonyms',
    'sort_order',
    'definition',
    'purpose',
    'archived_at',
  ],
  attribute_option: ['attribute_id', 'code', 'labels', 'synonyms', 'sort_order'],
  family: ['code', 'labels', 'label_attribute_id', 'image_attribute_id', 'sku_pattern', 'title_template'],
  family_attribute: ['family_id', 'attribute_id'],
  family_requirement: ['family_id', 'attribute_id', 'channel_id'],
  family_variant: ['family_id', 'code', 'labels', 'levels', 'axes'],
  category: ['code', 'parent_id', 'labels', 'sort_order'],
  association_type: ['code', 'labels', 'is_two_way'],
  context: ['code', 'labels', 'kind', 'fallback_id', 'sort_order'],
  quality_rule: ['code', 'rule', 'sort_order'],
  lock_override: ['product_id', 'column_key', 'value_before', 'set_by', 'set_at'],
  kpi_tile: ['family', 'tiles'],
  saved_view: ['name', 'definition', 'is_default', 'sort_order'],
  supplier: ['code', 'name', 'email', 'locale'],
  reference_record: ['entity', 'code', 'labels', 'attributes'],
  asset: [
    'hash',
    'file_name',
    'media_type',
    'bytes',
    'width',
    'height',
    'locale',
    'expires_on',
    'alt_texts',
    'document_type',
  ],
} as const

export type EntityTable = keyof typeof ENTITY_COLUMNS

export function isEntityTable(name: string): name is EntityTable {
  return Object.hasOwn(ENTITY_COLUMNS, name)
}
