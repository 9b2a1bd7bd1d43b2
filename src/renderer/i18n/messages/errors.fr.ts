import type { errorsEn } from './errors.en.ts'

export const errorsFr: Readonly<Record<keyof typeof errorsEn, string>> = {
  'error.not-found': 'Cela n’existe plus. Sans doute supprimé ou annulé entre-temps.',
  'error.conflict': 'Cela a changé entre-temps. Regardez l’état actuel et réessayez.',
  'error.storage-full': 'Le disque est plein. Libérez de la place et réessayez ; rien n’est perdu.',
  'error.storage-locked': 'Un autre programme utilise le catalogue. Fermez-le là-bas et réessayez.',
  'error.storage-corrupt':
    'Le fichier du catalogue est endommagé. Restaurez une copie de sauvegarde ; le fichier lui-même n’a pas été touché.',
  'error.schema-newer': 'Ce catalogue vient d’une version plus récente d’Etalage. Mettez l’application à jour.',
  'error.auth-expired': 'La boutique n’accepte plus la connexion. Connectez-la de nouveau.',
  'error.rate-limited': 'La boutique nous demande d’attendre. Cela reprend tout seul.',
  'error.remote-unavailable': 'La boutique est injoignable pour le moment.',
  'error.unavailable': 'Le moteur redémarre. Réessayez dans un instant.',
  'error.cancelled': 'Annulé.',
  'error.filter': 'Le filtre n’est pas juste au caractère {place, number} : {message}',
  'reason.too-many-values': 'Cette colonne a plus de {limit, number} valeurs différentes.',
  'reason.too-many-groups':
    'Cela ferait plus de {limit, number} groupes. Groupez par une colonne avec moins de valeurs différentes.',
  'reason.step-under-way': 'Une modification importante est en cours. Réessayez quand elle est terminée.',
  'reason.view-name-taken': 'Il existe déjà une vue appelée « {name} ».',
  'reason.nothing-to-ask': 'Il ne manque rien dans cette livraison et rien n’est incorrect.',
  'reason.foreign-return-sheet':
    'C’est une feuille de retour, mais elle ne vient pas de ce catalogue. Ouvrez le catalogue dont elle est issue.',
  'reason.rule-file-too-large': 'Ce fichier est trop grand pour des règles.',
  'reason.rule-file-not-rules': 'Ce ne sont pas des règles d’Etalage. {place}',
}
