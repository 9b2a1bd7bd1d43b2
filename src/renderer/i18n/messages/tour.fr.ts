import type { tourEn } from './tour.en.ts'

export const tourFr: Readonly<Record<keyof typeof tourEn, string>> = {
  'tour.title': 'Visite guidée',
  'tour.step': 'Étape {step, number} sur {of, number}',
  'tour.next': 'Suivant',
  'tour.finish': 'Terminer',
  'tour.end': 'Quitter la visite',
  'tour.numbers': 'Ce que cela a donné',
  'tour.welcome.title': 'Votre catalogue',
  'tour.welcome.text':
    'Voici les produits d’un magasin de plein air, lacunes comprises. En quelques minutes vous faites entrer un tarif, corrigez un nom, trouvez ce qui manque et publiez. « Suivant » fait chaque étape pour vous ; ou faites-la vous-même.',
  'tour.welcome.done':
    'Le catalogue du magasin est ouvert : une grille comme un tableur, avec ses canaux et ses langues.',
  'tour.file.title': 'Un fournisseur envoie un fichier',
  'tour.file.text':
    'Déposez une feuille de calcul n’importe où sur la fenêtre, ou choisissez-en une ici. « Suivant » fait entrer un tarif fourni avec Etalage.',
  'tour.file.done': 'Le tarif est lu.',
  'tour.columns.title': 'Le fichier est compris',
  'tour.columns.text':
    'La bonne feuille a été trouvée, et la ligne des noms de colonnes, un peu plus bas. Continuez pour voir où va chaque colonne.',
  'tour.columns.done': 'Chaque colonne dit où elle va, et pourquoi.',
  'tour.check.title': 'Voir avant que cela n’arrive',
  'tour.check.text':
    'Chacune dit où elle va et pourquoi ; ce qui n’est que supposé est demandé d’abord. Puis toutes les lignes sont comparées avec votre catalogue.',
  'tour.check.done': 'Chaque ligne est comparée avec votre catalogue. Rien n’a encore changé.',
  'tour.commit.title': 'Importer, en une seule étape',
  'tour.commit.text':
    'Lignes nouvelles, modifiées, inchangées, ignorées et refusées, avec anciennes et nouvelles valeurs. Rien n’a encore changé. Importer est une seule étape, annulable.',
  'tour.commit.done': 'Le fichier est importé, en une seule étape, et le reçu tombe juste.',
  'tour.edit.title': 'Corriger une cellule',
  'tour.edit.text': 'Changez un nom : F2 ou un double clic ouvre la cellule, Entrée l’enregistre.',
  'tour.edit.done': 'Le nom est changé, et enregistré.',
  'tour.undo.title': 'Revenir en arrière',
  'tour.undo.text':
    'Chaque étape peut être annulée, demain aussi, même après un redémarrage. L’historique les liste toutes.',
  'tour.undo.done': 'Le nom est redevenu ce qu’il était.',
  'tour.dashboard.title': 'Ce qui manque',
  'tour.dashboard.text':
    'La complétude de chaque canal dans chaque langue. Un clic sur une barre ouvre la grille sur ses cellules vides, exactement.',
  'tour.dashboard.done': 'Voilà la complétude de ce canal dans cette langue.',
  'tour.practice.title': 'Une boutique pour s’exercer',
  'tour.practice.text':
    'Elle tourne sur cet ordinateur et se comporte comme Lightspeed eCom. Votre boutique se relie de même, avec sa clé.',
  'tour.practice.done': 'La boutique d’exercice est reliée.',
  'tour.compare.title': 'Comparer avec la boutique',
  'tour.compare.text': 'D’abord Etalage lit ce que la boutique a et liste chaque différence. Rien n’est encore envoyé.',
  'tour.compare.done': 'Chaque différence avec la boutique est listée. Rien n’est encore envoyé.',
  'tour.publish.title': 'Publier',
  'tour.publish.text':
    'Ce qui est prêt est envoyé au rythme que la boutique permet ; ce qui ne l’est pas dit ce qui lui manque. Rien n’est envoyé deux fois.',
  'tour.publish.done': 'Ce qui était prêt est dans la boutique ; le reçu le dit produit par produit.',
  'tour.done.title': 'C’était tout le travail',
  'tour.done.text':
    'Le reçu reste sous « Envois passés ». Faites entrer maintenant un fichier à vous : déposez-le sur la fenêtre.',
  'tour.done.done': 'Du fichier à la boutique, et chaque étape peut être annulée.',
  'tour.failure.waited': 'Cela dure trop longtemps. Réessayez, ou faites l’étape vous-même.',
  'tour.failure.edit': 'La modification n’est pas arrivée dans le catalogue.',
  'tour.failure.undo': 'La modification n’a pas été annulée.',
  'tour.failure.file': 'Le tarif de la visite manque. Réinstallez Etalage.',
  'tour.failure.receipt': 'Le reçu ne tombe pas juste. Merci de le signaler.',
  'tour.failure.practice': 'La boutique d’exercice n’est pas reliée.',
  'tour.failure.sent': 'Rien n’a été envoyé à la boutique d’exercice.',
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
