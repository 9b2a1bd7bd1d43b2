import type { presetsEn } from './presets.en.ts'

export const presetsFr: Readonly<Record<keyof typeof presetsEn, string>> = {
  'presets.looksLike': 'Ressemble à un export de produits de {program}.',
  'presets.readAs': 'Lu comme un export de {program}.',
  'presets.asItStands': 'Ressemble à un export de produits de {program}, mais est lu tel quel.',
  'presets.choose': 'Lire comme',
  'presets.none': 'Tel quel',
  'variants.choose': 'Comment les variantes sont lues',
  'variants.choice.none': 'Chaque ligne est un produit',
  'variants.choice.columns': 'Variantes côte à côte dans les colonnes',
  'variants.choice.suffixes': 'Une ligne par variante, d’après sa fin',
  'variants.found.columns':
    'Une ligne semble être un modèle, ses variantes étant côte à côte dans les colonnes ({samples}) ; les premières lignes donnent {count, plural, one {# modèle} other {# modèles}}.',
  'variants.found.suffixes':
    'Des lignes semblent être des variantes, d’après la fin des codes et des noms ({samples}) ; les premières lignes donnent {count, plural, one {# modèle} other {# modèles}}.',
  'variants.asItStands':
    'Chaque ligne est lue comme un produit, bien que certaines ressemblent à des variantes ({samples}).',
}
