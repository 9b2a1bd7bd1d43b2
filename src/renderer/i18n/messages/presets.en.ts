/** Exports of other programs, known by their headers. */
export const presetsEn = {
  'presets.looksLike': 'Looks like a product export of {program}.',
  'presets.readAs': 'Read as an export of {program}.',
  'presets.asItStands': 'Looks like a product export of {program}, but is read as it stands.',
  'presets.choose': 'Read as',
  'presets.none': 'As it stands',
  'variants.choose': 'How its variants are read',
  'variants.choice.none': 'Every row is a product',
  'variants.choice.columns': 'Variants beside each other in columns',
  'variants.choice.suffixes': 'A row a variant, told by its ending',
  'variants.found.columns':
    'Looks as if a row were a model and its variants stood beside each other in columns ({samples}); {count, plural, one {# model is} other {# models are}} made of the first rows.',
  'variants.found.suffixes':
    'Looks as if rows were variants that the ends of codes and names tell apart ({samples}); {count, plural, one {# model is} other {# models are}} made of the first rows.',
  'variants.asItStands': 'Every row is read as a product, though some look like variants ({samples}).',
} as const
