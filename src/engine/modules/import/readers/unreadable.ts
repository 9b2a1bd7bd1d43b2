import { AppError } from '../../../../shared/errors.ts'

/** Why a source cannot be read; the window translates by this word. */
export type UnreadableReason = keyof typeof sentences

/** One sentence each: what is wrong and, where there is one, what to do about it. */
const sentences = {
  missing: 'The file is no longer there.',
  folder: 'This is a folder, not a file.',
  'not-a-file': 'This is not an ordinary file.',
  'no-permission': 'This file may not be read by you.',
  empty: 'The file is empty (0 bytes).',
  'only-bom': 'The file holds no text, only an invisible mark at its start.',
  blank: 'The file holds no text, only blank lines.',
  'too-large': 'The file is larger than this program reads at once.',
  'wrong-type': 'This is not a spreadsheet or a CSV file.',
  binary: 'The file holds no readable text: it is damaged or not a CSV file.',
  encoding: 'This character encoding is not supported.',
  'no-table': 'No table was found in the file.',
  'row-too-long': 'The file has a line of more than 4 million characters, so it is not a table.',
  truncated: 'The file is cut off, as after a download that did not finish; fetch it again.',
  damaged: 'The file is damaged: its parts do not match their stated size or checksum.',
  'password-protected': 'The workbook is protected with a password; save a copy without one and import that.',
  'zip-bomb': 'The file unpacks to far more data than its size allows; it is refused for safety.',
  'archive-paths': 'The archive holds file names that point outside of it; it is refused for safety.',
  'not-a-workbook': 'The file is an archive, but there is no workbook in it.',
  'no-sheet': 'The workbook has no sheet with cells in it.',
  'sheet-missing': 'The workbook has no sheet of that name.',
  doctype: 'The file declares a document type of its own, which could stand for anything; it is refused for safety.',
  'too-many-cells': 'The sheet has more than 20 million filled cells.',
  'malformed-json': 'The file is not well-formed JSON: something in it does not end, or is missing.',
  'no-records': 'No list of records was found in the file.',
  'record-too-large': 'A record in the file has more than 4 million characters.',
  'too-deep': 'The file nests its parts more than 64 deep, which no list of products does.',
  'too-many-columns': 'The records of the file have more than 16,384 different fields.',
  'malformed-xml': 'The file, or a part of the workbook, is not well-formed XML.',
} as const

/** Makes the error for a source that cannot be read; `detail` names what was found ("a PDF document"). */
export function unreadable(reason: UnreadableReason, detail?: string): AppError {
  const message = detail === undefined ? sentences[reason] : `${sentences[reason]} It is ${detail}.`
  return new AppError('source-unreadable', message, detail === undefined ? { reason } : { reason, found: detail })
}

/** Makes the error for a read that was cancelled by its caller. */
export function cancelled(): AppError {
  return new AppError('cancelled', 'Reading the file was cancelled.')
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled()
}
