/** Views of the grid that are kept in the catalogue, and grouping. */
export const viewsEn = {
  'views.title': 'Views',
  'views.none': 'All products',
  'views.isDefault': 'opens first',
  'views.save': 'Save changes',
  'views.saveAs': 'Save as a new view…',
  'views.rename': 'Rename…',
  'views.default': 'Open the catalogue with it',
  'views.delete': 'Delete',
  'views.keep': 'Save',
  'views.name': 'Name',
  'views.group': 'Group by',
  'views.group.none': 'No groups',
  'views.groups': 'Groups',
  'views.group.empty': 'Empty',
  'views.group.collapse': 'Hide {name}',
  'views.group.expand': 'Show {name}',
} as const
