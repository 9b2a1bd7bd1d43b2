import type { importPicturesEn } from './import-pictures.en.ts'

/** Pictures that imported files name by address or file: what is to come, what did not, and why. */
export const importPicturesFr: Readonly<Record<keyof typeof importPicturesEn, string>> = {
  'rejection.picture-waits':
    '{count, plural, one {Cette image sera ajoutée} other {Ces # images seront ajoutées}} une fois récupérées, après l’importation.',
  'import.remedy.picture-waits': 'Rien d’anormal : dites au-dessus des lignes si les images peuvent être récupérées.',
  'import.reason.values-are-pictures': 'Les valeurs désignent des images',
  'import.reason.pictures-main-first':
    'Une liste d’images : la première est la principale, les autres vont dans {more}',
  'history.import-pictures': 'Images de {file} : {count, number}',
  'importPictures.fetch':
    '{count, plural, one {# image se trouve} other {# images se trouvent}} sur {host}. Rien n’est demandé à ce serveur sans votre accord.',
  'importPictures.fetch.yes': 'Récupérer depuis {host}',
  'importPictures.agreed':
    '{count, plural, one {# image sera récupérée} other {# images seront récupérées}} depuis {host} après l’importation.',
  'importPictures.fetch.no': 'Ne pas récupérer',
  'importPictures.files':
    '{count, plural, one {# image a été trouvée à côté du fichier et sera reprise} other {# images ont été trouvées à côté du fichier et seront reprises}} après l’importation.',
  'importPictures.missing':
    '{count, plural, one {# image n’est pas} other {# images ne sont pas}} à côté du fichier : {names}.',
  'importPictures.folder': 'Choisir un dossier',
  'importPictures.waiting': '{count, plural, one {# image est} other {# images sont}} en route.',
  'importPictures.now': 'Récupérer maintenant',
  'importPictures.fetching': 'Récupération des images',
  'importPictures.offline':
    'Pas de connexion : les images attendent et viendront au prochain démarrage ou à votre demande.',
  'importPictures.failed': '{count, plural, one {# image n’est pas arrivée} other {# images ne sont pas arrivées}}',
  'importPictures.failed.more': 'et {count, number} autres',
  'importPictures.failed.row': 'Ligne {line, number}, {sku} : {picture}',
  'importPictures.again': 'Réessayer',
  'reason.pictures': 'Les images de cette importation sont déjà en cours de récupération.',
  'reason.picture-missing': 'Ce fichier n’existe pas.',
  'reason.picture-damaged': 'L’image est tronquée.',
  'reason.picture-no-picture': 'Ce n’est pas une image.',
  'reason.picture-format': 'Les images de ce type ne sont pas reprises.',
  'reason.picture-unreadable': 'L’image est endommagée.',
  'reason.picture-empty': 'Le fichier est vide.',
  'reason.picture-too-many-pixels': 'L’image a trop de pixels.',
  'reason.picture-too-slow': 'L’image est trop longue à lire.',
  'reason.picture-crashed': 'L’image est illisible.',
  'pictures.fetching': 'Récupération des images',
  'pictures.attaching': 'Ajout des images',
}
