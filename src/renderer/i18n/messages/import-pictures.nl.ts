import type { importPicturesEn } from './import-pictures.en.ts'

/** Pictures that imported files name by address or file: what is to come, what did not, and why. */
export const importPicturesNl: Readonly<Record<keyof typeof importPicturesEn, string>> = {
  'rejection.picture-waits':
    '{count, plural, one {Deze afbeelding komt} other {Deze # afbeeldingen komen}} binnen zodra ze zijn opgehaald, na de import.',
  'import.remedy.picture-waits': 'Er is niets mis: zeg boven de rijen of afbeeldingen opgehaald mogen worden.',
  'import.reason.values-are-pictures': 'De waarden noemen afbeeldingen',
  'import.reason.pictures-main-first': 'Een lijst afbeeldingen: de eerste is de hoofdfoto, de andere gaan naar {more}',
  'history.import-pictures': 'Afbeeldingen van {file}: {count, number}',
  'importPictures.fetch':
    '{count, plural, one {# afbeelding staat} other {# afbeeldingen staan}} op {host}. Er wordt die server niets gevraagd totdat u het goedvindt.',
  'importPictures.fetch.yes': 'Ophalen van {host}',
  'importPictures.agreed':
    '{count, plural, one {# afbeelding wordt} other {# afbeeldingen worden}} na de import opgehaald van {host}.',
  'importPictures.fetch.no': 'Niet ophalen',
  'importPictures.files':
    '{count, plural, one {# afbeelding is naast het bestand gevonden en wordt} other {# afbeeldingen zijn naast het bestand gevonden en worden}} na de import overgenomen.',
  'importPictures.missing':
    '{count, plural, one {# afbeelding staat} other {# afbeeldingen staan}} niet naast het bestand: {names}.',
  'importPictures.folder': 'Kies een map',
  'importPictures.waiting': '{count, plural, one {# afbeelding is} other {# afbeeldingen zijn}} onderweg.',
  'importPictures.now': 'Nu ophalen',
  'importPictures.fetching': 'Afbeeldingen ophalen',
  'importPictures.offline':
    'Er is geen verbinding: de afbeeldingen wachten, en komen bij de volgende start of als u erom vraagt.',
  'importPictures.failed': '{count, plural, one {# afbeelding is} other {# afbeeldingen zijn}} niet gekomen',
  'importPictures.failed.more': 'en nog {count, number}',
  'importPictures.failed.row': 'Rij {line, number}, {sku}: {picture}',
  'importPictures.again': 'Opnieuw proberen',
  'reason.pictures': 'De afbeeldingen van deze import worden al opgehaald.',
  'reason.picture-missing': 'Dit bestand is er niet.',
  'reason.picture-damaged': 'De afbeelding is afgebroken.',
  'reason.picture-no-picture': 'Dit is geen afbeelding.',
  'reason.picture-format': 'Afbeeldingen van dit soort worden niet overgenomen.',
  'reason.picture-unreadable': 'De afbeelding is stuk.',
  'reason.picture-empty': 'Het bestand is leeg.',
  'reason.picture-too-many-pixels': 'De afbeelding heeft te veel pixels.',
  'reason.picture-too-slow': 'De afbeelding duurt te lang om te lezen.',
  'reason.picture-crashed': 'De afbeelding kan niet worden gelezen.',
  'pictures.fetching': 'Afbeeldingen ophalen',
  'pictures.attaching': 'Afbeeldingen toevoegen',
}
