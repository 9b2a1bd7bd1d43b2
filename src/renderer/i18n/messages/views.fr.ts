import type { viewsEn } from './views.en.ts'

export const viewsFr: Readonly<Record<keyof typeof viewsEn, string>> = {
  'views.title': 'Vues',
  'views.none': 'Tous les produits',
  'views.isDefault': 's’ouvre en premier',
  'views.save': 'Enregistrer les modifications',
  'views.saveAs': 'Enregistrer comme nouvelle vue…',
  'views.rename': 'Renommer…',
  'views.default': 'Ouvrir le catalogue avec elle',
  'views.delete': 'Supprimer',
  'views.keep': 'Enregistrer',
  'views.name': 'Nom',
  'views.group': 'Grouper par',
  'views.group.none': 'Aucun groupe',
  'views.groups': 'Groupes',
  'views.group.empty': 'Vide',
  'views.group.collapse': 'Masquer {name}',
  'views.group.expand': 'Afficher {name}',
}
