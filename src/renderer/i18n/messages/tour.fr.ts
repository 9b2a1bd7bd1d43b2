import type { tourEn } from './tour.en.ts'

export const tourFr: Readonly<Record<keyof typeof tourEn, string>> = {
  'tour.title': 'Visite guidée',
  'tour.step': 'Étape {step, number} sur {of, number}',
  'tour.next': 'Suivant',
  'tour.finish': 'Terminer',
  'tour.end': 'Quitter la visite',
  'tour.numbers': 'Ce que l’étape précédente a donné',
  'tour.welcome.title': 'Votre catalogue',
  'tour.welcome.text':
    'Voici les produits d’un magasin de plein air, lacunes comprises. En quelques minutes vous faites entrer un tarif, corrigez un nom, trouvez ce qui manque et publiez. « Suivant » fait chaque étape pour vous ; ou faites-la vous-même.',
  'tour.file.title': 'Un fournisseur envoie un fichier',
  'tour.file.text':
    'Déposez une feuille de calcul n’importe où sur la fenêtre, ou choisissez-en une ici. « Suivant » fait entrer un tarif fourni avec Etalage.',
  'tour.columns.title': 'Le fichier est compris',
  'tour.columns.text':
    'La bonne feuille a été trouvée, et la ligne des noms de colonnes, un peu plus bas. Continuez pour voir où va chaque colonne.',
  'tour.check.title': 'Chaque colonne a sa place',
  'tour.check.text':
    'Chacune dit où elle va et pourquoi ; ce qui n’est que supposé est demandé d’abord. Puis toutes les lignes sont comparées avec votre catalogue.',
  'tour.commit.title': 'Voir avant que cela n’arrive',
  'tour.commit.text':
    'Lignes nouvelles, modifiées, inchangées, ignorées et refusées, avec anciennes et nouvelles valeurs. Rien n’a encore changé. Importer est une seule étape, annulable.',
  'tour.edit.title': 'Corriger une cellule',
  'tour.edit.text':
    'Le reçu tombe juste. Changez maintenant un nom : F2 ou un double clic ouvre la cellule, Entrée l’enregistre.',
  'tour.undo.title': 'Revenir en arrière',
  'tour.undo.text':
    'Chaque étape peut être annulée, demain aussi, même après un redémarrage. L’historique les liste toutes.',
  'tour.dashboard.title': 'Ce qui manque',
  'tour.dashboard.text':
    'La complétude de chaque canal dans chaque langue. Un clic sur une barre ouvre la grille sur ses cellules vides, exactement.',
  'tour.practice.title': 'Une boutique pour s’exercer',
  'tour.practice.text':
    'Elle tourne sur cet ordinateur et se comporte comme Lightspeed eCom. Votre boutique se relie de même, avec sa clé.',
  'tour.compare.title': 'Comparer avec la boutique',
  'tour.compare.text': 'D’abord Etalage lit ce que la boutique a et liste chaque différence. Rien n’est encore envoyé.',
  'tour.publish.title': 'Publier',
  'tour.publish.text':
    'Ce qui est prêt est envoyé au rythme que la boutique permet ; ce qui ne l’est pas dit ce qui lui manque. Rien n’est envoyé deux fois.',
  'tour.done.title': 'C’était tout le travail',
  'tour.done.text':
    'Le reçu reste sous « Envois passés ». Faites entrer maintenant un fichier à vous : déposez-le sur la fenêtre.',
  'tour.number.products': 'produits',
  'tour.number.models': 'modèles',
  'tour.number.rows': 'lignes',
  'tour.number.columns': 'colonnes',
  'tour.number.mapped': 'colonnes importées',
  'tour.number.unsure': 'à décider',
  'tour.number.leftOut': 'laissées de côté',
  'tour.number.product': 'produit',
  'tour.number.was': 'était',
  'tour.number.is': 'est',
  'tour.number.isAgain': 'est de nouveau',
  'tour.number.gaps': 'attributs avec lacunes',
  'tour.number.shop': 'boutique',
  'tour.number.channel': 'canal',
  'tour.number.steps': 'étapes dans l’historique',
}
