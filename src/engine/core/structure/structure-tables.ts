/** The tables that people change when they change the structure of a catalogue. Those that others point at come first. */
export const STRUCTURE_TABLES = [
  'locale',
  'measurement_family',
  'attribute_group',
  'category',
  'channel',
  'attribute',
  'attribute_option',
  'family',
  'family_attribute',
  'family_requirement',
  'family_variant',
  'association_type',
  'context',
  'supplier',
  'quality_rule',
] as const
