/** Words of the history feature. */
export const historyEn = {
  'history.empty': 'Nothing has been changed yet',
} as const
