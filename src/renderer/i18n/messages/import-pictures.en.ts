/** Pictures that imported files name by address or file: what is to come, what did not, and why. */
export const importPicturesEn = {
  'rejection.picture-waits':
    '{count, plural, one {This picture comes} other {These # pictures come}} in once fetched, after the import.',
  'import.remedy.picture-waits': 'Nothing is wrong: say above the rows whether pictures may be fetched.',
  'import.reason.values-are-pictures': 'The values name pictures',
  'import.reason.pictures-main-first': 'A list of pictures: the first is the main one, the others go to {more}',
  'history.import-pictures': 'Pictures of {file}: {count, number}',
  'importPictures.fetch':
    '{count, plural, one {# picture is} other {# pictures are}} on {host}. Nothing is asked of that server until you agree.',
  'importPictures.fetch.yes': 'Fetch from {host}',
  'importPictures.agreed':
    '{count, plural, one {# picture is} other {# pictures are}} fetched from {host} after the import.',
  'importPictures.fetch.no': 'Do not fetch',
  'importPictures.files':
    '{count, plural, one {# picture was found beside the file and is taken} other {# pictures were found beside the file and are taken}} after the import.',
  'importPictures.missing': '{count, plural, one {# picture is} other {# pictures are}} not beside the file: {names}.',
  'importPictures.folder': 'Choose a folder',
  'importPictures.waiting': '{count, plural, one {# picture is} other {# pictures are}} on the way.',
  'importPictures.now': 'Fetch now',
  'importPictures.fetching': 'Fetching pictures',
  'importPictures.offline': 'There is no connection: the pictures wait, and come at the next start or when you ask.',
  'importPictures.failed': '{count, plural, one {# picture} other {# pictures}} did not come',
  'importPictures.failed.more': 'and {count, number} more',
  'importPictures.failed.row': 'Row {line, number}, {sku}: {picture}',
  'importPictures.again': 'Try again',
  'reason.pictures': 'The pictures of this import are being fetched already.',
  'reason.picture-missing': 'There is no such file.',
  'reason.picture-damaged': 'The picture is cut off.',
  'reason.picture-no-picture': 'This is no picture.',
  'reason.picture-format': 'Pictures of this kind are not taken.',
  'reason.picture-unreadable': 'The picture is broken.',
  'reason.picture-empty': 'The file is empty.',
  'reason.picture-too-many-pixels': 'The picture has too many pixels.',
  'reason.picture-too-slow': 'The picture takes too long to read.',
  'reason.picture-crashed': 'The picture cannot be read.',
  'pictures.fetching': 'Fetching pictures',
  'pictures.attaching': 'Attaching pictures',
} as const
