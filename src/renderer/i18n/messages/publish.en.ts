/** Words of the publish feature. */
export const publishEn = {
  'publish.title': 'Publish',
} as const
