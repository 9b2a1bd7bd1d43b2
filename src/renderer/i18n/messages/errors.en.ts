/** `error.<code>` and `reason.<details.reason>` of an AppError, `rejection.<code>` of a refused value. */
export const errorsEn = {
  'error.not-found': 'This is no longer there. It was probably deleted or undone meanwhile.',
  'error.conflict': 'It was changed meanwhile. Look at the newest state and try again.',
  'error.storage-full': 'The disk is full. Make some space and try again; nothing has been lost.',
  'error.storage-locked': 'Another program is using the catalogue. Close it there and try again.',
  'error.storage-corrupt': 'The catalogue file is damaged. Restore a backup copy; the file itself was left untouched.',
  'error.schema-newer': 'This catalogue was made by a newer version of Etalage. Update the app to open it.',
  'error.auth-expired': 'The shop no longer accepts the login. Connect the shop again.',
  'error.rate-limited': 'The shop asks us to wait. It goes on by itself.',
  'error.remote-unavailable': 'The shop cannot be reached at the moment.',
  'error.unavailable': 'The engine is restarting. Try again in a moment.',
  'error.cancelled': 'Cancelled.',
  'error.filter': 'The filter is not right at character {place, number}: {message}',
  'reason.too-many-values': 'This column has more than {limit, number} different values.',
  'reason.too-many-groups':
    'This would make more than {limit, number} groups. Group by a column with fewer different values.',
  'reason.step-under-way': 'A large change is being made. Try again when it is done.',
  'reason.view-name-taken': 'There is already a view called “{name}”.',
  'reason.nothing-to-ask': 'Nothing is missing or wrong in this delivery.',
  'reason.foreign-return-sheet':
    'This is a return sheet, but not one that was made from this catalogue. Open the catalogue it was made from.',
  'reason.rule-file-too-large': 'This file is too large for rules.',
  'reason.rule-file-not-rules': 'These are no rules of Etalage. {place}',
} as const
