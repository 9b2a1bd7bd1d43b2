import type { exportEn } from './export.en.ts'

export const exportFr: Readonly<Record<keyof typeof exportEn, string>> = {
  'export.title': 'Exporter des produits',
  'export.open': 'Exporter…',
  'export.rows': 'Produits',
  'export.columns': 'Colonnes',
  'export.columns.shown': '{count, plural, one {Affichée : # colonne} other {Affichées : # colonnes}}',
  'export.columns.all': 'Toute colonne qui a des valeurs',
  'export.everywhere': 'Dans chaque langue, canal et devise',
  'export.format': 'Format',
  'export.format.xlsx': 'Classeur Excel (XLSX)',
  'export.format.csv': 'Texte à virgules (CSV)',
  'export.format.json': 'JSON',
  'export.format.jsonl': 'JSON Lines',
  'export.format.xml': 'XML',
  'export.format.xlsx.hint':
    'Textes, nombres et dates sont des cellules de leur type. Les textes de plus de 32 767 caractères n’entrent pas.',
  'export.format.csv.hint':
    'S’ouvre partout. Les textes qui pourraient agir comme formule reçoivent une apostrophe devant eux.',
  'export.format.json.hint': 'Un document pour d’autres programmes.',
  'export.format.jsonl.hint': 'Un produit par ligne, pour d’autres programmes.',
  'export.format.xml.hint': 'Un document pour d’autres programmes.',
  'export.promise': 'Réimporté sans modification, ce fichier ne change rien.',
  'export.run': 'Choisir où enregistrer…',
  'export.fileName': 'produits',
  'export.done': '{count, plural, one {# produit écrit dans « {name} »} other {# produits écrits dans « {name} »}}',
  'export.heldBack':
    '{count, plural, one {« {name} » est écrit sans # valeur que ce format ne peut contenir} other {« {name} » est écrit sans # valeurs que ce format ne peut contenir}}',
}
