import type { qualityEn } from './quality.en.ts'

export const qualityFr: Readonly<Record<keyof typeof qualityEn, string>> = {
  'quality.title': 'Tableau de bord',
  'quality.family': 'Famille',
  'quality.family.all': 'Toutes les familles',
  'quality.total.completeness': 'Complétude',
  'quality.total.ready': 'Produits complets',
  'quality.total.ready.text': 'sur {count, number}',
  'quality.total.missing': 'Valeurs manquantes',
  'quality.total.missing.text': 'sur {count, number} requises',
  'quality.total.withoutFamily': 'Sans famille',
  'quality.total.withoutFamily.text': 'rien ne leur est demandé.',
  'quality.withoutFamily.show': 'Les montrer',
  'quality.scopes': 'Canaux et langues',
  'quality.scopes.text': 'Part des valeurs requises qui sont là. Cliquez sur une case pour la voir de près.',
  'quality.scopes.none': 'non publié',
  'quality.scopes.cell':
    '{channel}, {locale} : {percent} ; {complete, number} produits complets sur {products, number}',
  'quality.scopes.complete': '{complete, number} sur {products, number}',
  'quality.families': 'Familles',
  'quality.column.family': 'Famille',
  'quality.column.channel': 'Canal',
  'quality.column.attribute': 'Attribut',
  'quality.column.complete': 'Complets',
  'quality.column.missing': 'Manquants',
  'quality.column.completeness': 'Complétude',
  'quality.attributes': 'Valeurs manquantes',
  'quality.attributes.text': 'Cliquez sur une barre pour remplir ses cellules vides.',
  'quality.attributes.open':
    'Montrer {count, plural, one {la # cellule vide} other {les # cellules vides}} de {attribute}',
  'quality.attributes.whole': 'Rien ne manque ici.',
  'quality.attributes.done': '{count, plural, one {# attribut est complet.} other {# attributs sont complets.}}',
  'quality.attributes.showDone': 'Montrer',
  'quality.attributes.hideDone': 'Masquer',
  'quality.percent.none': 'non demandé',
  'quality.gap': '{count, plural, one {encore # vide} other {encore # vides}}',
  'quality.gap.none': 'Tout est rempli',
  'quality.empty.title': 'Rien n’est encore demandé aux produits',
  'quality.empty.text':
    'Une famille dit de quels attributs un canal a besoin. Dès que des produits ont une famille avec des exigences, cette page montre ce qui manque et mène aux cellules vides.',
  'quality.empty.withoutFamily':
    '{count, plural, one {# produit n’a pas de famille.} other {# produits n’ont pas de famille.}}',
  'quality.empty.products': 'Donner une famille aux produits',
  'quality.empty.noProducts.title': 'Pas encore de produits',
  'quality.empty.noProducts.text':
    'Importez un fichier, et cette page montre la complétude du catalogue pour chaque canal et chaque langue.',
  'quality.empty.import': 'Importer un fichier',
}
