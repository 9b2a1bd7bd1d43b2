/** Words of the quality feature. */
export const qualityEn = {
  'quality.title': 'Dashboard',
} as const
