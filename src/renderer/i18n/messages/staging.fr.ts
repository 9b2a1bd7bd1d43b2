import type { stagingEn } from './staging.en.ts'

/** Repairing the staged rows of an import, and what else is decided over them. */
export const stagingFr: Readonly<Record<keyof typeof stagingEn, string>> = {
  'import.outcome.repaired': 'Réparées',
  'staging.cell.set': 'Vous avez mis ceci à la place de « {raw} ».',
  'staging.cell.clear': 'La valeur du catalogue sera vidée. Le fichier indique « {raw} ».',
  'staging.cell.leave': 'Rien n’est importé ici ; le catalogue garde sa valeur. Le fichier indique « {raw} ».',
  'staging.cell.nothing': 'rien',
  'staging.repair': 'Réparer les cellules sélectionnées',
  'staging.repair.undo': 'Reprendre la dernière réparation',
  'staging.repair.redo': 'Refaire la réparation',
  'staging.repair.leave': 'Laisser',
  'staging.repair.leave.text': 'Ne rien importer : le catalogue garde sa valeur (Suppr)',
  'staging.repair.clear': 'Vider',
  'staging.repair.clear.text': 'Vider la valeur dans le catalogue',
  'staging.repair.putBack': 'Comme dans le fichier',
  'staging.repair.putBack.text': 'Ce que dit le fichier compte à nouveau',
  'staging.repair.more': 'Modifier le texte',
  'staging.repair.trim': 'Enlever les espaces superflues',
  'staging.repair.upper': 'MAJUSCULES',
  'staging.repair.lower': 'minuscules',
  'staging.repair.title': 'Une Majuscule À Chaque Mot',
  'staging.repair.sentence': 'Majuscule au début',
  'staging.repair.count': '{count, plural, one {# cellule réparée} other {# cellules réparées}}',
  'staging.replace': 'Remplacer',
  'staging.replace.find': 'Rechercher',
  'staging.replace.with': 'Remplacer par',
  'staging.replace.whole': 'La cellule entière',
  'staging.replace.case': 'Respecter les majuscules',
  'staging.replace.where':
    'Dans les cellules sélectionnées. Pour une seule cellule : dans toute sa colonne, dans les lignes affichées.',
  'staging.replace.do': 'Remplacer',
  'staging.filterAnew': 'Filtrer à nouveau',
  'staging.rejected.save': 'Enregistrer ces lignes…',
  'staging.rejected.file': 'Lignes refusées',
  'staging.rejected.saved': 'Enregistré sous {name}.',
  'staging.carried':
    '{count, plural, =0 {Le fichier a été lu autrement : aucune de vos réparations n’a pu être gardée.} one {Le fichier a été lu autrement ; # de vos réparations a été gardée.} other {Le fichier a été lu autrement ; # de vos réparations ont été gardées.}}',
  'staging.carried.lost':
    '{count, plural, one {# n’a plus trouvé sa ligne ou sa colonne :} other {# n’ont plus trouvé leur ligne ou leur colonne :}}',
  'staging.carried.cell': 'ligne {line, number}, {column} : « {text} »',
  'staging.new.open':
    'Nouveau : {count, plural, one {# choix, catégorie ou attribut} other {# choix, catégories et attributs}}',
  'staging.new.title': 'Ce que le fichier ajoute',
  'staging.new.text':
    'Chaque nouveau choix ou catégorie est créé, sauf si vous le fusionnez avec un existant ou le refusez. Ce que vous dites ici vaut aussi pour le prochain fichier du fournisseur.',
  'staging.new.families':
    'Une famille n’est créée que si vous le dites. Elle reçoit les attributs des colonnes du fichier.',
  'staging.new.units':
    'Une unité n’est jamais créée, car le fichier ne dit pas ce qu’elle vaut. Dites laquelle est voulue, sinon ses valeurs restent dehors.',
  'staging.new.asked':
    '{count, plural, one {# valeur nomme} other {# valeurs nomment}} une famille ou une unité que le catalogue n’a pas. Tant que vous ne dites pas ce qui est voulu, elles restent dehors.',
  'staging.new.say': 'Dire ce qui est voulu…',
  'staging.new.attributes': 'Nouveaux attributs : {names}. Ils sont créés avec l’import.',
  'staging.new.mergeAll': 'Fusionner ce qui se ressemble ({count, number})',
  'staging.new.keep': 'Garder et vérifier à nouveau',
  'staging.new.attribute': 'Attribut',
  'staging.new.choice': 'Dans le fichier',
  'staging.new.count': 'Lignes',
  'staging.new.lines': 'D’abord en ligne',
  'staging.new.decision': 'Que faire',
  'staging.new.into': 'Est identique à',
  'staging.new.what': 'Que faire de {name}',
  'staging.new.intoOf': '{name} est identique à',
  'staging.new.create': 'Créer',
  'staging.new.merge': 'Fusionner',
  'staging.new.refuse': 'Refuser',
  'staging.quoted': '« {text} »',
  'staging.refused.atStep': 'Étape {step, number} : {text}',
  'staging.lint.broken':
    '{column} : l’étape {step, number} lit la colonne {reads}, absente de ce fichier. Modifiez l’étape sous Transformer, ou retirez-la.',
  'staging.gone':
    '{count, plural, one {# produit du dernier fichier ({file}, {date}) n’est plus dans celui-ci.} other {# produits du dernier fichier ({file}, {date}) ne sont plus dans celui-ci.}}',
  'staging.gone.show': 'Les voir',
  'staging.gone.phaseOut': 'Mettre en fin de vie',
  'staging.gone.done':
    '{count, plural, one {# produit est maintenant en fin de vie.} other {# produits sont maintenant en fin de vie.}}',
}
