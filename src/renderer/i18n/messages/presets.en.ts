/** Exports of other programs, known by their headers. */
export const presetsEn = {
  'presets.looksLike': 'Looks like a product export of {program}.',
  'presets.readAs': 'Read as an export of {program}.',
  'presets.asItStands': 'Looks like a product export of {program}, but is read as it stands.',
  'presets.choose': 'Read as',
  'presets.none': 'As it stands',
} as const
