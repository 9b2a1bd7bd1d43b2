/** Words of the tour feature. */
export const tourEn = {
  'tour.title': 'Guided tour',
} as const
