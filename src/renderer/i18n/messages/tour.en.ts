/** The guided tour. `tour.<step>.title` names a step, also where it goes by itself. */
export const tourEn = {
  'tour.title': 'Guided tour',
  'tour.step': 'Step {step, number} of {of, number}',
  'tour.next': 'Next',
  'tour.finish': 'Finish',
  'tour.end': 'End the tour',
  'tour.numbers': 'What the step before came to',
  'tour.welcome.title': 'Your catalogue',
  'tour.welcome.text':
    'These are the products of an outdoor shop, gaps and all. In a few minutes you bring in a price list, correct a name, find what is missing, and publish. “Next” does each step for you; or do it yourself.',
  'tour.file.title': 'A supplier sends a file',
  'tour.file.text':
    'Drop a spreadsheet anywhere on the window, or choose one here. “Next” brings in a price list that ships with Etalage.',
  'tour.columns.title': 'The file is understood',
  'tour.columns.text':
    'The right sheet was found, and the row with the column names, three rows down. Go on to see where each column goes.',
  'tour.check.title': 'Every column has its place',
  'tour.check.text':
    'Each says where it goes and why; what is only a guess is asked first. Then all rows are compared with your catalogue.',
  'tour.commit.title': 'See it before it happens',
  'tour.commit.text':
    'New, changed, unchanged, skipped and rejected rows, with old and new values. Nothing has changed yet. Importing is one step, which can be undone.',
  'tour.edit.title': 'Correct a cell',
  'tour.edit.text': 'The receipt adds up. Now change a name: F2 or a double click opens the cell, Enter saves it.',
  'tour.undo.title': 'Take it back',
  'tour.undo.text': 'Every step can be undone, also tomorrow, also after a restart. The history lists them all.',
  'tour.dashboard.title': 'What is missing',
  'tour.dashboard.text':
    'How complete each channel is in each language. A click on a bar opens the grid on exactly its empty cells.',
  'tour.practice.title': 'A shop to practise on',
  'tour.practice.text':
    'It runs on this computer and behaves like Lightspeed eCom. Your own shop is connected the same way, with its key.',
  'tour.compare.title': 'Compare with the shop',
  'tour.compare.text': 'First Etalage reads what the shop has and lists every difference. Nothing is sent yet.',
  'tour.publish.title': 'Publish',
  'tour.publish.text':
    'What is ready is sent at the pace the shop allows; what is not says what it lacks. Nothing is sent twice.',
  'tour.done.title': 'That was the whole job',
  'tour.done.text': 'The receipt stays under “Earlier runs”. Now bring in a file of your own: drop it on the window.',
  'tour.number.products': 'products',
  'tour.number.models': 'models',
  'tour.number.rows': 'rows',
  'tour.number.columns': 'columns',
  'tour.number.mapped': 'imported columns',
  'tour.number.unsure': 'to decide',
  'tour.number.leftOut': 'left out',
  'tour.number.product': 'product',
  'tour.number.was': 'was',
  'tour.number.is': 'is',
  'tour.number.isAgain': 'is again',
  'tour.number.gaps': 'attributes with gaps',
  'tour.number.shop': 'shop',
  'tour.number.channel': 'channel',
  'tour.number.steps': 'steps in the history',
} as const
