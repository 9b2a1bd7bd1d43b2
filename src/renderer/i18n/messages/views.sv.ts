import type { viewsEn } from './views.en.ts'

export const viewsSv: Readonly<Record<keyof typeof viewsEn, string>> = {
  'views.title': 'Vyer',
  'views.none': 'Alla produkter',
  'views.isDefault': 'öppnas först',
  'views.save': 'Spara ändringar',
  'views.saveAs': 'Spara som ny vy…',
  'views.rename': 'Byt namn…',
  'views.default': 'Öppna katalogen med den',
  'views.delete': 'Ta bort',
  'views.keep': 'Spara',
  'views.name': 'Namn',
  'views.group': 'Gruppera efter',
  'views.group.none': 'Inga grupper',
  'views.groups': 'Grupper',
  'views.group.empty': 'Tomt',
  'views.group.collapse': 'Dölj {name}',
  'views.group.expand': 'Visa {name}',
}
