/** Words of the import feature. */
export const importEn = {
  'import.title': 'Import',
} as const
