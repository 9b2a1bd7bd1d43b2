import type { historyEn } from './history.en.ts'

export const historyFr: Readonly<Record<keyof typeof historyEn, string>> = {
  'history.edit': '{count, plural, one {# cellule modifiée} other {# cellules modifiées}}',
  'history.paste': '{count, plural, one {# cellule collée} other {# cellules collées}}',
  'history.clear': '{count, plural, one {# cellule vidée} other {# cellules vidées}}',
  'history.fill': '{count, plural, one {# cellule recopiée} other {# cellules recopiées}}',
  'history.append': '{count, plural, one {# cellule complétée} other {# cellules complétées}}',
  'history.prepend': '{count, plural, one {# cellule complétée} other {# cellules complétées}}',
  'history.replace':
    '{count, plural, one {# cellule avec du texte remplacé} other {# cellules avec du texte remplacé}}',
  'history.arithmetic': '{count, plural, one {# cellule recalculée} other {# cellules recalculées}}',
  'history.case': '{count, plural, one {# cellule avec une autre casse} other {# cellules avec une autre casse}}',
  'history.trim': '{count, plural, one {# cellule débarrassée d’espaces} other {# cellules débarrassées d’espaces}}',
  'history.translate':
    '{count, plural, one {# cellule remplacée selon un tableau} other {# cellules remplacées selon un tableau}}',
  'history.copy-from':
    '{count, plural, one {# cellule copiée d’une autre colonne} other {# cellules copiées d’une autre colonne}}',
  'history.template':
    '{count, plural, one {# cellule composée d’après un modèle} other {# cellules composées d’après un modèle}}',
  'history.convert-unit':
    '{count, plural, one {# cellule convertie dans une autre unité} other {# cellules converties dans une autre unité}}',
  'history.add-options':
    '{count, plural, one {# cellule avec des options ajoutées} other {# cellules avec des options ajoutées}}',
  'history.remove-options':
    '{count, plural, one {# cellule avec des options retirées} other {# cellules avec des options retirées}}',
  'history.create': '{count, plural, one {# produit créé} other {# produits créés}}',
  'history.delete': '{count, plural, one {# produit mis à la corbeille} other {# produits mis à la corbeille}}',
  'history.restore': '{count, plural, one {# produit sorti de la corbeille} other {# produits sortis de la corbeille}}',
  'history.structure': 'Attributs ou options modifiés',
  'history.model.create':
    '{entity, select, attribute {Attribut : ajout} attribute_group {Groupe d’attributs : ajout} option {Option : ajout} family {Famille : ajout} family_variant {Schéma de variantes : ajout} category {Catégorie : ajout} association_type {Type de relation : ajout} channel {Canal : ajout} locale {Langue : ajout} measurement_family {Famille d’unités : ajout} context {Contexte : ajout} supplier {Fournisseur : ajout} other {Ajout au modèle}}',
  'history.model.update':
    '{entity, select, attribute {Attribut : modification} attribute_group {Groupe d’attributs : modification} option {Option : modification} family {Famille : modification} family_variant {Schéma de variantes : modification} category {Catégorie : modification} association_type {Type de relation : modification} channel {Canal : modification} locale {Langue : modification} measurement_family {Famille d’unités : modification} context {Contexte : modification} supplier {Fournisseur : modification} other {Modèle modifié}}',
  'history.model.remove':
    '{entity, select, attribute {Attribut : suppression} attribute_group {Groupe d’attributs : suppression} option {Option : suppression} family {Famille : suppression} family_variant {Schéma de variantes : suppression} category {Catégorie : suppression} association_type {Type de relation : suppression} channel {Canal : suppression} locale {Langue : suppression} measurement_family {Famille d’unités : suppression} context {Contexte : suppression} supplier {Fournisseur : suppression} other {Retrait du modèle}}',
  'history.model.merge': 'Options fusionnées',
  'history.model': 'Modèle modifié',
  'history.import': 'Fichier importé',
  'history.undo': 'Annulé',
  'history.redo': 'Rétabli',
  'history.rollback': 'Étape interrompue annulée',
  'history.sample': 'Catalogue d’exemple rempli',
  'history.starter': 'Structure de départ mise en place',
  'history.set-up': 'Catalogue mis en place',
  'history.nothing': 'Rien n’a encore été modifié',
  'history.nothing.text': 'Chaque modification, collage et import sera listé ici et pourra être annulé.',
  'history.what': '{step} · {name}',
  'history.cells':
    '{cells, plural, one {# cellule} other {# cellules}} de {products, plural, one {# produit} other {# produits}}',
  'history.undone': 'Annulé',
  'history.fixed': 'Ne peut pas être annulé',
  'history.undoThis': 'Annuler cette étape',
  'history.showChanges': 'Montrer les changements',
  'history.empty': 'vide',
  'history.more': 'En afficher {count, number} de plus',
  'history.older': 'Étapes plus anciennes',
  'history.today': 'Aujourd’hui',
  'history.yesterday': 'Hier',
  'history.before': 'Avant',
  'history.after': 'Après',
  'history.by': '{actor}, {time}',
  'history.restoreCell': 'Valeur précédente rétablie',
  'history.purge':
    '{count, plural, one {# produit retiré définitivement de la corbeille} other {# produits retirés définitivement de la corbeille}}',
  'history.media': '{name} ajouté au catalogue',
}
