import type { viewsEn } from './views.en.ts'

export const viewsNl: Readonly<Record<keyof typeof viewsEn, string>> = {
  'views.title': 'Weergaven',
  'views.none': 'Alle producten',
  'views.isDefault': 'opent eerst',
  'views.save': 'Wijzigingen bewaren',
  'views.saveAs': 'Bewaren als nieuwe weergave…',
  'views.rename': 'Naam wijzigen…',
  'views.default': 'De catalogus hiermee openen',
  'views.delete': 'Verwijderen',
  'views.keep': 'Bewaren',
  'views.name': 'Naam',
  'views.group': 'Groeperen op',
  'views.group.none': 'Geen groepen',
  'views.groups': 'Groepen',
  'views.group.empty': 'Leeg',
  'views.group.collapse': '{name} verbergen',
  'views.group.expand': '{name} tonen',
}
