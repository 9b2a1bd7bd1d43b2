import type { importPicturesEn } from './import-pictures.en.ts'

/** Pictures that imported files name by address or file: what is to come, what did not, and why. */
export const importPicturesSv: Readonly<Record<keyof typeof importPicturesEn, string>> = {
  'rejection.picture-waits':
    '{count, plural, one {Den här bilden kommer} other {De här # bilderna kommer}} in när de har hämtats, efter importen.',
  'import.remedy.picture-waits': 'Inget är fel: säg ovanför raderna om bilder får hämtas.',
  'import.reason.values-are-pictures': 'Värdena anger bilder',
  'import.reason.pictures-main-first': 'En lista med bilder: den första är huvudbilden, de andra går till {more}',
  'history.import-pictures': 'Bilder från {file}: {count, number}',
  'importPictures.fetch':
    '{count, plural, one {# bild finns} other {# bilder finns}} på {host}. Inget frågas av den servern förrän du godkänner det.',
  'importPictures.fetch.yes': 'Hämta från {host}',
  'importPictures.agreed': '{count, plural, one {# bild hämtas} other {# bilder hämtas}} från {host} efter importen.',
  'importPictures.fetch.no': 'Hämta inte',
  'importPictures.files':
    '{count, plural, one {# bild hittades bredvid filen och tas} other {# bilder hittades bredvid filen och tas}} in efter importen.',
  'importPictures.missing': '{count, plural, one {# bild finns} other {# bilder finns}} inte bredvid filen: {names}.',
  'importPictures.folder': 'Välj en mapp',
  'importPictures.waiting': '{count, plural, one {# bild är} other {# bilder är}} på väg.',
  'importPictures.now': 'Hämta nu',
  'importPictures.fetching': 'Hämtar bilder',
  'importPictures.offline': 'Ingen anslutning: bilderna väntar och kommer vid nästa start eller när du ber om det.',
  'importPictures.failed': '{count, plural, one {# bild} other {# bilder}} kom inte',
  'importPictures.failed.more': 'och {count, number} till',
  'importPictures.failed.row': 'Rad {line, number}, {sku}: {picture}',
  'importPictures.again': 'Försök igen',
  'reason.pictures': 'Bilderna från den här importen hämtas redan.',
  'reason.picture-missing': 'Filen finns inte.',
  'reason.picture-damaged': 'Bilden är avbruten.',
  'reason.picture-no-picture': 'Det här är ingen bild.',
  'reason.picture-format': 'Bilder av det här slaget tas inte in.',
  'reason.picture-unreadable': 'Bilden är trasig.',
  'reason.picture-empty': 'Filen är tom.',
  'reason.picture-too-many-pixels': 'Bilden har för många pixlar.',
  'reason.picture-too-slow': 'Bilden tar för lång tid att läsa.',
  'reason.picture-crashed': 'Bilden kan inte läsas.',
  'pictures.fetching': 'Hämtar bilder',
  'pictures.attaching': 'Lägger till bilder',
}
