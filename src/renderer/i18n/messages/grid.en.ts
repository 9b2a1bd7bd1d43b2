/** Words of the grid feature. */
export const gridEn = {
  'grid.title': 'Products',
} as const
